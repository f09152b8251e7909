package dev.teacup.op.shape;

import dev.teacup.op.Call;
import dev.teacup.tensor.Dim;

/** What Slice does along one axis; each of the three may be not known yet. */
record Stride(Dim start, Dim end, Dim step) {
    /** All elements in their order. */
    static final Stride WHOLE = new Stride(Dim.of(0), Dim.of(Long.MAX_VALUE), Dim.of(1));

    /** What the lists of a node have at {@code place}. */
    static Stride of(Call call, int place) {
        Dim step = call.has("steps") ? element(call, "steps", place) : Dim.of(1);
        if (step.isKnown()) {
            // Longer steps pick the same elements, since no dimension is longer.
            step = Dim.of(Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, step.size())));
        }
        return new Stride(element(call, "starts", place), element(call, "ends", place), step);
    }

    /** The element that comes first, of a dimension of which any comes. */
    long first(long size) {
        long index = fromStart(start, size);
        return Math.max(0, Math.min(isForward() ? size : size - 1, index));
    }

    /** How many elements of a dimension there are, as far as it is known. */
    Dim length(Dim dim) {
        if (isWhole(dim)) {
            return dim;
        } else if (!step.isKnown() || !start.isKnown() || !end.isKnown()) {
            return Dim.atMost(dim.most());
        }
        return dim.isKnown() ? Dim.of(length(dim.size())) : bound(dim);
    }

    private long length(long size) {
        long to = fromStart(end, size);
        if (size == 0) {
            return 0;
        }
        return isForward() ? count(Math.min(size, to) - first(size), step.size())
                : count(first(size) - Math.max(-1, to), -step.size());
    }

    private Dim bound(Dim dim) {
        long longest = Math.min(dim.most(), Integer.MAX_VALUE);
        // Where start and end approach each other as the dimension grows, the longest slice is in between.
        boolean meet = start.size() < 0 != end.size() < 0 && start.size() < 0 == isForward()
                && Math.abs(start.size()) < longest && Math.abs(end.size()) < longest;
        boolean grows = meet || length(longest) > length(longest / 2);
        return Dim.atMost(grows ? dim.most() : length(longest));
    }

    private boolean isWhole(Dim dim) {
        if (step.is(1)) {
            return start.is(0) && (end.same(dim) || end.isKnown() && end.size() >= Integer.MAX_VALUE);
        }
        boolean isAtEnd = start.is(-1) || start.isKnown() && start.size() >= Integer.MAX_VALUE;
        return step.is(-1) && isAtEnd && end.isKnown() && end.size() <= -Integer.MAX_VALUE;
    }

    private boolean isForward() {
        return step.size() > 0;
    }

    private static long fromStart(Dim index, long size) {
        return index.size() < 0 ? index.size() + size : index.size();
    }

    private static long count(long distance, long step) {
        return distance <= 0 ? 0 : (distance - 1) / step + 1;
    }

    private static Dim element(Call call, String input, int place) {
        Dim[] contents = call.contents(input);
        return contents == null ? Dim.UNKNOWN : contents[place];
    }
}
