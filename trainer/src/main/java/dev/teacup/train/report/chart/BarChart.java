package dev.teacup.train.report.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Bars to the right, one below the other, each with its name and its number.
 *
 * @param title what is shown
 * @param description the same for a reader who does not see it
 * @param x the axis along which the bars lie; they begin at its low end
 * @param bars from top to bottom
 * @param digits behind the point of the numbers
 */
public record BarChart(String title, String description, Axis x, List<Bar> bars,
        int digits) implements Chart {
    private static final int WIDTH = 640;
    private static final int RIGHT = WIDTH - 76;
    private static final int TOP = 48;
    private static final int HEIGHT = 24;
    private static final int GAP = 6;
    /** A little more than the mean width of a character. */
    private static final double CHARACTER = 6.8;

    /**
     * A bar.
     *
     * @param name beside it
     * @param value where it ends
     * @param kind which colour it has, counted from 0
     */
    public record Bar(String name, double value, int kind) {}

    public BarChart {
        bars = List.copyOf(bars);
    }

    @Override
    public String svg() {
        int bottom = TOP + bars.size() * HEIGHT;
        double left = 24 + CHARACTER * bars.stream().mapToInt(bar -> bar.name().length()).max().orElse(0);
        Svg svg = new Svg(WIDTH, bottom + 48, title, description);
        svg.text("title", 20, 28, "start", title);
        for (BigDecimal tick : x.ticks()) {
            double at = left + x.along(tick.doubleValue()) * (RIGHT - left);
            svg.line("grid", at, TOP, at, bottom);
            svg.text("tick", at, bottom + 16, "middle", x.shown(tick));
        }
        svg.text("label", (left + RIGHT) / 2, bottom + 36, "middle", x.label());
        for (int i = 0; i < bars.size(); i++) {
            draw(svg, bars.get(i), left, TOP + i * HEIGHT);
        }
        return svg.end();
    }

    private void draw(Svg svg, Bar bar, double left, double y) {
        double length = Math.max(0, Math.min(1, x.along(bar.value()))) * (RIGHT - left);
        svg.text("ink", left - 8, y + HEIGHT / 2.0 + 4, "end", bar.name());
        svg.bar("dot k" + bar.kind() % Svg.KINDS, left, y + GAP / 2.0, length, HEIGHT - GAP);
        svg.text("ink", left + length + 6, y + HEIGHT / 2.0 + 4, "start",
                String.format(Locale.ROOT, "%." + digits + "f", bar.value()));
    }
}
