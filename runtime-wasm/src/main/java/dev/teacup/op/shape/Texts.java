package dev.teacup.op.shape;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.op.Frame;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.DecimalText;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/** The loops of Cast from and to strings. */
final class Texts {
    private Texts() {}

    /**
     * Numbers as the strings that spell them, a truth as 1 or 0; or strings as the numbers that they spell.
     *
     * @throws ModelException for a string that spells none, or none of the type
     */
    static void convert(Frame f) {
        Tensor from = f.in(0);
        Tensor to = f.out(0);
        f.burn(from.elements());
        for (int i = 0; i < from.elements(); i++) {
            if (to.dtype() == DType.STRING) {
                to.i64(i, f.strings().handle(text(from, i)));
            } else {
                read(f.strings().text((int) from.i64(i)), to, i);
            }
        }
    }

    private static String text(Tensor from, int at) {
        DType dtype = from.dtype();
        if (dtype == DType.FLOAT16) {
            return DecimalText.halfText(from.memory().i16(from.at() + 2 * at));
        } else if (dtype.isFloat()) {
            double value = from.f64(at);
            return dtype == DType.FLOAT64 ? DecimalText.text(value) : DecimalText.text((float) value);
        }
        long value = from.i64(at);
        return dtype != DType.UINT64 || value >= 0 ? Long.toString(value)
                : Long.toString(Num.divideUnsigned(value, 10)) + Num.remainderUnsigned(value, 10);
    }

    private static void read(String text, Tensor to, int at) {
        if (to.dtype() == DType.BOOL) {
            to.i64(at, isTrue(text, at) ? 1 : 0);
        } else if (to.dtype().isInteger()) {
            to.i64(at, integer(text, at, to.dtype()));
        } else {
            checkNumber(text, at);
            to.f64(at,
                    to.dtype() == DType.FLOAT64 ? DecimalText.parse(text) : DecimalText.parseToRound(text));
        }
    }

    private static boolean isTrue(String text, int at) {
        String word = Text.lower(text);
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        checkNumber(text, at);
        return DecimalText.parse(text) != 0;
    }

    private static void checkNumber(String text, int at) {
        if (!DecimalText.isNumber(text)) {
            throw new ModelException("the text " + Text.quoted(text) + " is no number",
                    "a decimal number, as 12, -0.5 or 1e9, or INF or NaN",
                    Text.quoted(text) + " as element " + at,
                    "feed numbers, or replace such texts before the Cast");
        }
    }

    /** The integer that the text spells, or that stands before its point. */
    private static long integer(String text, int at, DType to) {
        checkNumber(text, at);
        long value = DecimalText.parseWhole(text);
        // What did not fit 64 bits is far from the double next to the text.
        double near = to == DType.UINT64 ? Num.unsignedToDouble(value) : value;
        if (near != Num.trunc(DecimalText.parse(text)) || to.wrap(value) != value) {
            throw new ModelException("the text " + Text.quoted(text) + " is no number of type " + to,
                    "a number that " + to + " can hold", Text.quoted(text) + " as element " + at,
                    "cast to a wider type");
        }
        return value;
    }
}
