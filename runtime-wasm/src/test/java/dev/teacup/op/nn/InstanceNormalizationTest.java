package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class InstanceNormalizationTest {
    /** Of 1 and 3 the mean is 2 and the variance 1; of 0 and 4, 2 and 4. */
    @Test
    void normalizesEachChannelOfEachInstance() {
        check("InstanceNormalization").with("epsilon", 0f)
                .in(floats(2, 2, 2).of(1, 3, 0, 4, 3, 1, 4, 0), floats(2).of(1, 10), floats(2).of(0, 0.5))
                .gives(floats(2, 2, 2).of(-1, 1, -9.5, 10.5, 1, -1, 10.5, -9.5));
    }

    @Test
    void takesAllDimensionsBehindTheChannelsTogether() {
        check("InstanceNormalization").with("epsilon", 3f)
                .in(doubles(1, 1, 2, 1, 2).of(1, 3, 3, 1), doubles(1).of(2), doubles(1).of(1))
                .gives(doubles(1, 1, 2, 1, 2).of(0, 2, 2, 0));
    }

    @Test
    void computesHalvesInFloatAndRoundsOnce() {
        check("InstanceNormalization").with("epsilon", 0f)
                .in(halves(1, 1, 2).of(60000, 60064), halves(1).of(3), halves(1).of(0.5))
                .gives(halves(1, 1, 2).of(-2.5, 3.5));
    }

    @Test
    void keepsEmptyTensorsEmpty() {
        check("InstanceNormalization").in(floats(0, 2, 3).counting(), floats(2).of(1, 1), floats(2).of(0, 0))
                .gives(floats(0, 2, 3).counting());
    }

    @Test
    void refusesAnInputWithoutAnythingToNormalizeOver() {
        check("InstanceNormalization").in(floats(1, 2).counting(), floats(2).of(1, 1), floats(2).of(0, 0))
                .refuses(
                        "InstanceNormalization 'it': the input 'input' has too few dimensions",
                        "expected: at least 3",
                        "got: 2 in [1, 2]",
                        "fix: reshape it");
    }

    @Test
    void refusesAScaleForOtherChannels() {
        check("InstanceNormalization")
                .in(floats(1, 2, 1).counting(), floats(3).counting(), floats(2).of(0, 0))
                .refuses(
                        "InstanceNormalization 'it': the input 'scale' has the wrong size in dimension 0",
                        "expected: 2, since the output has as many channels",
                        "got: 3 in [3]",
                        "fix: make the two agree");
    }

    @Test
    void refusesABiasThatIsNoList() {
        check("InstanceNormalization").in(floats(1, 2, 1).counting(), floats(2).of(1, 1), floats().of(0))
                .refuses(
                        "InstanceNormalization 'it': the input 'B' has the wrong number of dimensions",
                        "expected: 1 dimension",
                        "got: 0 in []",
                        "fix: reshape it");
    }
}
