package dev.teacup.train.report.chart;

import java.math.BigDecimal;

/** Draws a {@link LineChart}: title and legend on top, axes with ticks and a grid, series inside. */
final class PlotArea {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 64;
    private static final int RIGHT = WIDTH - 20;
    private static final int BOTTOM = HEIGHT - 52;
    private static final int LEGEND_TOP = 52;
    private static final int LEGEND_LINE = 20;
    private static final int SAMPLE = 26;
    /** A little more than the mean width of a character of the legend. */
    private static final double CHARACTER = 6.8;

    private final LineChart chart;
    private final Svg svg;
    private double top;

    PlotArea(LineChart chart) {
        this.chart = chart;
        this.svg = new Svg(WIDTH, HEIGHT, chart.title(), chart.description());
    }

    String draw() {
        svg.text("title", LEFT, 28, "start", chart.title());
        drawLegend();
        drawAxes();
        int kind = 0;
        for (Series series : chart.series()) {
            draw(series, style(series, kind));
            kind += series.shape() == Series.Shape.GUIDE ? 0 : 1;
        }
        return svg.end();
    }

    private void drawLegend() {
        double x = LEFT;
        double y = LEGEND_TOP;
        int kind = 0;
        for (Series series : chart.series()) {
            double width = SAMPLE + 8 + series.name().length() * CHARACTER + 16;
            if (x + width > WIDTH && x > LEFT) {
                x = LEFT;
                y += LEGEND_LINE;
            }
            drawSample(series, style(series, kind), x, y);
            svg.text("ink", x + SAMPLE + 8, y + 4, "start", series.name());
            kind += series.shape() == Series.Shape.GUIDE ? 0 : 1;
            x += width;
        }
        top = y + LEGEND_LINE;
    }

    private void drawSample(Series series, String style, double x, double y) {
        if (series.shape() == Series.Shape.DOTS) {
            svg.dot(style, x + SAMPLE / 2.0, y);
        } else {
            svg.line(style, x, y, x + SAMPLE, y);
        }
    }

    private void drawAxes() {
        for (BigDecimal tick : chart.x().ticks()) {
            double x = x(tick.doubleValue());
            svg.line("grid", x, top, x, BOTTOM);
            svg.text("tick", x, BOTTOM + 18, "middle", chart.x().shown(tick));
        }
        for (BigDecimal tick : chart.y().ticks()) {
            double y = y(tick.doubleValue());
            svg.line("grid", LEFT, y, RIGHT, y);
            svg.text("tick", LEFT - 8, y + 4, "end", chart.y().shown(tick));
        }
        svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        svg.line("axis", LEFT, top, LEFT, BOTTOM);
        svg.text("label", (LEFT + RIGHT) / 2.0, HEIGHT - 14, "middle", chart.x().label());
        svg.upwards(18, (top + BOTTOM) / 2, chart.y().label());
    }

    private void draw(Series series, String style) {
        if (series.shape() == Series.Shape.DOTS) {
            drawDots(series, style);
        } else {
            svg.path(style, path(series));
        }
    }

    private void drawDots(Series series, String style) {
        for (int at = 0; at < series.x().length; at++) {
            double x = x(series.x()[at]);
            double y = y(series.y()[at]);
            if (series.spread().length > 0) {
                double spread = series.spread()[at];
                svg.line("axis", x, y(series.y()[at] - spread), x, y(series.y()[at] + spread));
            }
            svg.dot(style, x, y);
        }
    }

    private String path(Series series) {
        StringBuilder data = new StringBuilder();
        boolean drawing = false;
        for (int at = 0; at < series.x().length; at++) {
            boolean known = Double.isFinite(series.y()[at]);
            if (known) {
                data.append(drawing ? 'L' : 'M').append(Svg.number(x(series.x()[at]))).append(' ')
                        .append(Svg.number(y(series.y()[at])));
            }
            drawing = known;
        }
        return data.toString();
    }

    private static String style(Series series, int kind) {
        return switch (series.shape()) {
            case GUIDE -> "guide";
            case LINE -> "line k" + kind % Svg.KINDS;
            case DOTS -> "dot k" + kind % Svg.KINDS;
        };
    }

    private double x(double value) {
        return LEFT + inside(chart.x().along(value)) * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - inside(chart.y().along(value)) * (BOTTOM - top);
    }

    /** What lies beyond an axis is drawn at its end. */
    private static double inside(double along) {
        return Math.max(0, Math.min(1, along));
    }
}
