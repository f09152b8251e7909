package dev.teacup.op.signal;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Dim;

/** An operand that is one whole number, from which sizes of a result come. */
final class Count {
    private Count() {}

    /** Refuses an operand that is not one element, or one that is known to be too small. */
    static void check(Check c, String input, long least) {
        c.single(input);
        long[] known = c.call().longs(input);
        if (known != null) {
            require(input, known[0], least);
        }
    }

    /** The number as far as it is known. */
    static Dim of(Call call, String input) {
        Dim[] contents = call.contents(input);
        return contents == null ? Dim.UNKNOWN : contents[0];
    }

    /** How many numbers of a symmetric line tell all of them: half of its length and one. */
    static Dim half(Dim length) {
        return length.isKnown() ? Dim.of(length.size() / 2 + 1) : Dim.UNKNOWN;
    }

    /** The number while a kernel runs; {@code initial} where the operand is left out. */
    static int of(Frame f, int input, String name, long least, int initial) {
        if (f.in(input) == null) {
            return initial;
        }
        require(name, f.in(input).i64(0), least);
        return (int) f.in(input).i64(0);
    }

    private static void require(String input, long count, long least) {
        if (count < least || count > Integer.MAX_VALUE) {
            throw new ModelException(Check.operand(input) + " is out of range",
                    "from " + least + " to " + Integer.MAX_VALUE, Long.toString(count),
                    "look at what computes it");
        }
    }
}
