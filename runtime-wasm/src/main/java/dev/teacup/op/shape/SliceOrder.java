package dev.teacup.op.shape;

import dev.teacup.op.Frame;
import dev.teacup.op.Ranking;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/** Orders the slices of a tensor along an axis by the first element in which two of them differ. */
final class SliceOrder implements Ranking.Order {
    private final Frame f;
    private final Tensor x;
    private final int size;
    private final int inner;
    private final int outer;

    SliceOrder(Frame f, Tensor x, int axis) {
        this.f = f;
        this.x = x;
        size = x.dim(axis);
        boolean isEmpty = x.elements() == 0;
        inner = isEmpty ? 0 : x.elements(axis + 1, x.rank());
        outer = isEmpty ? 0 : x.elements(0, axis);
    }

    @Override
    public int compare(int a, int b) {
        int order = 0;
        for (int o = 0; order == 0 && o < outer; o++) {
            for (int i = 0; order == 0 && i < inner; i++) {
                f.burn(1);
                int from = o * size * inner + i;
                order = compareElements(from + a * inner, from + b * inner);
            }
        }
        return order;
    }

    private int compareElements(int a, int b) {
        if (x.dtype() != DType.STRING) {
            return Ranking.compare(x, a, b);
        }
        return compare(f.strings().text((int) x.i64(a)), f.strings().text((int) x.i64(b)));
    }

    /** The order of the code points, which is that of UTF-8. */
    private static int compare(String a, String b) {
        int at = 0;
        int end = Math.min(a.length(), b.length());
        while (at < end && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at == end ? a.length() - b.length() : place(a, at) - place(b, at);
    }

    /** Orders the characters: those that are half a code point come after all others. */
    private static int place(String text, int at) {
        char unit = text.charAt(at);
        boolean isHalf = unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE;
        return isHalf ? Character.MIN_SUPPLEMENTARY_CODE_POINT + unit : unit;
    }
}
