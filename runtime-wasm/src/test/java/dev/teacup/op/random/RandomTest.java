package dev.teacup.op.random;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Moments of many numbers, within five of their standard deviations; the seeds are fixed. */
class RandomTest {
    private static final int MANY = 40_000;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static OpCheck shaped(String opType, long... shape) {
        return check(opType).with("shape", shape);
    }

    private static double[] numbers(OpCheck node) {
        return node.results(1)[0].reals();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length;
    }

    @Test
    void uniformNumbersFillTheirRangeEvenly() {
        double[] values = numbers(shaped("RandomUniform", MANY).with("low", -1f).with("high", 3f));
        assertTrue(Arrays.stream(values).allMatch(x -> x >= -1 && x <= 3));
        assertEquals(1, mean(values), 5 * Math.sqrt(4 / 3.0 / MANY));
        assertEquals(4 / 3.0, variance(values), 0.04);
    }

    @Test
    void normalNumbersHaveTheirMeanAndDeviation() {
        double[] values = numbers(shaped("RandomNormal", 2, MANY / 2).with("mean", 5f).with("scale", 2f));
        assertEquals(5, mean(values), 5 * 2 / Math.sqrt(MANY));
        assertEquals(4, variance(values), 5 * 4 * Math.sqrt(2.0 / MANY));
        long within = Arrays.stream(values).filter(x -> Math.abs(x - 5) < 2).count();
        assertEquals(0.6827, within / (double) MANY, 0.012);
    }

    @Test
    void neighboursDoNotDepend() {
        double[] values = numbers(shaped("RandomUniform", MANY));
        double[] products = new double[MANY - 1];
        for (int i = 0; i < products.length; i++) {
            products[i] = (values[i] - 0.5) * (values[i + 1] - 0.5);
        }
        assertEquals(0, mean(products), 5 / 12.0 / Math.sqrt(MANY));
    }

    @Test
    void aSeedGivesItsNumbersAndAnotherOneOthers() {
        double[] first = numbers(shaped("RandomNormal", 8).with("seed", 1f));
        assertTrue(Arrays.equals(first, numbers(shaped("RandomNormal", 8).with("seed", 1f))));
        double[] second = numbers(shaped("RandomNormal", 8).with("seed", 2f));
        for (int i = 0; i < first.length; i++) {
            assertTrue(first[i] != second[i]);
        }
    }

    @Test
    void isLikeItsOperand() {
        check("RandomNormalLike").with("scale", 0f).with("mean", 3f).in(halves(2, 1).of(1, 2))
                .gives(halves(2, 1).of(3, 3));
        check("RandomUniformLike").with("low", 2f).with("high", 2f).with("dtype", DType.FLOAT64.code())
                .in(texts(2).of("a", "b")).gives(doubles(2).of(2, 2));
        shaped("RandomUniform").with("low", 2f).with("high", 2f).with("dtype", 10).gives(halves().of(2));
        shaped("RandomNormal", 0, 2).gives(floats(0, 2).of(new double[0]));
    }

    @Test
    void bernoulliIsOneWithItsProbability() {
        Literal probabilities = floats(MANY).of(Arrays.stream(new double[MANY]).map(x -> 0.25f).toArray());
        assertEquals(0.25, mean(numbers(check("Bernoulli").in(probabilities))), 5 * Math.sqrt(0.1875 / MANY));
        check("Bernoulli").in(floats(3).of(0, 1, 1)).gives(floats(3).of(0, 1, 1));
        check("Bernoulli").with("dtype", DType.BOOL.code()).in(doubles(2).of(1, 0))
                .gives(bools(2).of(true, false));
    }

    @Test
    void multinomialDrawsClassesByTheirProbabilities() {
        Literal drawn = check("Multinomial").with("sample_size", MANY)
                .in(floats(1, 3).of(Math.log(1), Math.log(2), Math.log(5))).results(1)[0];
        double[] counts = new double[3];
        for (long c : (long[]) drawn.values()) {
            counts[(int) c]++;
        }
        assertEquals(0.125, counts[0] / MANY, 0.01);
        assertEquals(0.25, counts[1] / MANY, 0.012);
        assertEquals(0.625, counts[2] / MANY, 0.013);
        check("Multinomial").with("sample_size", 2).in(floats(2, 2).of(-INF, 1000, -1e9, -INF))
                .gives(ints(2, 2).of(1, 1, 0, 0));
        check("Multinomial").with("sample_size", 0).with("dtype", 7).in(floats(1, 2).of(0, 0))
                .gives(longs(1, 0).of(new double[0]));
    }

    @Test
    void refusesWhatIsNoProbability() {
        check("Bernoulli").in(floats(2).of(1, 1.5)).refuses(
                "Bernoulli 'it': an element of the input 'input' is no probability",
                "expected: a number from 0 to 1",
                "got: 1.5 as element 1",
                "fix: look at what computes it");
        check("Multinomial").in(floats(2, 2).of(0, 0, -INF, -INF)).refuses(
                "Multinomial 'it': no class of a row of the input 'input' has a probability",
                "expected: logarithms of probabilities, one of them finite, and none of them nan or inf",
                "got: row 1 of 2 classes",
                "fix: look at what computes them");
        check("Multinomial").in(floats(1, 2).of(0, INF)).refuses(
                "Multinomial 'it': no class of a row of the input 'input' has a probability",
                "expected: logarithms of probabilities, one of them finite, and none of them nan or inf",
                "got: row 0 of 2 classes",
                "fix: look at what computes them");
    }

    @Test
    void refusesSizesThatAreNone() {
        shaped("RandomNormal", 2, -1).refuses(
                "RandomNormal 'it': the attribute 'shape' is out of range",
                "expected: numbers from 0 to 2147483647",
                "got: [2, -1]",
                "fix: export the model again");
        check("Multinomial").with("sample_size", -1).in(floats(1, 1).of(0)).refuses(
                "Multinomial 'it': the attribute 'sample_size' is out of range",
                "expected: numbers from 0 to 2147483647",
                "got: -1",
                "fix: export the model again");
        check("Multinomial").in(floats(1).of(0)).refuses(
                "Multinomial 'it': the input 'input' has the wrong number of dimensions",
                "expected: 2 dimensions",
                "got: 1 in [1]",
                "fix: reshape it");
    }

    @Test
    void refusesElementTypesThatAreNoFloats() {
        check("RandomNormalLike").in(longs(1).of(1)).refuses(
                "RandomNormalLike 'it': the element type of the input 'input' is not one of random numbers",
                "expected: float32, float16 or float64, or an attribute 'dtype' that names one",
                "got: int64",
                "fix: add the attribute");
        shaped("RandomUniform", 1).with("dtype", 6).refuses(
                "RandomUniform 'it': the attribute 'dtype' names an element type that Teacup does not have "
                        + "here",
                "expected: the code of float32, float16 or float64",
                "got: 6 (int32)",
                "fix: export the model with another element type");
    }
}
