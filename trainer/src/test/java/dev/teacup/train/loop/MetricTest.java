package dev.teacup.train.loop;

import static dev.teacup.train.loop.FitTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final Map<String, float[]> OUTPUTS =
            Map.of("scores", new float[] {0.1f, 0.7f, 0.2f, 0.5f, 0.3f, 0.2f, 0.1f, 0.2f, 0.7f});

    @Test
    void countsTheSamplesWhoseHighestScoreIsTheirs() {
        assertEquals(2.0 / 3, Metric.accuracy("scores", new long[] {1, 2, 2}).of(OUTPUTS));
    }

    @Test
    void tellsWhatDoesNotBelongTogether() {
        assertMessage(() -> Metric.accuracy("score", new long[3]).of(OUTPUTS),
                "accuracy: the model does not give its scores",
                "expected: one of scores",
                "got: 'score'",
                "fix: did you mean 'scores'?");
        assertMessage(() -> Metric.accuracy("scores", new long[2]).of(OUTPUTS),
                "accuracy: its labels are not those of the samples",
                "expected: a label for each sample",
                "got: 2 labels for 9 scores",
                "fix: give the labels of the very samples that are judged");
    }
}
