package dev.teacup.train.report.chart;

import java.util.List;

/**
 * Lines and dots over two axes, with a legend.
 *
 * @param title what is shown
 * @param description the same for a reader who does not see it
 * @param x the axis to the right
 * @param y the axis upwards
 * @param series the last ones lie on top
 */
public record LineChart(String title, String description, Axis x, Axis y,
        List<Series> series) implements Chart {
    public LineChart {
        series = List.copyOf(series);
    }

    @Override
    public String svg() {
        PlotArea area = new PlotArea(this);
        return area.draw();
    }
}
