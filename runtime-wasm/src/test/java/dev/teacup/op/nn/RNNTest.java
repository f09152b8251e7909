package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Most layers here have one neuron and the activation x, so that Ht = x * W + h * R can be done by hand. */
class RNNTest {
    private static final Literal X = floats(3, 1, 1).of(1, 2, 4);
    private static final Literal W = floats(1, 1, 1).of(2);
    private static final Literal R = floats(1, 1, 1).of(3);

    @Test
    void addsUpWhatItSawBefore() {
        linear(1).in(X, W, R).gives(floats(3, 1, 1, 1).of(2, 2 * 2 + 3 * 2, 2 * 4 + 3 * 10),
                floats(1, 1, 1).of(38));
    }

    @Test
    void readsFromTheEnd() {
        linear(1).with("direction", "reverse").in(X, W, R)
                .gives(floats(3, 1, 1, 1).of(86, 28, 8), floats(1, 1, 1).of(86));
    }

    @Test
    void readsBothWaysWithWeightsOfTheirOwn() {
        linear(2).with("direction", "bidirectional")
                .in(X, floats(2, 1, 1).of(2, 1), floats(2, 1, 1).of(3, 10))
                .gives(floats(3, 2, 1, 1).of(2, 421, 10, 42, 38, 4), floats(2, 1, 1).of(38, 421));
    }

    @Test
    void beginsWithTheInitialStateAndAddsBothBiases() {
        linear(1).in(X, W, R, floats(1, 2).of(10, 20), null, floats(1, 1, 1).of(-10))
                .gives(floats(3, 1, 1, 1).of(2, 40, 158), floats(1, 1, 1).of(158));
    }

    @Test
    void mapsInputsAndStatesByTheRowsOfTheWeights() {
        linear(1).in(floats(2, 1, 3).of(1, 2, 3, 0, 0, 1), floats(1, 2, 3).of(1, 10, 100, 0, 1, 0),
                floats(1, 2, 2).of(0, 1, 2, 0))
                .gives(floats(2, 1, 1, 2).of(321, 2, 102, 642), floats(1, 1, 2).of(102, 642));
    }

    @Test
    void stopsAtTheEndOfEachSequence() {
        Literal x = floats(2, 3, 1).of(1, 2, 4, 8, 16, 32);
        Literal initial = floats(1, 3, 1).of(0, 0, 7);
        linear(1).in(x, W, R, null, ints(3).of(2, 1, 0), initial)
                .gives(floats(2, 1, 3, 1).of(2, 4, 0, 22, 0, 0), floats(1, 3, 1).of(22, 4, 7));
        linear(1).with("direction", "reverse").in(x, W, R, null, ints(3).of(2, 1, 0), initial)
                .gives(floats(2, 1, 3, 1).of(50, 4, 0, 16, 0, 0), floats(1, 3, 1).of(50, 4, 7));
    }

    @Test
    void takesTheBatchFirst() {
        Literal x = floats(2, 3, 1).of(1, 2, 4, 8, 16, 32);
        linear(2).with("direction", "bidirectional").with("layout", 1)
                .in(x, floats(2, 1, 1).of(2, 1), floats(2, 1, 1).of(3, 10), null, ints(2).of(3, 1),
                        floats(2, 2, 1).of(0, 0, 1, 2))
                .gives(floats(2, 3, 2, 1).of(2, 421, 10, 42, 38, 4, 19, 28, 0, 0, 0, 0),
                        floats(2, 2, 1).of(38, 421, 19, 28));
    }

    @Test
    void givesTheHyperbolicTangentUnlessItIsToldOtherwise() {
        check("RNN").in(floats(1, 1, 1).of(0.25), W, R).within(1e-7, 0)
                .gives(floats(1, 1, 1, 1).of(0.46211715726000975));
        check("RNN").with("activations", new Attribute.Texts("Tanh", "Tanh"))
                .in(floats(1, 1, 1).of(0.25), W, R).within(1e-7, 0)
                .gives(floats(1, 1, 1, 1).of(0.46211715726000975));
        check("RNN").in(doubles(1, 1, 1).of(0.25), doubles(1, 1, 1).of(2), doubles(1, 1, 1).of(3))
                .gives(doubles(1, 1, 1, 1).of(0.46211715726000975));
        check("RNN").in(halves(1, 1, 1).of(0.25), halves(1, 1, 1).of(2), halves(1, 1, 1).of(3))
                .gives(null, halves(1, 1, 1).of(0.4621));
    }

    /** The values are those of Python's math. */
    @ParameterizedTest
    @CsvSource({"relu, -1, 0", "relu, 2, 2", "TANH, 1, 0.7615941559557649", "Sigmoid, 1, 0.7310585786300049",
        "Affine, -2, -2", "LeakyRelu, -1, -0.01", "LeakyRelu, 2, 2", "ThresholdedRelu, 0.5, 0",
        "ThresholdedRelu, 1, 1", "ScaledTanh, 1, 0.7615941559557649", "HardSigmoid, 1, 0.7",
        "HardSigmoid, 5, 1", "HardSigmoid, -5, 0", "Elu, -1, -0.6321205588285577", "Elu, 3, 3",
        "Softsign, -1, -0.5", "softplus, -1, 0.31326168751822286", "Softplus, 1, 1.3132616875182228"})
    void knowsTheActivations(String name, double x, double y) {
        check("RNN").with("activations", new Attribute.Texts(name))
                .in(doubles(1, 1, 1).of(x), doubles(1, 1, 1).of(1), doubles(1, 1, 1).of(0))
                .within(1e-7, 0).gives(doubles(1, 1, 1, 1).of(y));
    }

    @Test
    void givesAlphaAndBetaToTheFunctionsThatTakeThemInTheirOrder() {
        Literal one = doubles(1, 1, 1).of(1);
        Literal ones = doubles(2, 1, 1).of(1, 1);
        check("RNN").with("direction", "bidirectional")
                .with("activations", new Attribute.Texts("Relu", "ScaledTanh"))
                .with("activation_alpha", new Attribute.Reals(2, 5))
                .with("activation_beta", new Attribute.Reals(0.5f)).in(one, ones, ones)
                .gives(doubles(1, 2, 1, 1).of(1, 2 * 0.46211715726000975));
        check("RNN").with("direction", "bidirectional")
                .with("activations", new Attribute.Texts("LeakyRelu", "Affine"))
                .with("activation_alpha", new Attribute.Reals(4)).in(doubles(1, 1, 1).of(-1), ones, ones)
                .gives(doubles(1, 2, 1, 1).of(-4, -1));
    }

    @Test
    void clipsWhatTheActivationIsGiven() {
        linear(1).with("clip", 5f).in(floats(2, 1, 1).of(1, -9), W, R)
                .gives(floats(2, 1, 1, 1).of(2, -5));
    }

    @Test
    void passesNotANumberOn() {
        linear(1).with("clip", 5f).in(floats(2, 1, 1).of(Double.NaN, 1), W, R)
                .gives(null, floats(1, 1, 1).of(Double.NaN));
    }

    @Test
    void givesTheInitialStateWhereThereAreNoSteps() {
        linear(1).in(floats(0, 1, 1).counting(), W, R, null, null, floats(1, 1, 1).of(6))
                .gives(floats(0, 1, 1, 1).counting(), floats(1, 1, 1).of(6));
        linear(1).in(floats(2, 0, 1).counting(), W, R).gives(floats(2, 1, 0, 1).counting(),
                floats(1, 0, 1).counting());
        linear(1).in(floats(2, 1, 0).counting(), floats(1, 1, 0).counting(), R)
                .gives(null, floats(1, 1, 1).of(0));
    }

    @Test
    void keepsTheNamesOfStepsAndBatch() {
        Type[] types = check("RNN").with("hidden_size", 5).types(2,
                Type.of(DType.FLOAT32, Shape.of(Dim.named("steps"), Dim.named("batch"), Dim.of(4))),
                Type.of(DType.FLOAT32, Shape.ofRank(3)), Type.of(DType.FLOAT32, Shape.ofRank(3)));
        assertEquals("float32[steps, 1, batch, 5]", types[0].toString());
        assertEquals("float32[1, batch, 5]", types[1].toString());
    }

    @Test
    void refusesWeightsOfOtherSizes() {
        check("RNN").in(X, floats(1, 1, 2).counting(), R).refuses(
                "RNN 'it': the input 'W' has the wrong size in dimension 2",
                "expected: 1, since the input 'X' is [3, 1, 1], the hidden size 1 and the direction forward",
                "got: 2 in [1, 1, 2]",
                "fix: make the two agree");
        check("RNN").with("hidden_size", 2).in(X, floats(1, 2, 1).counting(), R).refuses(
                "RNN 'it': the input 'R' has the wrong size in dimension 1",
                "expected: 2, since the input 'X' is [3, 1, 1], the hidden size 2 and the direction forward",
                "got: 1 in [1, 1, 1]",
                "fix: make the two agree");
        check("RNN").with("direction", "bidirectional").in(X, W, R).refuses(
                "RNN 'it': the input 'W' has the wrong size in dimension 0",
                "expected: 2, since the input 'X' is [3, 1, 1], the hidden size 1 and the direction "
                        + "bidirectional",
                "got: 1 in [1, 1, 1]",
                "fix: make the two agree");
        check("RNN").in(X, W, R, floats(1, 1).of(1)).refuses(
                "RNN 'it': the input 'B' has the wrong size in dimension 1",
                "expected: 2, since the input 'X' is [3, 1, 1], the hidden size 1 and the direction forward",
                "got: 1 in [1, 1]",
                "fix: make the two agree");
    }

    @Test
    void refusesSequencesAndStatesOfAnotherBatch() {
        check("RNN").in(X, W, R, null, ints(2).of(1, 1)).refuses(
                "RNN 'it': the input 'sequence_lens' has the wrong size in dimension 0",
                "expected: 1, since the input 'X' is [3, 1, 1], the hidden size 1 and the direction forward",
                "got: 2 in [2]",
                "fix: make the two agree");
        check("RNN").in(X, W, R, null, null, floats(1, 1).of(1)).refuses(
                "RNN 'it': the input 'initial_h' has the wrong number of dimensions",
                "expected: 3 dimensions",
                "got: 2 in [1, 1]",
                "fix: reshape it");
    }

    @Test
    void refusesLengthsOutsideTheSequences() {
        for (int length : new int[] {-1, 4}) {
            check("RNN").in(X, W, R, null, ints(1).of(length)).refuses(
                    "RNN 'it': a length in 'sequence_lens' is outside the sequences",
                    "expected: 0 to 3",
                    "got: " + length,
                    "fix: pass the lengths of the sequences");
        }
    }

    @Test
    void refusesActivationsThatItDoesNotKnowAndTooManyOrFew() {
        check("RNN").with("activations", new Attribute.Texts("Gelu")).in(X, W, R).refuses(
                "RNN 'it': the attribute 'activations' has a value that ONNX does not know",
                "expected: one of Affine, ScaledTanh, HardSigmoid, LeakyRelu, ThresholdedRelu, Elu, Relu, "
                        + "Tanh, Sigmoid, Softsign, Softplus",
                "got: 'Gelu'",
                "fix: export the model again");
        check("RNN").with("activations", new Attribute.Texts("Tanh", "Tanh", "Tanh")).in(X, W, R).refuses(
                "RNN 'it': the attribute 'activations' has the wrong number of names",
                "expected: 1 for each direction",
                "got: 3 for 1",
                "fix: export the model again");
    }

    @Test
    void refusesAttributesOutsideTheirRange() {
        check("RNN").with("clip", 0f).in(X, W, R).refuses(
                "RNN 'it': the attribute 'clip' is not above 0",
                "expected: a number above 0",
                "got: 0.0",
                "fix: leave it out, if nothing is to be clipped");
        check("RNN").with("layout", 2).in(X, W, R).refuses(
                "RNN 'it': the attribute 'layout' has a value that ONNX does not know",
                "expected: 0 to 1",
                "got: 2",
                "fix: export the model again");
        check("RNN").with("hidden_size", -1).in(X, W, R).refuses(
                "RNN 'it': the attribute 'hidden_size' is not above 0",
                "expected: a number above 0",
                "got: -1",
                "fix: export the model again");
        check("RNN").with("direction", "backward").in(X, W, R).refuses(
                "RNN 'it': the attribute 'direction' has a value that ONNX does not know",
                "expected: one of forward, reverse, bidirectional",
                "got: 'backward'",
                "fix: export the model again");
    }

    private static OpCheck linear(int directions) {
        String[] names = directions == 1 ? new String[] {"Affine"} : new String[] {"affine", "Affine"};
        return check("RNN").with("activations", new Attribute.Texts(names));
    }
}
