package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;

class GroupNormalizationTest {
    /** Of 1, 3, 3, 1 the mean is 2 and the variance 1; of 0, 4, 4, 0, 2 and 4. */
    @Test
    void normalizesEachGroupAndScalesEachChannel() {
        groups(2).in(floats(1, 4, 2).of(1, 3, 3, 1, 0, 4, 4, 0), floats(4).of(1, 2, 3, 4),
                floats(4).of(0, 0, 0.5, 0.5))
                .gives(floats(1, 4, 2).of(-1, 1, 2, -2, -2.5, 3.5, 4.5, -3.5));
    }

    @Test
    void takesChannelsWithoutDimensionsBehindThem() {
        groups(1).in(floats(2, 2).of(1, 3, 4, 0), floats(2).of(1, 1), floats(2).of(0, 0))
                .gives(floats(2, 2).of(-1, 1, 1, -1));
    }

    @Test
    void computesTheFirstStageInTheStashType() {
        groups(1).in(doubles(1, 2).of(1, 1 + 1e-9), doubles(2).of(1, 1), doubles(2).of(0, 0))
                .gives(doubles(1, 2).of(Double.NaN, Double.NaN));
        groups(1).with("stash_type", 11).within(1e-6, 0)
                .in(doubles(1, 2).of(1, 1 + 1e-9), doubles(2).of(1, 1), doubles(2).of(0, 0))
                .gives(doubles(1, 2).of(-1, 1));
        groups(1).in(halves(1, 2).of(60000, 60064), halves(2).of(3, 3), halves(2).of(0.5, 0.5))
                .gives(halves(1, 2).of(-2.5, 3.5));
        groups(1).with("stash_type", 10)
                .in(floats(1, 2).of(1, 3.0001), floats(2).of(1, 1), floats(2).of(0, 0))
                .gives(floats(1, 2).of(-1, 1));
    }

    @Test
    void keepsEmptyTensorsEmpty() {
        groups(2).in(floats(0, 4, 3).counting(), floats(4).counting(), floats(4).counting())
                .gives(floats(0, 4, 3).counting());
        groups(2).in(floats(2, 4, 3, 0).counting(), floats(4).counting(), floats(4).counting())
                .gives(floats(2, 4, 3, 0).counting());
        groups(2).in(floats(2, 0).counting(), floats(0).counting(), floats(0).counting())
                .gives(floats(2, 0).counting());
    }

    @Test
    void refusesGroupsThatDoNotDivideTheChannels() {
        for (long groups : new long[] {3, 0, -2}) {
            groups(groups).in(floats(1, 4).counting(), floats(4).counting(), floats(4).counting()).refuses(
                    "GroupNormalization 'it': the attribute 'num_groups' does not divide the channels",
                    "expected: a number of 1 or more that divides 4",
                    "got: " + groups,
                    "fix: look at the number of channels");
        }
    }

    @Test
    void refusesAStashTypeThatIsNoFloat() {
        for (long type : new long[] {7, 16, -1, 1L << 32 | 1}) {
            groups(1).with("stash_type", type)
                    .in(floats(1, 2).counting(), floats(2).counting(), floats(2).counting()).refuses(
                            "GroupNormalization 'it': the attribute 'stash_type' names "
                                    + "a type without support",
                            "expected: float32, float16 or float64",
                            "got: " + DType.codeAndName(type),
                            "fix: export the model with 1, which is float32");
        }
    }

    @Test
    void refusesABiasForGroups() {
        groups(2).in(floats(1, 4).counting(), floats(4).counting(), floats(2).counting()).refuses(
                "GroupNormalization 'it': the input 'bias' has the wrong size in dimension 0",
                "expected: 4, since the output has as many channels",
                "got: 2 in [2]",
                "fix: make the two agree");
    }

    private static OpCheck groups(long count) {
        return check("GroupNormalization").with("num_groups", count).with("epsilon", 0f);
    }
}
