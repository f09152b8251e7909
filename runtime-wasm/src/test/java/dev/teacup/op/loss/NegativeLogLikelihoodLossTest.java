package dev.teacup.op.loss;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;

/** The operands are those of the examples of the specification. */
class NegativeLogLikelihoodLossTest {
    private static final Literal INPUT = floats(2, 3, 2).of(1, 2, 2, 2, 3, 2, 0, 1, 2, 2, 1, 2);
    private static final Literal TARGET = longs(2, 2).of(2, 1, 0, 2);
    private static final Literal WEIGHT = floats(3).of(0.2, 0.3, 0.1);

    private static OpCheck loss(Literal... operands) {
        return check("NegativeLogLikelihoodLoss").in(operands);
    }

    @Test
    void picksTheElementOfTheTarget() {
        loss(INPUT, TARGET).with("reduction", "none").gives(floats(2, 2).of(-3, -2, 0, -2));
        loss(floats(2, 2).of(1, 2, 3, 4), ints(2).of(1, 0)).with("reduction", "none")
                .gives(floats(2).of(-2, -3));
    }

    /** The weighted losses are -0.3, -0.6, 0 and -0.2, the weights 0.1, 0.3, 0.2 and 0.1. */
    @Test
    void weighsSumsAndAverages() {
        loss(INPUT, TARGET).with("reduction", "sum").gives(floats().of(-7));
        loss(INPUT, TARGET).gives(floats().of(-1.75));
        loss(INPUT, TARGET, WEIGHT).with("reduction", "sum").gives(floats().of(-1.1));
        loss(INPUT, TARGET, WEIGHT).gives(floats().of(-1.1 / 0.7));
    }

    @Test
    void ignoresAClassOrANumberThatIsNone() {
        loss(INPUT, TARGET, WEIGHT).with("ignore_index", 1).gives(floats().of(-0.5 / 0.4));
        loss(INPUT, TARGET).with("ignore_index", 2).gives(floats().of(-1));
        Literal target = longs(2, 2).of(2, -9, 0, -9);
        loss(INPUT, target).with("ignore_index", -9).gives(floats().of(-1.5));
        loss(INPUT, target, WEIGHT).with("ignore_index", -9).with("reduction", "none")
                .gives(floats(2, 2).of(-0.3, 0, 0, 0));
    }

    @Test
    void givesNoLossOfAnIgnoredTargetThoughItsElementsAreInfinite() {
        loss(floats(1, 2).of(Double.NEGATIVE_INFINITY, Double.NaN), longs(1).of(5)).with("ignore_index", 5)
                .with("reduction", "sum").gives(floats().of(0));
    }

    @Test
    void comparesAllBitsOfTheIgnoredNumber() {
        loss(floats(1, 2).of(1, 2), ints(1).of(0)).with("ignore_index", 1L << 32).gives(floats().of(-1));
    }

    @Test
    void sumsHalvesInFloatAndDoublesInDouble() {
        loss(halves(2, 1).of(2048, 1), longs(2).of(0, 0)).gives(halves().of(-1025));
        loss(doubles(1, 1).of(1 + 1e-12), longs(1).of(0)).gives(doubles().of(-1 - 1e-12));
    }

    @Test
    void givesNothingOfNothing() {
        Literal none = floats(0, 3).of(new double[0]);
        Literal noTargets = longs(0).of(new double[0]);
        loss(none, noTargets).with("reduction", "none").gives(floats(0).of(new double[0]));
        loss(none, noTargets).with("reduction", "sum").gives(floats().of(0));
        loss(none, noTargets).gives(floats().of(Double.NaN));
    }

    @Test
    void hasTheNamesOfEitherOperand() {
        Type input = Type.of(DType.FLOAT32, Shape.of(Dim.UNKNOWN, Dim.of(3), Dim.of(4)));
        Type target = Type.of(DType.INT64, Shape.of(Dim.named("batch"), Dim.UNKNOWN));
        assertEquals("float32[batch, 4]", check("NegativeLogLikelihoodLoss").with("reduction", "none")
                .types(1, input, target)[0].toString());
    }

    @Test
    void refusesAClassThatIsNone() {
        loss(INPUT, longs(2, 2).of(2, 1, 0, 3)).refuses(
                "NegativeLogLikelihoodLoss 'it': an index in the input 'indices' is out of range",
                "expected: an index from -3 to 2, since dimension 1 of the input 'data' has the size 3",
                "got: 3 as element 3",
                "fix: look at what computes the indices, or clip them");
        loss(INPUT, longs(2, 2).of(2, -1, 0, 2)).refuses(
                "NegativeLogLikelihoodLoss 'it': an index in the input 'indices' is out of range",
                "expected: an index from -3 to 2, since dimension 1 of the input 'data' has the size 3",
                "got: -4 as element 1",
                "fix: look at what computes the indices, or clip them");
    }

    @Test
    void refusesTargetsThatDoNotFit() {
        loss(INPUT, longs(2, 3).of(0, 0, 0, 0, 0, 0)).refuses(
                "NegativeLogLikelihoodLoss 'it': the input 'target' has the wrong size in dimension 1",
                "expected: 2, since the input 'input' is [2, 3, 2]",
                "got: 3 in [2, 3]",
                "fix: make the two agree");
        loss(INPUT, longs(2).of(0, 0)).refuses(
                "NegativeLogLikelihoodLoss 'it': the input 'target' has the wrong number of dimensions",
                "expected: 2 dimensions",
                "got: 1 in [2]",
                "fix: reshape it");
        loss(floats(2).of(0, 0), longs().of(0)).refuses(
                "NegativeLogLikelihoodLoss 'it': the input 'input' has too few dimensions",
                "expected: at least 2",
                "got: 1 in [2]",
                "fix: reshape it");
    }

    @Test
    void refusesWeightsThatDoNotFit() {
        loss(INPUT, TARGET, floats(2).of(1, 1)).refuses(
                "NegativeLogLikelihoodLoss 'it': the input 'weight' has the wrong size in dimension 0",
                "expected: 3, since the input 'input' is [2, 3, 2]",
                "got: 2 in [2]",
                "fix: make the two agree");
        loss(INPUT, TARGET, floats().of(1)).refuses(
                "NegativeLogLikelihoodLoss 'it': the input 'weight' has the wrong number of dimensions",
                "expected: 1 dimension",
                "got: 0 in []",
                "fix: reshape it");
    }

    @Test
    void refusesAReductionThatIsNone() {
        loss(INPUT, TARGET).with("reduction", "max").refuses(
                "NegativeLogLikelihoodLoss 'it': the attribute 'reduction' has a value that ONNX does not "
                        + "know",
                "expected: one of none, sum, mean",
                "got: 'max'",
                "fix: export the model again");
    }
}
