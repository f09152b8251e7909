package dev.teacup.op.signal;

import static dev.teacup.testkit.Literal.floats;
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

class STFTTest {
    private static final Literal SIGNAL = floats(1, 6, 1).of(1, 2, 3, 4, 5, 7);

    private static OpCheck stft(Literal... operands) {
        return check("STFT").in(operands);
    }

    /** The frames are 1 2 3 4 and 3 4 5 7; y[1] = x[0] - x[2] - i * (x[1] - x[3]). */
    @Test
    void transformsEachFrame() {
        stft(SIGNAL, longs().of(2), null, longs().of(4)).within(0, 0)
                .gives(floats(1, 2, 3, 2).of(10, 0, -2, 2, -2, 0, 19, 0, -2, 3, -3, 0));
        stft(SIGNAL, ints().of(2), null, ints().of(4)).with("onesided", 0).within(0, 0).gives(
                floats(1, 2, 4, 2).of(10, 0, -2, 2, -2, 0, -2, -2, 19, 0, -2, 3, -3, 0, -2, -3));
    }

    @Test
    void leavesOutTheRestThatFillsNoFrame() {
        stft(SIGNAL, longs(1).of(4), null, longs(1).of(2)).gives(
                floats(1, 2, 2, 2).of(3, 0, -1, 0, 12, 0, -2, 0));
        stft(SIGNAL, longs().of(5), floats(4).of(1, 1, 1, 1)).gives(
                floats(1, 1, 3, 2).of(10, 0, -2, 2, -2, 0));
    }

    @Test
    void weighsEachFrameByTheWindow() {
        stft(SIGNAL, longs().of(2), floats(2).of(1, 0.5), longs().of(2))
                .gives(floats(1, 3, 2, 2).of(2, 0, 0, 0, 5, 0, 1, 0, 8.5, 0, 1.5, 0));
    }

    @Test
    void transformsComplexSignalsOfAllBatches() {
        stft(floats(2, 2, 2).of(1, 1, 2, 3, 0, 1, 0, 2), longs().of(1)).with("onesided", 0)
                .gives(floats(2, 1, 2, 2).of(3, 4, -1, -2, 0, 3, 0, -1));
    }

    @Test
    void tellsWhatIsKnownOfItsSizes() {
        Type signal = Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(8), Dim.of(1)));
        Type step = Type.of(DType.INT64, Shape.SCALAR);
        Type window = Type.of(DType.FLOAT32, Shape.of(Dim.of(4)));
        assertEquals("float32[batch, ?, 3, 2]", check("STFT").types(1, signal, step, window)[0].toString());
    }

    @Test
    void refusesHalfASpectrumOfComplexNumbers() {
        stft(floats(1, 1, 2).of(1, 2), longs().of(1)).refuses(
                "STFT 'it': the input 'signal' has the wrong size in the last dimension",
                "expected: 1, the real part, since onesided is 1",
                "got: [1, 1, 2]",
                "fix: set onesided to 0, or pass the other numbers");
    }

    @Test
    void refusesFramesThatDoNotFit() {
        stft(SIGNAL, longs().of(2), null, longs().of(7)).refuses(
                "STFT 'it': the frames do not lie in the signal",
                "expected: a length from 1 to that of the signal, 6",
                "got: 7",
                "fix: use shorter frames, or pad the signal");
        stft(SIGNAL, longs().of(2), floats(0).of(new double[0])).refuses(
                "STFT 'it': the frames do not lie in the signal",
                "expected: a length from 1 to that of the signal, 6",
                "got: 0",
                "fix: use shorter frames, or pad the signal");
        stft(SIGNAL, longs().of(2), floats(3).of(1, 1, 1), longs().of(4)).refuses(
                "STFT 'it': the input 'window' has another length than the frames",
                "expected: 4",
                "got: 3",
                "fix: make the two agree");
    }

    @Test
    void refusesStepsAndLengthsThatAreNone() {
        stft(SIGNAL, longs().of(0), null, longs().of(2)).refuses(
                "STFT 'it': the input 'frame_step' is out of range",
                "expected: from 1 to 2147483647",
                "got: 0",
                "fix: look at what computes it");
        stft(SIGNAL, longs().of(1), null, longs().of(-2)).refuses(
                "STFT 'it': the input 'frame_length' is out of range",
                "expected: from 1 to 2147483647",
                "got: -2",
                "fix: look at what computes it");
    }

    @Test
    void refusesOtherRanks() {
        stft(floats(6, 1).of(1, 2, 3, 4, 5, 7), longs().of(1)).refuses(
                "STFT 'it': the input 'signal' has the wrong number of dimensions",
                "expected: 3 dimensions",
                "got: 2 in [6, 1]",
                "fix: reshape it");
        stft(SIGNAL, longs().of(1), floats(2, 1).of(1, 1)).refuses(
                "STFT 'it': the input 'window' has the wrong number of dimensions",
                "expected: 1 dimension",
                "got: 2 in [2, 1]",
                "fix: reshape it");
    }
}
