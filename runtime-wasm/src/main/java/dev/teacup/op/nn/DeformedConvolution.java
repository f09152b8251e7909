package dev.teacup.op.nn;

import dev.teacup.op.Frame;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/** The loops of {@link DeformConv}, for one element of Y after the other. */
final class DeformedConvolution {
    private final Frame f;
    private final Placement placement;
    private final int group;
    private final int offsetGroup;
    private final Tensor x;
    private final Tensor w;
    private final Tensor offset;
    private final Tensor mask;
    private final Tensor y;
    private final int rank;

    /** How many elements the window has, and how many places over a plane of X. */
    private final int elements;
    private final int places;

    /** The place in Y, and the coordinates in X that an element of the window covers there. */
    private final int[] place;
    private final double[] at;

    DeformedConvolution(Frame f, Placement placement, int group, int offsetGroup) {
        this.f = f;
        this.placement = placement;
        this.group = group;
        this.offsetGroup = offsetGroup;
        x = f.in(0);
        w = f.in(1);
        offset = f.in(2);
        mask = f.in(4);
        y = f.out(0);
        rank = placement.image.length;
        elements = Placement.product(placement.kernel);
        places = Placement.product(placement.places);
        place = new int[rank];
        at = new double[rank];
    }

    void run() {
        Tensor bias = f.in(3);
        int channels = y.dim(1);
        for (int index = 0; index < y.elements(); index++) {
            int rest = index % places;
            for (int axis = rank - 1; axis >= 0; axis--) {
                place[axis] = rest % placement.places[axis];
                rest /= placement.places[axis];
            }
            int channel = index / places % channels;
            double sum = bias == null ? 0 : bias.f64(channel);
            y.f64(index, sum + sum(index / places / channels, channel, index % places));
        }
    }

    /** The sum over the channels of X in the group of {@code channel}. */
    private double sum(int batch, int channel, int number) {
        int inputs = x.dim(1) / group;
        int first = channel / (y.dim(1) / group) * inputs;
        int inOffsetGroup = x.dim(1) / offsetGroup;
        double sum = 0;
        for (int input = 0; input < inputs; input++) {
            f.burn((long) elements << rank);
            int offsets = batch * offsetGroup + (first + input) / inOffsetGroup;
            int plane = batch * x.dim(1) + first + input;
            for (int k = 0; k < elements; k++) {
                int of = offsets * elements + k;
                double weight = w.f64((channel * inputs + input) * elements + k);
                double share = mask == null ? 1 : mask.f64(of * places + number);
                moveTo(k, of, number);
                sum += weight * share * interpolated(0, plane);
            }
        }
        return sum;
    }

    /** Goes to what element k of the window covers. */
    private void moveTo(int k, int of, int number) {
        int rest = k;
        for (int axis = rank - 1; axis >= 0; axis--) {
            int size = placement.kernel[axis];
            long regular =
                    placement.first(axis, place[axis]) + (long) (rest % size) * placement.dilations[axis];
            at[axis] = regular + offset.f64((of * rank + axis) * places + number);
            rest /= size;
        }
    }

    /** The number at the coordinates from {@code axis} on, below a place along the axes before. */
    private double interpolated(int axis, int before) {
        if (axis == rank) {
            return x.f64(before);
        }
        int size = placement.image[axis];
        double low = Num.floor(at[axis]);
        double part = at[axis] - low;
        if (size == 0 || at[axis] <= -1 || at[axis] >= size) {
            return 0;
        }
        double left = low < 0 ? 0 : interpolated(axis + 1, before * size + (int) low);
        boolean isBetween = part != 0 && low + 1 < size;
        double right = isBetween ? interpolated(axis + 1, before * size + (int) low + 1) : 0;
        return part == 0 ? left : (1 - part) * left + part * right;
    }
}
