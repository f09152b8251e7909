package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;

class BatchNormalizationTest {
    private static final Literal ONES = floats(2).of(1, 1);
    private static final Literal ZEROS = floats(2).of(0, 0);

    private static OpCheck exact() {
        return check("BatchNormalization").with("epsilon", 0f).within(1e-6, 1e-7);
    }

    @Test
    void normalizesEachChannelByTheGivenStatistics() {
        exact().in(floats(1, 2, 2).of(1, 3, 10, 20), floats(2).of(2, 3), floats(2).of(0.5, -1),
                floats(2).of(2, 10), floats(2).of(4, 25)).gives(floats(1, 2, 2).of(-0.5, 1.5, -1, 5));
        exact().in(floats(2, 2).of(1, 10, 3, 20), floats(2).of(2, 3), floats(2).of(0.5, -1),
                floats(2).of(2, 10), floats(2).of(4, 25)).gives(floats(2, 2).of(-0.5, -1, 1.5, 5));
    }

    @Test
    void addsEpsilonToTheVariance() {
        check("BatchNormalization").with("epsilon", 3f).in(floats(1, 2).of(4, 6), ONES, ZEROS, ZEROS, ONES)
                .gives(floats(1, 2).of(2, 3));
    }

    @Test
    void takesASingleDimensionAsOneChannel() {
        Literal one = floats(1).of(1);
        exact().in(floats(3).of(1, 2, 3), one, one, one, floats(1).of(4)).gives(floats(3).of(1, 1.5, 2));
        exact().with("training_mode", 1).with("momentum", 0.5f).in(floats(2).of(1, 3), one, one, one, one)
                .gives(floats(2).of(0, 2), floats(1).of(1.5), floats(1).of(1));
    }

    @Test
    void normalizesByItsOwnStatisticsInTraining() {
        exact().with("training_mode", 1).with("momentum", 0.75f)
                .in(floats(2, 2, 1).of(1, 10, 3, 30), ONES, ZEROS, floats(2).of(4, 8), ONES)
                .gives(floats(2, 2, 1).of(-1, -1, 1, 1), floats(2).of(3.5, 11), floats(2).of(1, 25.75));
    }

    @Test
    void computesHalvesInFloat() {
        exact().within(5e-4, 0).in(halves(1, 1, 1).of(60000), floats(1).of(3), floats(1).of(1),
                doubles(1).of(59900), doubles(1).of(1e4)).gives(halves(1, 1, 1).of(4));
    }

    @Test
    void computesInTheWidestTypeOfItsOperands() {
        exact().in(floats(1, 1).of(1), floats(1).of(1), floats(1).of(0), doubles(1).of(1 - 0x1p-40),
                doubles(1).of(0x1p-80)).gives(floats(1, 1).of(1));
    }

    @Test
    void refusesStatisticsOfAnotherNumberOfChannels() {
        check("BatchNormalization").in(floats(1, 2, 3).counting(), ONES, ZEROS, floats(3).counting(), ONES)
                .refuses("BatchNormalization 'it': the input 'input_mean' has the wrong size in dimension 0",
                        "expected: 2, since the input 'X' is [1, 2, 3]",
                        "got: 3 in [3]",
                        "fix: make the two agree");
        check("BatchNormalization").in(floats(1, 2).counting(), floats(1, 2).counting(), ZEROS, ZEROS, ONES)
                .refuses("BatchNormalization 'it': the input 'scale' has the wrong number of dimensions",
                        "expected: 1 dimension",
                        "got: 2 in [1, 2]",
                        "fix: reshape it");
        check("BatchNormalization").in(floats().of(1), ONES, ZEROS, ZEROS, ONES)
                .refuses("BatchNormalization 'it': the input 'X' has too few dimensions",
                        "expected: at least 1",
                        "got: 0 in []",
                        "fix: reshape it");
    }

    @Test
    void refusesToGiveRunningStatisticsOutsideOfTraining() {
        check("BatchNormalization").outputs(3).in(floats(1, 2).counting(), ONES, ZEROS, ZEROS, ONES).refuses(
                "BatchNormalization 'it': the running statistics are asked for outside of training",
                "expected: the output 'Y' alone, since training_mode is 0",
                "got: 3 outputs",
                "fix: leave the others out");
    }
}
