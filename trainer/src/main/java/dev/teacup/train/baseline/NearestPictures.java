package dev.teacup.train.baseline;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Names a picture by those that look most like it: classes in the order of the distance, the squared L2, of
 * their nearest example.
 *
 * @param examples the features of known pictures, [examples][width]
 * @param labels the class of each, 0 to {@code classes} - 1
 */
public record NearestPictures(float[][] examples, int[] labels, int classes) {
    /** The distance to the nearest example of each class; infinite for a class without examples. */
    public double[] distances(float[] features) {
        double[] nearest = new double[classes];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int example = 0; example < examples.length; example++) {
            double distance = distance(features, examples[example]);
            nearest[labels[example]] = Math.min(nearest[labels[example]], distance);
        }
        return nearest;
    }

    /** The distances for many pictures, [pictures][classes]. */
    public double[][] distances(float[][] pictures) {
        return IntStream.range(0, pictures.length).parallel().mapToObj(at -> distances(pictures[at]))
                .toArray(double[][]::new);
    }

    private static double distance(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            float difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
