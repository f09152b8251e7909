package dev.teacup.op.image;

import dev.teacup.op.Frame;
import dev.teacup.op.Ranking;
import dev.teacup.tensor.Tensor;
import java.util.Arrays;

/** The loops of NonMaxSuppression for one batch and class. They compute in float32, as the boxes are. */
final class Suppression {
    private final Frame f;
    private final boolean isCentred;
    private final float threshold;
    private final int[] selected;
    private final int[] candidates;

    Suppression(Frame f, boolean isCentred, float threshold, int most) {
        this.f = f;
        this.isCentred = isCentred;
        this.threshold = threshold;
        this.selected = new int[most];
        this.candidates = new int[f.in(1).dim(2)];
    }

    /** The boxes that are selected for one line of scores, the highest score first. */
    int[] select(int line) {
        Tensor scores = f.in(1);
        int boxes = candidates.length;
        int batch = line / scores.dim(1) * boxes;
        int size = 0;
        f.burn(boxes);
        for (int box = 0; box < boxes; box++) {
            if (f.in(4) == null || scores.f64(line * boxes + box) > f.in(4).f64(0)) {
                candidates[size++] = box;
            }
        }
        f.burn(Ranking.work(size, size));
        int[] order = Ranking.first(size, size, (a, b) -> Ranking.compare(scores,
                line * boxes + candidates[b], line * boxes + candidates[a]));
        int count = 0;
        for (int i = 0; i < size && count < selected.length; i++) {
            int box = candidates[order[i]];
            f.burn(1 + count);
            if (isApart(batch, box, count)) {
                selected[count++] = box;
            }
        }
        return Arrays.copyOf(selected, count);
    }

    private boolean isApart(int batch, int box, int count) {
        for (int i = 0; i < count; i++) {
            if (overlap(4 * (batch + box), 4 * (batch + selected[i])) > threshold) {
                return false;
            }
        }
        return true;
    }

    /** Intersection over union; 0 where a box is empty. */
    private float overlap(int a, int b) {
        float height = length(a, b, 0);
        float width = length(a, b, 1);
        float area = area(a);
        float other = area(b);
        if (!(height > 0 && width > 0 && area > 0 && other > 0)) {
            return 0;
        }
        float both = height * width;
        return both / (area + other - both);
    }

    /** How much of an axis is in both boxes. */
    private float length(int a, int b, int axis) {
        return Math.min(end(a, axis), end(b, axis)) - Math.max(start(a, axis), start(b, axis));
    }

    private float area(int box) {
        return (end(box, 0) - start(box, 0)) * (end(box, 1) - start(box, 1));
    }

    private float start(int box, int axis) {
        return isCentred ? at(box, axis) - at(box, axis + 2) / 2
                : Math.min(at(box, axis), at(box, axis + 2));
    }

    private float end(int box, int axis) {
        return isCentred ? at(box, axis) + at(box, axis + 2) / 2
                : Math.max(at(box, axis), at(box, axis + 2));
    }

    private float at(int box, int number) {
        return (float) f.in(0).f64(box + number);
    }
}
