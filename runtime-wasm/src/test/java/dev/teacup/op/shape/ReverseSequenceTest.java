package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class ReverseSequenceTest {
    @Test
    void reversesTheFirstElementsOfEachSequence() {
        check("ReverseSequence").in(floats(3, 2).of(0, 1, 2, 3, 4, 5), longs(2).of(3, 2))
                .gives(floats(3, 2).of(4, 3, 2, 1, 0, 5));
        check("ReverseSequence").with("batch_axis", 0).with("time_axis", 1)
                .in(texts(2, 2, 2).of("a", "b", "c", "d", "e", "f", "g", "h"), longs(2).of(2, 0))
                .gives(texts(2, 2, 2).of("c", "d", "a", "b", "e", "f", "g", "h"));
    }

    @Test
    void keepsEmptyTensorsEmpty() {
        check("ReverseSequence").in(floats(3, 2, 0).counting(), longs(2).of(3, 2))
                .gives(floats(3, 2, 0).counting());
        check("ReverseSequence").in(floats(3, 0).counting(), longs(0).counting())
                .gives(floats(3, 0).counting());
    }

    @Test
    void refusesALengthOutOfRange() {
        for (long length : new long[] {4, -1}) {
            check("ReverseSequence").in(floats(3, 1).counting(), longs(1).of(length)).refuses(
                    "ReverseSequence 'it': a length in the input 'sequence_lens' is out of range",
                    "expected: from 0 to 3",
                    "got: " + length + " as element 0",
                    "fix: look at what computes the lengths");
        }
    }

    @Test
    void refusesOtherAxes() {
        check("ReverseSequence").with("time_axis", 1).in(floats(3, 1).counting(), longs(1).of(1)).refuses(
                "ReverseSequence 'it': the attributes 'batch_axis' and 'time_axis' are "
                        + "not the first two axes",
                "expected: 0 and 1, or 1 and 0",
                "got: 1 and 1",
                "fix: transpose the input");
    }

    @Test
    void refusesLengthsOfOtherSequences() {
        check("ReverseSequence").in(floats(3, 1).counting(), longs(3).of(1, 1, 1)).refuses(
                "ReverseSequence 'it': the input 'sequence_lens' has the wrong size in dimension 0",
                "expected: 1, since the input 'input' is [3, 1]",
                "got: 3 in [3]",
                "fix: make the two agree");
        check("ReverseSequence").in(floats(3).counting(), longs(1).of(1)).refuses(
                "ReverseSequence 'it': the input 'input' has too few dimensions",
                "expected: at least 2",
                "got: 1 in [3]",
                "fix: reshape it");
    }
}
