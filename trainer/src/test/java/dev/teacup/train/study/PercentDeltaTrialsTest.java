package dev.teacup.train.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.CsvFile;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.loss.MeanSquaredError;
import dev.teacup.train.optim.Optimizer;
import dev.teacup.train.optim.PercentDelta;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.Sgd;
import dev.teacup.train.optim.StepGraph;
import dev.teacup.train.report.Facts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PercentDeltaTrialsTest {
    private static final PercentDeltaMeasure SHARE = new PercentDeltaMeasure("share found", true, 0.02);
    private static final Dense LINE = Dense.of("line", 1);

    /** Best at a rate of 1, worse by .1 for each factor of ten, broken above. */
    private static double figure(Optimizer optimizer, double rate, long seed) {
        double best = optimizer instanceof PercentDelta ? 0.75 : 0.8;
        double lost = optimizer instanceof PercentDelta ? 0 : 0.1 * Math.log10(rate);
        return rate > 2 ? Double.NaN : best + lost + 0.01 * seed;
    }

    private static PercentDeltaTrials trials() {
        return PercentDeltaTrials.measured(PercentDeltaTrialsTest::figure, 0.01, 2, line -> {});
    }

    @Test
    void triesRatesOverFourDecadesWithEachSeed() {
        List<String> told = new ArrayList<>();
        assertEquals(4 * 9 * 2,
                PercentDeltaTrials.measured((optimizer, rate, seed) -> 0.5, 0.01, 2, told::add).points()
                        .size());
        assertEquals("Adam\t1.0E-4\t1\t0.5", told.get(0));
        assertEquals("Adam\t3.0E-4\t2\t0.5", told.get(3));
        assertEquals("PercentDelta\t1.0\t2\t0.5", told.get(told.size() - 1));
    }

    @Test
    void readsWhatItWrote() {
        byte[] bytes = trials().text().getBytes(StandardCharsets.UTF_8);
        PercentDeltaTrials read = PercentDeltaTrials.of(new CsvFile("trials.tsv", bytes).table());
        assertEquals(trials().text(), read.text());
    }

    @Test
    void tellsTheBestFigureTheRatesThatComeCloseAndThoseThatBurst() {
        Facts.Table table = trials().section(SHARE, "Trained once.").tables().get(0);
        assertEquals(List.of("Adam", "0.815 ± 0.007", "1, the highest tried", "1 of 9: 1", "none"),
                table.rows().get(0));
        assertEquals(List.of("SGD with momentum", "0.815 ± 0.007", "1", "1 of 9: 1", "3, 10, 30, 100"),
                table.rows().get(2));
        assertEquals(List.of("PercentDelta", "0.765 ± 0.007", "0.0001, the lowest tried", "none", "none"),
                table.rows().get(3));
    }

    @Test
    void saysWherePercentDeltaHelpsAndWhereItDoesNot() {
        assertEquals("At its best rate PercentDelta does not help: it reaches 0.765, and Adam 0.815. Of its"
                + " 9 rates 0 come close to the best figure of all, of those of Adam 1: it forgives a wrong"
                + " rate less.", verdict(trials(), SHARE));
        PercentDeltaMeasure error = new PercentDeltaMeasure("share missed", false, 0.02);
        PercentDeltaTrials others = PercentDeltaTrials.measured(
                (optimizer, rate, seed) -> optimizer instanceof PercentDelta ? 0.1 : 0.2 + 0.1 * rate, 0.01,
                1,
                line -> {});
        assertEquals("At its best rate PercentDelta helps: it reaches 0.100, and Adam 0.200. Of its 9 rates 9"
                + " come close to the best figure of all, of those of Adam 0: it forgives a wrong rate most"
                + " of the four.", verdict(others, error));
    }

    private static String verdict(PercentDeltaTrials trials, PercentDeltaMeasure measure) {
        return trials.section(measure, "Trained once.").paragraphs().get(1);
    }

    @Test
    void takesATrainingThatBurstsForOneWithoutAFigure() {
        assertTrue(PercentDeltaTrials.last(line(1, new Sgd(0), 0.1)) < 0.01);
        assertEquals(Double.NaN, PercentDeltaTrials.last(line(1, new Sgd(0), 1e30)));
    }

    @Test
    void doesNotHideThatATrainingCannotBegin() {
        assertThrows(ModelException.class, () -> PercentDeltaTrials.last(line(0, new Sgd(0), 0.1)));
    }

    /** y = 2 x; with no target for {@code known} 0. */
    private static Fit line(int known, Optimizer optimizer, double rate) {
        Dataset data = Dataset.of(4).floats("x", new float[] {1, -1, 2, -2});
        Dataset whole = known == 0 ? data : data.floats("y", new float[] {2, -2, 4, -4});
        StepGraph step = StepGraph.of("line", c -> new MeanSquaredError().of(c,
                LINE.of(c, c.input("x", DType.FLOAT32, 1)), c.input("y", DType.FLOAT32, 1)),
                StepGraph.Update.of(optimizer, Schedule.constant(rate)));
        Model model = Model.of("line", c -> c.out("y", LINE.of(c, c.input("x", DType.FLOAT32, 1))));
        return Fit.of(step, whole, Settings.of(30, 2, 1)).validatedBy(new Validation(model, data, "error",
                outputs -> Math.abs(outputs.get("y")[0] - 2), false));
    }
}
