package dev.teacup.op.shape;

import dev.teacup.tensor.Dim;

/**
 * The elements of one shape over those of another, after all sizes that are the same, numbers or names, were
 * crossed out on both sides.
 *
 * @param over the product of the numbers that are left above
 * @param under the product of the numbers that are left below
 * @param open the product of the unknown sizes that are left above
 * @param isKnown whether no unknown size is left below
 * @param isEmpty whether a 0 was crossed out, so that neither has elements, whatever is left
 */
record Elements(long over, long under, Dim open, boolean isKnown, boolean isEmpty) {

    static Elements ratio(Dim[] over, Dim[] under) {
        boolean[] crossed = new boolean[over.length];
        Dim below = Dim.of(1);
        boolean isKnown = true;
        boolean isEmpty = false;
        for (Dim dim : under) {
            int same = find(dim, over, crossed);
            if (same >= 0) {
                crossed[same] = true;
                isEmpty |= dim.is(0);
            } else if (dim.isKnown()) {
                below = below.times(dim);
            } else {
                isKnown = false;
            }
        }
        Dim above = Dim.of(1);
        Dim open = Dim.of(1);
        for (int i = 0; i < over.length; i++) {
            if (!crossed[i]) {
                above = over[i].isKnown() ? above.times(over[i]) : above;
                open = over[i].isKnown() ? open : open.times(over[i]);
            }
        }
        return new Elements(above.size(), below.size(), open, isKnown, isEmpty);
    }

    /** Whether the two shapes certainly have different numbers of elements. */
    boolean differs() {
        return !isEmpty && isKnown && open.is(1) && over != under;
    }

    /** Whether it may be an integer. */
    boolean divides() {
        return under != 0 && (!isKnown || !open.is(1) || over % under == 0);
    }

    /** The integer that it is, as far as it is known. */
    Dim quotient() {
        return isKnown && divides() && over % under == 0 ? open.times(Dim.of(over / under)) : Dim.UNKNOWN;
    }

    private static int find(Dim wanted, Dim[] dims, boolean[] crossed) {
        for (int i = 0; i < dims.length; i++) {
            if (!crossed[i] && dims[i].same(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
