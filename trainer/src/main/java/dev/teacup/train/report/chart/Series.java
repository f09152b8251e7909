package dev.teacup.train.report.chart;

import java.util.stream.IntStream;

/**
 * Points of one name in a {@link LineChart}.
 *
 * @param name for the legend
 * @param shape how the points are drawn
 * @param x one for each point
 * @param y one for each point; a line has a gap where it is NaN
 * @param spread half the length of the bar through each point, or empty
 */
public record Series(String name, Shape shape, double[] x, double[] y, double[] spread) {
    /** How a series is drawn. */
    public enum Shape {
        /** Joined by a line. */
        LINE,
        /** A dot each, with a bar of the spread where there is one. */
        DOTS,
        /** A thin grey line behind the others: a bar to beat, what chance gives. */
        GUIDE
    }

    public Series {
        if (x.length != y.length || spread.length != 0 && spread.length != x.length) {
            throw new IllegalArgumentException(
                    "series '" + name + "' has " + x.length + " x, " + y.length + " y and "
                            + spread.length + " spreads");
        }
    }

    public static Series line(String name, double[] x, double[] y) {
        return new Series(name, Shape.LINE, x, y, new double[0]);
    }

    /** A line over 1, 2, 3 and so on. */
    public static Series counted(String name, double[] y) {
        return line(name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
    }

    public static Series dots(String name, double[] x, double[] y, double[] spread) {
        return new Series(name, Shape.DOTS, x, y, spread);
    }

    /** A straight grey line from one point to another. */
    public static Series guide(String name, double fromX, double fromY, double toX, double toY) {
        return new Series(name, Shape.GUIDE, new double[] {fromX, toX}, new double[] {fromY, toY},
                new double[0]);
    }
}
