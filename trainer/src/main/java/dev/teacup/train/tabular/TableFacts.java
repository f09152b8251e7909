package dev.teacup.train.tabular;

import dev.teacup.error.Text;
import dev.teacup.train.metric.Interval;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Facts.Figure;
import dev.teacup.train.report.Facts.Line;
import dev.teacup.train.report.Facts.Part;
import dev.teacup.train.report.Facts.Result;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts.Table;
import dev.teacup.train.report.Facts.Trial;
import dev.teacup.train.report.Facts.Tried;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.report.Pictures;
import dev.teacup.train.tabular.read.ReadColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the report of a file's model says. All of it is computed: nobody has looked at the file.
 *
 * @param kept the model that was kept, judged
 */
record TableFacts(TableEvaluation kept, Account account, Ledger ledger) {
    /** What the model of the file is called among others. */
    static final String OWN = "this network";

    private static final Map<String, String> NAMES = Map.of("auc", "AUC", "ap", "AP", "brier", "Brier", "f1",
            "F1", "macroF1", "macro-F1", "logLoss", "log loss", "r2", "R2", "rmse", "RMSE", "mae",
            "mean absolute error");

    Facts facts(long modelBytes) {
        TableScores own = kept.scores();
        TableScores linear = linear(own.rows());
        List<Section> sections = new ArrayList<>();
        sections.add(verdict(own, linear));
        sections.add(Section.of("The columns", "What each column was taken for.").with(
                new Table(List.of("column", "kind", "missing", "what is said of it"),
                        new ColumnList(data().columns(), target().name()).cells())));
        sections.addAll(new TableErrors(kept).sections());
        sections.add(new TableReliance(kept).section());
        if (account.curve(Account.TRAIN).length > 1) {
            sections.add(learning());
        }
        return new Facts(data().name(), TableDescription.title(target()), question(), own.measures(),
                dataFacts(), tried(), List.of(result(own, linear, usual(own.rows()))), sections,
                account.settings(), account.run(modelBytes), TableWords.use(data()));
    }

    /** The bar: fitted on all that the network has learnt from, with the penalty that was chosen for it. */
    private TableScores linear(int[] judged) {
        TableFit choosing = TableFit.of(data(), data().split().train());
        double penalty =
                TableLinear.chosen(choosing, choosing.thinned(data().split().validation())).penalty();
        TableFit keeping = TableFit.of(data(), data().split().trainAndValidation());
        return TableLinear.fitted(keeping, penalty).scores(keeping, judged);
    }

    /** The shares of the classes, or the mean, whatever the row. */
    private TableScores usual(int[] judged) {
        int[] known = data().split().trainAndValidation();
        double[][] said = new double[judged.length][];
        Arrays.fill(said, target().isClass()
                ? Arrays.stream(target().counts(known)).mapToDouble(count -> (double) count / known.length)
                        .toArray()
                : new double[] {Arrays.stream(target().of(known)).average().orElse(0)});
        return new TableScores(target(), judged, said);
    }

    private TableData data() {
        return kept.data();
    }

    private Target target() {
        return data().target();
    }

    private String question() {
        return "What is " + Text.quoted(target().name()) + " of a row of `" + data().asked().file() + "`, "
                + target().words() + ", by its other columns? The file was read and the model made by one"
                + " command, without anybody looking at it: read what was guessed of each column below.";
    }

    private Facts.Data dataFacts() {
        List<String> traps = new ArrayList<>(data().sheet().notes());
        traps.addAll(data().warnings());
        for (ReadColumn column : data().columns()) {
            if (!column.kind().isLearnt() && !column.name().equals(target().name())) {
                traps.add(Text.quoted(column.name()) + " is left out: " + column.why() + ".");
            }
        }
        traps.add("Means, deviations and words come from the rows to learn from only; a word that fewer than"
                + " 3 of them have counts as none. A missing number counts as the mean, and is marked; so is"
                + " a number that one row in ten or more has, such as 0.");
        var split = data().split();
        return new Facts.Data("`" + data().asked().file() + "`, " + data().sheet().summary() + ".",
                "those of the file", data().sheet().sha256(),
                data().features().stream().map(ReadColumn::name).toList(),
                List.of(part("to learn from", 0, split.train()), part("to choose by", 1, split.validation()),
                        part("to judge on", 2, split.test())),
                traps, new TablePictures(data()).all());
    }

    private Part part(String name, int index, int[] rows) {
        String what = data().rows().parts().get(index);
        boolean areFew = target().isClass() && target().classes().size() <= TablePictures.FEW_CLASSES;
        return areFew ? Part.ofClasses(name, what, target().classes(), target().counts(rows))
                : new Part(name, what, rows.length, Map.of());
    }

    private Tried tried() {
        double[] losses = account.curve(TableStudy.TRIED_LOSSES);
        double[] epochs = account.curve(TableStudy.TRIED_EPOCHS);
        int best = 0;
        for (int i = 1; i < losses.length; i++) {
            best = losses[i] < losses[best] ? i : best;
        }
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            trials.add(new Trial(TableStudy.SHAPES.get(i).words(),
                    String.format(Locale.ROOT, epochs[i] == 0 ? "%.4f" : "%.4f after epoch %d", losses[i],
                            (int) epochs[i]),
                    i == best ? "chosen" : "worse"));
        }
        return new Tried(
                "Networks of these shapes learnt, from the rows to learn from,"
                        + " what the linear model leaves over."
                        + " The figure is the "
                        + (target().isClass() ? "log loss" : "squared error, in variances,")
                        + " on the rows to choose by, after the best epoch. Pieces of numbers are what"
                        + " a number has passed of each piece between two quantiles (Gorishniy and"
                        + " others, arXiv 2203.05556): with them a network finds steps and bends sooner.",
                trials, Map.of());
    }

    private Section learning() {
        return Section.of("Learning",
                "The shape that was chosen, on the rows to learn from; its best epoch on the rows to choose"
                        + " by says for how long the kept model learnt.")
                .with("loss", Pictures.losses(account.curve(Account.TRAIN),
                        account.curve(Account.VALIDATION)));
    }

    private Result result(TableScores own, TableScores linear, TableScores usual) {
        List<String> keys = List.copyOf(own.measures().keySet());
        List<Line> lines = new ArrayList<>();
        if (ledger.count() > 1) {
            lines.add(new Line(OWN + ", " + ledger.count() + " seeds",
                    keys.stream().map(key -> ledger.figure("test", key)).toList()));
        }
        lines.add(line(OWN + ", the one that is kept", own));
        lines.add(line(target().isClass() ? "logistic regression" : "ridge regression", linear));
        lines.add(line(target().isClass() ? "always the shares of the classes" : "always the mean", usual));
        return new Result("Judged on " + own.rows().length + " rows, split " + data().rows().by()
                + "; in brackets where the figure lies in 95 of 100 draws of such rows:",
                keys.stream().map(key -> NAMES.getOrDefault(key, key)).toList(), lines);
    }

    /** The first figure with an interval. */
    private static Line line(String model, TableScores scores) {
        List<Figure> figures = new ArrayList<>();
        scores.measures().values().forEach(figure -> figures.add(
                figures.isEmpty() ? Figure.within(figure, Interval.bootstrap(scores.rows().length,
                        rows -> first(scores.of(rows)))) : Figure.of(figure)));
        return new Line(model, figures);
    }

    /** Draws of few rows may have one class only; they tell nothing. */
    private static double first(TableScores drawn) {
        boolean isOneClass = drawn.target().task() == Task.BINARY
                && Arrays.stream(drawn.target().labels(drawn.rows())).distinct().count() < 2;
        return isOneClass ? 0.5 : drawn.first();
    }

    private Section verdict(TableScores own, TableScores linear) {
        Interval better = Interval.bootstrap(own.rows().length,
                rows -> first(own.of(rows)) - first(linear.of(rows)));
        double by = own.first() - linear.first();
        String measure = NAMES.getOrDefault(own.measures().keySet().iterator().next(),
                own.measures().keySet().iterator().next());
        double[] losses = account.curve(TableStudy.TRIED_LOSSES);
        if (losses.length > 0 && Arrays.stream(losses).min().orElse(0) == losses[0]) {
            return Section.of("Is it worth a network?", "No network was better than the linear model on the"
                    + " rows to choose by, so the linear model is what was kept.");
        }
        String verdict = better.low() > 0 ? "The network is better than the linear model."
                : better.high() < 0 ? "The network is worse than the linear model: use the linear one."
                        : "The rows to judge on do not tell the network from the linear model.";
        return Section.of("Is it worth a network?", verdict + String.format(Locale.ROOT,
                " Its %s is %+.3f of the linear model's, %+.3f to %+.3f in 95 of 100 draws of the same rows.",
                measure, by, better.low(), better.high()));
    }
}
