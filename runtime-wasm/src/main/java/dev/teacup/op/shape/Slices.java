package dev.teacup.op.shape;

import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.op.Ranking;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import java.util.Arrays;

/** The loops of Unique: the slices of a tensor along an axis, and the groups of equal ones. */
final class Slices {
    private final Frame f;
    private final Tensor x;
    private final int axis;
    private final int count;
    private final int inner;
    private final int outer;

    /** For each slice its group, and for each group its first slice. */
    private int[] groups;
    private int[] firsts;

    Slices(Frame f, Tensor x, int axis) {
        this.f = f;
        this.x = x;
        this.axis = axis;
        this.count = x.dim(axis);
        boolean isEmpty = x.elements() == 0;
        this.inner = isEmpty ? 0 : x.elements(axis + 1, x.rank());
        this.outer = isEmpty ? 0 : x.elements(0, axis);
    }

    /** Numbers the groups in the order of their elements, or in that of their first slices. */
    void group(boolean isSorted) {
        f.burn(Ranking.work(count, count));
        int[] order = Ranking.first(count, count, this::compare);
        groups = new int[count];
        firsts = new int[count];
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || compare(order[i - 1], order[i]) != 0) {
                firsts[found++] = order[i];
            }
            groups[order[i]] = found - 1;
        }
        firsts = Arrays.copyOf(firsts, found);
        if (!isSorted) {
            renumber();
        }
    }

    private void renumber() {
        int[] numbers = new int[firsts.length];
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (firsts[groups[i]] == i) {
                numbers[groups[i]] = found++;
            }
        }
        int[] sorted = firsts.clone();
        for (int group = 0; group < found; group++) {
            firsts[numbers[group]] = sorted[group];
        }
        for (int i = 0; i < count; i++) {
            groups[i] = numbers[groups[i]];
        }
    }

    /** Writes the results that somebody wants. */
    void write(Call call) {
        if (call.wants(0)) {
            writeSlices();
        }
        if (call.wants(1)) {
            Tensor indices = f.allocate(1, firsts.length);
            for (int group = 0; group < firsts.length; group++) {
                indices.i64(group, firsts[group]);
            }
        }
        if (call.wants(2)) {
            Tensor inverse = f.out(2) != null ? f.out(2) : f.allocate(2, count);
            for (int i = 0; i < count; i++) {
                inverse.i64(i, groups[i]);
            }
        }
        if (call.wants(3)) {
            Tensor counts = f.allocate(3, firsts.length);
            counts.memory().zero(counts.at(), (int) counts.bytes());
            for (int i = 0; i < count; i++) {
                counts.i64(groups[i], counts.i64(groups[i]) + 1);
            }
        }
    }

    private void writeSlices() {
        int[] sizes = x.dims().clone();
        sizes[axis] = firsts.length;
        Tensor y = f.allocate(0, sizes);
        f.burn(y.elements());
        int next = 0;
        for (int o = 0; o < outer; o++) {
            for (int first : firsts) {
                y.copy(next, x, (o * count + first) * inner, inner);
                next += inner;
            }
        }
    }

    /** Compares two slices by the first element in which they differ. */
    private int compare(int a, int b) {
        int order = 0;
        for (int o = 0; order == 0 && o < outer; o++) {
            for (int i = 0; order == 0 && i < inner; i++) {
                f.burn(1);
                int from = o * count * inner + i;
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
