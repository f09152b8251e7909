package dev.teacup.train.study;

import dev.teacup.error.Limits;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.board.Hyperparameters;
import dev.teacup.train.board.Run;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.chart.Chart;
import dev.teacup.train.report.chart.ChartImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What TensorBoard is shown of a seed beside its trainings: the settings and the figures that they led to,
 * the command, the graph of the model; and of the seed whose model is kept, what its report shows.
 *
 * @param desk of the seed
 * @param settings of the recipe
 */
record SeedBoard(Desk desk, Map<String, Object> settings) {
    /** Trains with the desk's seed. */
    Study.Trained train(Study study) {
        Hyperparameters chosen = hyperparameters();
        try (Run run = Run.begin(desk.board())) {
            run.start(chosen);
            run.text("command", 0, "`" + desk.command() + "`");
            run.flush();
            Study.Trained trained;
            try {
                trained = study.train(desk);
            } catch (RuntimeException failure) {
                run.fail();
                throw failure;
            }
            run.graph(GraphNodes.of(
                    Session.open(trained.onnx(), Limits.DEFAULT, ExternalFiles.NONE).graph()));
            run.end(chosen, flat(trained.figures()));
            return trained;
        }
    }

    /** Shows how the kept model was judged: precision over recall, and the pictures of the report. */
    void show(Study.Evaluation evaluation, Folder folder) {
        try (Run run = Run.more(desk.board())) {
            evaluation.predictions().forEach(
                    (part, said) -> run.precisionRecall(part, 0, said.scores(), said.labels()));
            Map<String, Chart> pictures = folder.facts().allPictures();
            if (ChartImage.canBeDrawn()) {
                pictures.forEach(
                        (file, chart) -> run.images("report/" + file, 0, List.of(ChartImage.of(chart))));
            } else {
                desk.say("No fonts here: TensorBoard is not shown the pictures of the report");
            }
        }
    }

    /** Seeds with the same settings are of one group. */
    private Hyperparameters hyperparameters() {
        Map<String, Object> plain = new LinkedHashMap<>();
        settings.forEach((name, value) -> plain.put(name,
                value instanceof Number || value instanceof Boolean || value instanceof String ? value
                        : Json.line(value)));
        return new Hyperparameters(plain, Integer.toHexString(Json.line(settings).hashCode()));
    }

    private static Map<String, Double> flat(Map<String, Map<String, Double>> figures) {
        Map<String, Double> flat = new LinkedHashMap<>();
        figures.forEach((part, measures) -> measures
                .forEach((measure, figure) -> flat.put(part + "/" + measure, figure)));
        return flat;
    }
}
