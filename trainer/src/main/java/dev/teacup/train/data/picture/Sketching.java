package dev.teacup.train.data.picture;

import java.util.SplittableRandom;

/**
 * Changes a {@link Picture}'s ink so that it might have been drawn by hand: filled shapes become outlines,
 * lines thicker or thinner, and the whole is moved, turned, stretched, sheared and wobbles. All are drawn
 * evenly from 0 to the value given here, to either side.
 *
 * @param hollow how often filled shapes become outlines, 0 to 1
 * @param widening of lines, in pixels; half as much where they become thinner
 * @param turn in degrees
 * @param stretch of each side, as a share
 * @param shear by this much for each pixel upwards
 * @param shift in pixels
 * @param wobble how far a point goes astray, in pixels; points near each other go together
 * @param noise the deviation of each pixel's ink
 */
public record Sketching(double hollow, double widening, double turn, double stretch, double shear,
        double shift, double wobble, double noise) {
    private static final int SIZE = Picture.SIZE;
    /** Points that go astray by themselves, along each side. */
    private static final int KNOTS = 5;

    /** Changes the ink where it is. */
    public void change(float[] ink, SplittableRandom random) {
        if (random.nextDouble() < hollow) {
            hollow(ink, random);
        }
        widen(ink, evenly(random) * widening);
        move(ink, random);
        for (int i = 0; i < ink.length && noise > 0; i++) {
            ink[i] += (float) (gaussian(random) * noise);
        }
    }

    /** Takes the inside out of what is wider than two lines. */
    private static void hollow(float[] ink, SplittableRandom random) {
        float[] inside = Widths.thinner(Widths.thinner(ink));
        if (random.nextBoolean()) {
            inside = Widths.thinner(inside);
        }
        for (int i = 0; i < ink.length; i++) {
            ink[i] -= inside[i];
        }
    }

    private static void widen(float[] ink, double by) {
        double left = by > 0 ? by : -by / 2;
        while (left > 0) {
            float[] other = by > 0 ? Widths.thicker(ink) : Widths.thinner(ink);
            float share = (float) Math.min(1, left);
            for (int i = 0; i < ink.length; i++) {
                ink[i] += share * (other[i] - ink[i]);
            }
            left--;
        }
    }

    /** Reads each pixel from where it came from. */
    private void move(float[] ink, SplittableRandom random) {
        double angle = Math.toRadians(evenly(random) * turn);
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        double wide = 1 + evenly(random) * stretch;
        double high = 1 + evenly(random) * stretch;
        double lean = evenly(random) * shear;
        double right = evenly(random) * shift;
        double down = evenly(random) * shift;
        double[] astray = new double[2 * KNOTS * KNOTS];
        for (int i = 0; i < astray.length; i++) {
            astray[i] = evenly(random) * wobble;
        }
        Picture before = new Picture(ink.clone());
        double middle = (SIZE - 1) / 2.0;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double dx = (x - middle - right) * wide;
                double dy = (y - middle - down) * high;
                double fromX = cosine * dx - sine * dy + lean * dy;
                double fromY = sine * dx + cosine * dy;
                fromX += middle + between(astray, 0, x, y);
                fromY += middle + between(astray, KNOTS * KNOTS, x, y);
                ink[y * SIZE + x] = between(before, fromX, fromY);
            }
        }
    }

    /** How far the pixel goes astray along one axis: between the four knots around it. */
    private static double between(double[] astray, int from, int x, int y) {
        double column = x * (KNOTS - 1.0) / SIZE;
        double row = y * (KNOTS - 1.0) / SIZE;
        int left = (int) column;
        int above = (int) row;
        double toRight = column - left;
        double toBelow = row - above;
        int at = from + above * KNOTS + left;
        return (1 - toBelow) * ((1 - toRight) * astray[at] + toRight * astray[at + 1])
                + toBelow * ((1 - toRight) * astray[at + KNOTS] + toRight * astray[at + KNOTS + 1]);
    }

    private static float between(Picture picture, double x, double y) {
        int left = (int) Math.floor(x);
        int above = (int) Math.floor(y);
        float toRight = (float) (x - left);
        float toBelow = (float) (y - above);
        return (1 - toBelow)
                * ((1 - toRight) * picture.at(left, above) + toRight * picture.at(left + 1, above))
                + toBelow * ((1 - toRight) * picture.at(left, above + 1)
                        + toRight * picture.at(left + 1, above + 1));
    }

    private static double evenly(SplittableRandom random) {
        return 2 * random.nextDouble() - 1;
    }

    /** By Box and Muller; a SplittableRandom of Java 17 has its own, that of a later one another. */
    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
