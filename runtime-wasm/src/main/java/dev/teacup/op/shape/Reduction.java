package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.NUMBERS;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/** How an operator that scatters joins an update with what is there. */
enum Reduction {
    NONE("none"), ADD("add"), MUL("mul"), MAX("max"), MIN("min");

    /** The attribute that says which. */
    static final String KEY = "reduction";

    private final String word;

    Reduction(String word) {
        this.word = word;
    }

    static Reduction of(Call call) {
        for (Reduction reduction : values()) {
            if (reduction.word.equals(call.text(KEY))) {
                return reduction;
            }
        }
        return NONE;
    }

    /** Refuses other words, and arithmetic with what are no numbers. */
    static void check(Check c) {
        c.oneOf(KEY, NONE.word, ADD.word, MUL.word, MAX.word, MIN.word);
        DType dtype = c.call().dtype("data");
        Check.require(of(c.call()) == NONE || NUMBERS.has(dtype),
                "the attribute 'reduction' asks for arithmetic with a type that has none",
                "'none' for elements of type " + dtype, "'" + c.call().text(KEY) + "'",
                "convert the inputs by Cast, or leave 'reduction' out");
    }

    /** Joins {@code count} updates with the elements of {@code to} from {@code at} on. */
    void apply(Tensor to, int at, Tensor updates, int from, int count) {
        if (this == NONE) {
            to.copy(at, updates, from, count);
            return;
        }
        boolean isReal = to.dtype().isFloat();
        for (int i = 0; i < count; i++) {
            if (isReal) {
                to.f64(at + i, joined(to.f64(at + i), updates.f64(from + i)));
            } else {
                to.i64(at + i, joined(to.dtype(), to.i64(at + i), updates.i64(from + i)));
            }
        }
    }

    private double joined(double a, double b) {
        return switch (this) {
            case ADD -> a + b;
            case MUL -> a * b;
            case MAX -> Math.max(a, b);
            default -> Math.min(a, b);
        };
    }

    private long joined(DType dtype, long a, long b) {
        // Shifted so, unsigned numbers of 64 bits are in their order.
        long shift = dtype == DType.UINT64 ? Long.MIN_VALUE : 0;
        return switch (this) {
            case ADD -> a + b;
            case MUL -> a * b;
            case MAX -> a + shift > b + shift ? a : b;
            default -> a + shift < b + shift ? a : b;
        };
    }
}
