package dev.teacup.train.quantize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void aNumberInsideOfARangeIsOffByHalfAStepAtMost() {
        Random random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            double low = random.nextGaussian();
            double high = low + Math.abs(random.nextGaussian());
            Range range = Range.of(low, high);
            assertEquals(0, range.rounded(0));
            for (int i = 0; i <= 100; i++) {
                double x = low + (high - low) * i / 100;
                assertTrue(Math.abs(range.rounded(x) - x) <= 0.50001 * range.scale(), x + " in " + range);
            }
        }
    }

    @Test
    void aValueThatIsAlwaysZeroHasARange() {
        Histogram histogram = new Histogram(0, 0);
        histogram.add(HostTensor.floats(new int[] {3}, 0, 0, 0));
        assertEquals(0, histogram.best().rounded(0));
    }

    @Test
    void aRareLargeNumberIsCutOffWhereThatRoundsTheOthersBetter() {
        HostTensor numbers = HostTensor.of(DType.FLOAT32, 1_000_000);
        Random random = new Random(2);
        for (int i = 0; i < numbers.elements(); i++) {
            numbers.tensor().f64(i, random.nextDouble());
        }
        numbers.tensor().f64(0, 4);
        Histogram histogram = new Histogram(0, 4);
        histogram.add(numbers);
        assertTrue(histogram.best().scale() < 2.0 / 255, "scale " + histogram.best().scale());
    }

    @Test
    void allIsKeptWhereNothingIsRare() {
        HostTensor numbers = HostTensor.floats(new int[] {5}, -1, -0.5f, 0, 0.5f, 1);
        Histogram histogram = new Histogram(-1, 1);
        histogram.add(numbers);
        assertEquals(2.0 / 255, histogram.best().scale(), 0.03 * 2 / 255);
    }
}
