package dev.teacup.op;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/** Puts things in an order, of which those that tie stay as they are. */
public final class Ranking {
    /** Sorting takes memory beside that of the tensors. */
    private static final int MOST = 1 << 24;

    /** Negative where thing {@code a} comes before thing {@code b}, 0 where they tie. */
    @FunctionalInterface
    public interface Order {
        int compare(int a, int b);
    }

    private final Order order;
    private final int[] heap;

    private Ranking(Order order, int count) {
        this.order = order;
        this.heap = new int[count];
    }

    /** The numbers of those {@code count} of {@code size} things that come first, in their order. */
    public static int[] first(int count, int size, Order order) {
        if (count > MOST) {
            throw new ModelException("there are too many elements to sort", "at most " + MOST,
                    Integer.toString(count), "sort smaller parts");
        }
        Ranking ranking = new Ranking(order, count);
        if (count > 0) {
            ranking.run(size);
        }
        return ranking.heap;
    }

    /** About how many comparisons {@link #first} needs. */
    public static long work(int count, int size) {
        return (long) size * (1 + Integer.SIZE - Integer.numberOfLeadingZeros(count));
    }

    /** A number that stands to others as the elements stand to each other: NaN is the greatest. */
    public static long key(Tensor tensor, int at) {
        if (!tensor.dtype().isFloat()) {
            return tensor.dtype() == DType.UINT64 ? tensor.i64(at) ^ Long.MIN_VALUE : tensor.i64(at);
        }
        double value = tensor.f64(at);
        if (value != value) {
            return Long.MAX_VALUE;
        }
        // The two zeros are one.
        long bits = value == 0 ? 0 : Double.doubleToRawLongBits(value);
        return bits ^ (bits >> 63) >>> 1;
    }

    /** Compares the elements of a tensor at two places, as {@link #key} orders them. */
    public static int compare(Tensor tensor, int a, int b) {
        long left = key(tensor, a);
        long right = key(tensor, b);
        return left < right ? -1 : left > right ? 1 : 0;
    }

    /** Keeps the first things on a heap with the last of them at its root. */
    private void run(int size) {
        int count = heap.length;
        for (int i = 0; i < count; i++) {
            heap[i] = i;
        }
        for (int i = count / 2 - 1; i >= 0; i--) {
            sink(i, count);
        }
        for (int i = count; i < size; i++) {
            if (isLater(heap[0], i)) {
                heap[0] = i;
                sink(0, count);
            }
        }
        for (int end = count - 1; end > 0; end--) {
            swap(0, end);
            sink(0, end);
        }
    }

    private void sink(int from, int end) {
        int at = from;
        int child = 2 * at + 1;
        while (child < end) {
            if (child + 1 < end && isLater(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isLater(heap[child], heap[at])) {
                return;
            }
            swap(child, at);
            at = child;
            child = 2 * at + 1;
        }
    }

    private void swap(int i, int j) {
        int thing = heap[i];
        heap[i] = heap[j];
        heap[j] = thing;
    }

    private boolean isLater(int a, int b) {
        int order = this.order.compare(a, b);
        return order > 0 || order == 0 && a > b;
    }
}
