package dev.teacup.train.tabular;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.metric.Predictions;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.study.Study;
import dev.teacup.train.tabular.feature.TableInputs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good a finished model of a file is on the rows to judge on, run by Teacup's own engine as a page does.
 *
 * @param session the model
 * @param inputs what it is fed
 * @param scores on the rows to judge on, at most {@link #MOST_ROWS} of them, evenly spread
 */
public record TableEvaluation(TableData data, Session session, TableInputs inputs,
        TableScores scores) implements Study.Evaluation {
    static final int MOST_ROWS = 20_000;
    private static final int BATCH = 500;

    static TableEvaluation of(TableData data, byte[] model, String file) {
        Session session;
        try {
            session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        } catch (ModelException e) {
            throw e.at(file);
        }
        TableInputs inputs = TableFit.inputs(data);
        checkSignature(session, inputs, file);
        int[] rows = TableFit.thinned(data.split().test(), MOST_ROWS);
        double[][] said = new double[rows.length][];
        for (int from = 0; from < rows.length; from += BATCH) {
            int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BATCH));
            double[][] of = said(session, inputs.names(), inputs.tensors(some), data.target());
            System.arraycopy(of, 0, said, from, of.length);
        }
        return new TableEvaluation(data, session, inputs, new TableScores(data.target(), rows, said));
    }

    /** What the model says of rows that it is fed, for each the probability of each class, or the number. */
    static double[][] said(Session session, List<String> names, List<HostTensor> tensors, Target target) {
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            feeds.put(names.get(i), tensors.get(i));
        }
        HostTensor said = session.run(feeds).get(session.signature().outputs().get(0));
        int rows = said.dims()[0];
        int width = said.elements() / rows;
        double[][] all = new double[rows][width];
        for (int i = 0; i < said.elements(); i++) {
            all[i / width][i % width] = said.f64(i);
        }
        if (target.task() == Task.BINARY) {
            Arrays.setAll(all, row -> new double[] {1 - all[row][0], all[row][0]});
        }
        return all;
    }

    @Override
    public Map<String, Map<String, Double>> figures() {
        return Map.of("test", scores.measures());
    }

    @Override
    public Map<String, Integer> rows() {
        return Map.of("test", scores.rows().length);
    }

    /** Of two classes, what TensorBoard draws as precision over recall. */
    @Override
    public Map<String, Predictions> predictions() {
        return data.target().task() == Task.BINARY ? Map.of("test", scores.predictions()) : Map.of();
    }

    @Override
    public Facts facts(Account account, Ledger ledger, long modelBytes) {
        return new TableFacts(this, account, ledger).facts(modelBytes);
    }

    /** Writes the report, and the page beside it. */
    @Override
    public boolean writeTo(Folder folder, String dataSha256, long modelBytes) {
        boolean isWritten = Study.Evaluation.super.writeTo(folder, dataSha256, modelBytes);
        if (isWritten) {
            ModelDescription description =
                    Json.read(folder.path().resolve("model.json"), ModelDescription.class);
            folder.write(TablePage.FILE, new TablePage(folder.facts(), description, data).html());
        }
        return isWritten;
    }

    private static void checkSignature(Session session, TableInputs inputs, String file) {
        List<String> names = session.signature().inputs();
        if (!names.equals(inputs.names())) {
            throw new ModelException(file, "this is no model of this file",
                    "inputs " + String.join(", ", inputs.names()), "inputs " + String.join(", ", names),
                    "name by --data the file that it was trained on");
        }
    }
}
