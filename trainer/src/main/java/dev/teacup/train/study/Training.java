package dev.teacup.train.study;

import dev.teacup.train.loop.RateSearch;
import dev.teacup.train.ort.Sessions;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.Ledger;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The way from data to a folder that every recipe takes: one seed after the other, of which the first is
 * kept as the model, then what {@code evaluate} does.
 */
public final class Training {
    private final String name;
    private final Request request;
    private final Folder folder;
    private final Study study;
    private final Map<String, Object> settings;

    /**
     * Reads the data.
     *
     * @param name of the recipe
     * @throws dev.teacup.error.ModelException with the row of the data that is wrong
     */
    public Training(String name, Study.Opening opening, Request request) {
        this.name = name;
        this.request = request;
        this.folder = new Folder(request.out());
        this.study = opening.open(request.data(), request.epochs());
        this.settings = Json.map(study.settings());
    }

    /**
     * Trains, and writes the model, its description, goldens, the ledger of seeds and the report.
     *
     * @throws dev.teacup.error.ModelException when the folder cannot be written to, or a checkpoint is
     *     damaged
     */
    public void run() {
        double before = TimeSpent.before(request.out().resolve(Desk.CHECKPOINTS), request.resume());
        long start = System.nanoTime();
        byte[] kept = null;
        for (int i = 0; i < request.seeds(); i++) {
            Desk desk = desk(request.seed() + i);
            if (request.seeds() > 1) {
                desk.say("Seed " + desk.seed() + ", " + (i + 1) + " of " + request.seeds());
            }
            Study.Trained trained = new SeedBoard(desk, settings).train(study);
            if (desk.isKept()) {
                kept = keep(trained, desk, before + secondsSince(start));
            }
            folder.write(ledger().with(desk.seed(), trained.figures()));
        }
        folder.write(folder.account().lasting(before + secondsSince(start)));
        Study.Evaluation evaluation =
                study.judge(kept, request.out().resolve("model.onnx").toString());
        new Forms(folder, name, study).judge(kept, evaluation.figures());
        evaluation.writeTo(folder, study.dataSha256(), kept.length);
        new SeedBoard(desk(request.seed()), settings).show(evaluation, folder);
        desk(request.seed()).clear();
        request.terminal().println("Written to " + request.out());
    }

    private Desk desk(long seed) {
        return new Desk(study.asked(name), request, study.dataSha256(), seed, study.legend());
    }

    private Ledger ledger() {
        return Ledger.of(settings, study.dataSha256(), folder.ledger());
    }

    /** Writes what the kept seed gave, and gives the bytes of {@code model.onnx}. */
    private byte[] keep(Study.Trained trained, Desk desk, double seconds) {
        Map<String, double[]> curves = new LinkedHashMap<>(trained.curves());
        List<RateSearch.Point> searched = study.searched(desk);
        if (!searched.isEmpty()) {
            curves.put(Account.SEARCHED_RATES,
                    searched.stream().mapToDouble(RateSearch.Point::rate).toArray());
            curves.put(Account.SEARCHED_LOSSES,
                    searched.stream().mapToDouble(RateSearch.Point::smooth).toArray());
        }
        byte[] kept = new Forms(folder, name, study).write(trained.onnx(), request.form());
        folder.write(trained.description());
        folder.write(new Account(desk.command(), desk.seed(), LocalDate.now().toString(), seconds,
                trained.parameters(), versions(), study.dataSha256(), settings, curves));
        return kept;
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("ONNX Runtime", Sessions.version());
        versions.put("Java", System.getProperty("java.version"));
        versions.put("processor", System.getProperty("os.arch"));
        return versions;
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
