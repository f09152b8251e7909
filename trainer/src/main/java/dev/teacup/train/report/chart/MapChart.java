package dev.teacup.train.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Points in a plane that has no axes: what is alike lies together. Those that come first have their names
 * beside them, as far as there is room.
 *
 * @param title what is shown
 * @param description the same for a reader who does not see it
 * @param kinds what the colours stand for
 * @param points the ones that matter most first
 */
public record MapChart(String title, String description, List<String> kinds,
        List<Point> points) implements Chart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;
    private static final int MARGIN = 30;
    private static final int TOP = 76;
    private static final int LEGEND = 54;
    /** A little more than the mean width of a character. */
    private static final double CHARACTER = 6.8;
    private static final double LINE = 15;

    /**
     * A point.
     *
     * @param name beside it
     * @param x to the right, in any unit
     * @param y upwards, in any unit
     * @param kind which colour it has, counted from 0
     */
    public record Point(String name, double x, double y, int kind) {}

    /** Room that a name takes. */
    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    public MapChart {
        kinds = List.copyOf(kinds);
        points = List.copyOf(points);
    }

    @Override
    public String svg() {
        Svg svg = new Svg(WIDTH, HEIGHT, title, description);
        svg.text("title", MARGIN, 28, "start", title);
        double at = MARGIN;
        for (int kind = 0; kind < kinds.size(); kind++) {
            svg.dot("dot k" + kind % Svg.KINDS, at + 4, LEGEND - 4);
            svg.text("ink", at + 14, LEGEND, "start", kinds.get(kind));
            at += 34 + kinds.get(kind).length() * CHARACTER;
        }
        Axis x = axis(points.stream().mapToDouble(Point::x).toArray());
        Axis y = axis(points.stream().mapToDouble(Point::y).toArray());
        List<Box> taken = new ArrayList<>();
        for (Point point : points) {
            double left = MARGIN + x.along(point.x) * (WIDTH - 2 * MARGIN);
            double down = HEIGHT - MARGIN - y.along(point.y) * (HEIGHT - MARGIN - TOP);
            svg.dot("dot k" + point.kind % Svg.KINDS, left, down);
            name(svg, point.name, left, down, taken);
        }
        return svg.end();
    }

    /** Writes a name beside its point, on the side where there is room, or not at all. */
    private static void name(Svg svg, String name, double x, double y, List<Box> taken) {
        double width = name.length() * CHARACTER;
        Box right = new Box(x - 5, y - LINE / 2, x + 8 + width, y + LINE / 2);
        Box left = new Box(x - 8 - width, y - LINE / 2, x + 5, y + LINE / 2);
        boolean isFreeRight = right.right < WIDTH && taken.stream().noneMatch(right::meets);
        if (isFreeRight || left.left > 0 && taken.stream().noneMatch(left::meets)) {
            svg.text("ink", isFreeRight ? x + 8 : x - 8, y + 4, isFreeRight ? "start" : "end", name);
            taken.add(isFreeRight ? right : left);
        }
    }

    private static Axis axis(double... values) {
        return Axis.over("", values);
    }
}
