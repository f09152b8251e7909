package dev.teacup.train.baseline;

import dev.teacup.train.data.picture.Picture;

/**
 * Histograms of oriented gradients: for each cell of 8 by 8 pixels, how much edge there is in each of 9
 * directions regardless of sign, an edge shared by the two directions nearest to it; the whole brought to
 * length 1, cut at 0.2, and brought to length 1 again.
 *
 * @see <a href="https://hal.inria.fr/inria-00548512">Dalal, Triggs, Histograms of oriented gradients for
 *      human detection, 2005</a>
 */
public final class OrientedGradients {
    private static final int CELL = 8;
    private static final int BINS = 9;
    private static final int CELLS = Picture.SIZE / CELL;
    private static final double MOST = 0.2;

    private OrientedGradients() {}

    /** The features of a picture, [cells * cells * bins]. */
    public static float[] of(Picture picture) {
        double[] sums = new double[CELLS * CELLS * BINS];
        for (int y = 0; y < Picture.SIZE; y++) {
            for (int x = 0; x < Picture.SIZE; x++) {
                double right = picture.at(x + 1, y) - picture.at(x - 1, y);
                double down = picture.at(x, y + 1) - picture.at(x, y - 1);
                add(sums, ((y / CELL) * CELLS + x / CELL) * BINS, right, down);
            }
        }
        scale(sums, 1 / length(sums));
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.min(sums[i], MOST);
        }
        scale(sums, 1 / length(sums));
        float[] features = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            features[i] = (float) sums[i];
        }
        return features;
    }

    private static void add(double[] sums, int cell, double right, double down) {
        double bin = Math.atan2(down, right) / Math.PI * BINS - 0.5;
        int low = (int) Math.floor(bin);
        double strength = Math.hypot(right, down);
        sums[cell + Math.floorMod(low, BINS)] += strength * (low + 1 - bin);
        sums[cell + Math.floorMod(low + 1, BINS)] += strength * (bin - low);
    }

    /** The length of a vector, or 1 where it has none. */
    private static double length(double[] vector) {
        double squares = 0;
        for (double value : vector) {
            squares += value * value;
        }
        return squares == 0 ? 1 : Math.sqrt(squares);
    }

    private static void scale(double[] vector, double by) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= by;
        }
    }
}
