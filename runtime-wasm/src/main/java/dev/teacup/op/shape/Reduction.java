package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.NUMBERS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/** How an operator that scatters joins an update with what is there. */
final class Reduction {
    /** The attribute that says which. */
    static final String KEY = "reduction";

    private static final String[] WORDS = {"none", "add", "mul", "max", "min"};
    private static final int NONE = 0;
    private static final int ADD = 1;
    private static final int MUL = 2;
    private static final int MAX = 3;

    private Reduction() {}

    /** The number of the word that the node gives. */
    static int of(Call call) {
        int word = WORDS.length - 1;
        while (word > 0 && !WORDS[word].equals(call.text(KEY))) {
            word--;
        }
        return word;
    }

    /** Refuses other words, and arithmetic with what are no numbers. */
    static void check(Check c) {
        c.oneOf(KEY, WORDS);
        DType dtype = c.call().dtype("data");
        if (of(c.call()) != NONE && !NUMBERS.has(dtype)) {
            throw new ModelException(
                    "the attribute 'reduction' asks for arithmetic with a type that has none",
                    "'none' for elements of type " + dtype, "'" + c.call().text(KEY) + "'",
                    "convert the inputs by Cast, or leave 'reduction' out");
        }
    }

    /** Joins {@code count} updates with the elements of {@code to} from {@code at} on, as a word says. */
    static void apply(int word, Tensor to, int at, Tensor updates, int from, int count) {
        if (word == NONE) {
            to.copy(at, updates, from, count);
            return;
        }
        boolean isReal = to.dtype().isFloat();
        for (int i = 0; i < count; i++) {
            if (isReal) {
                to.f64(at + i, joined(word, to.f64(at + i), updates.f64(from + i)));
            } else {
                to.i64(at + i, joined(word, to.dtype(), to.i64(at + i), updates.i64(from + i)));
            }
        }
    }

    private static double joined(int word, double a, double b) {
        if (word <= MUL) {
            return word == ADD ? a + b : a * b;
        }
        return word == MAX ? Math.max(a, b) : Math.min(a, b);
    }

    private static long joined(int word, DType dtype, long a, long b) {
        if (word <= MUL) {
            return word == ADD ? a + b : a * b;
        }
        return dtype.isLess(a, b) == (word == MAX) ? b : a;
    }
}
