package dev.teacup.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.loss.MeanSquaredError;
import dev.teacup.train.optim.Sgd;
import dev.teacup.train.optim.StepGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateSearchTest {
    /** y = 2 x or 3 x, one sample at a time: weight and bias burst at rates above a half. */
    @Test
    void raisesTheRateAndStopsAtTheBurst() {
        Dataset data = Dataset.of(4).floats("x", new float[] {1, -1, 1, -1})
                .floats("y", new float[] {2, -2, 3, -3});
        List<RateSearch.Point> points = new RateSearch(1e-4, 100, 300).run(
                schedule -> StepGraph.of("line", c -> new MeanSquaredError().of(c,
                        Dense.of("w", 1).of(c, c.input("x", DType.FLOAT32, 1)),
                        c.input("y", DType.FLOAT32, 1)),
                        StepGraph.Update.of(new Sgd(0), schedule)),
                data, Order.shuffled(), Settings.of(1, 1, 1));
        assertTrue(points.size() < 300, "it stops");
        double last = points.get(points.size() - 1).rate();
        assertTrue(last > 0.5 && last < 20, "at " + last);
        assertEquals(1e-4, points.get(0).rate());
    }

    @Test
    void tellsRatesThatDoNotGrow() {
        FitTest.assertMessage(() -> new RateSearch(1, 0.1, 10),
                "search of a learning rate: its rates do not grow",
                "expected: a lowest rate above 0, a higher one, and 2 steps or more",
                "got: 1.0 to 0.1 in 10 steps",
                "fix: turn them round, or give others");
    }

    @Test
    void tellsDataThatHasNoLossToBeginWith() {
        Dataset data =
                Dataset.of(1).floats("x", new float[] {Float.NaN}).floats("y", new float[] {1});
        FitTest.assertMessage(() -> new RateSearch(0.1, 1, 10).run(
                schedule -> StepGraph.of("line", c -> new MeanSquaredError().of(c,
                        Dense.of("w", 1).of(c, c.input("x", DType.FLOAT32, 1)),
                        c.input("y", DType.FLOAT32, 1)),
                        StepGraph.Update.of(new Sgd(0), schedule)),
                data, Order.shuffled(), Settings.of(1, 1, 1)),
                "search of a learning rate: the loss of the first batch is no number",
                "expected: a finite loss",
                "got: NaN",
                "fix: look for NaN in the data");
    }
}
