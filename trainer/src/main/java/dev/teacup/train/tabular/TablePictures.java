package dev.teacup.train.tabular;

import dev.teacup.error.Text;
import dev.teacup.train.report.chart.Axis;
import dev.teacup.train.report.chart.BarChart;
import dev.teacup.train.report.chart.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A picture of what is predicted: how often each class comes, or how the numbers are spread. */
record TablePictures(TableData data) {
    /** No more classes than these have a row or a column of their own in a table. */
    static final int FEW_CLASSES = 12;
    private static final int BINS = 16;

    Map<String, Chart> all() {
        return Map.of("target", data.target().isClass() ? classes() : numbers());
    }

    private Chart classes() {
        Target target = data.target();
        int[] counts = target.counts(target.known());
        List<BarChart.Bar> bars = IntStream.range(0, counts.length).boxed()
                .sorted(Comparator.comparing((Integer i) -> -counts[i])).limit(FEW_CLASSES)
                .map(i -> new BarChart.Bar(shown(target.classes().get(i)), counts[i], 0)).toList();
        return new BarChart("How often each class comes", "Rows of each value of " + target.name()
                + (counts.length > FEW_CLASSES ? ", the most frequent ones." : "."),
                Axis.over("rows", 0, Arrays.stream(counts).max().orElse(1)), bars, 0);
    }

    static String shown(String name) {
        String visible = Text.visible(name);
        return visible.length() > 24 ? visible.substring(0, 23) + "\u2026" : visible;
    }

    private Chart numbers() {
        double[] values = Arrays.stream(data.target().of(data.target().known())).sorted().toArray();
        double least = values[0];
        double width = (values[values.length - 1] - least) / BINS;
        int[] counts = new int[BINS];
        for (double value : values) {
            counts[width == 0 ? 0 : Math.min(BINS - 1, (int) ((value - least) / width))]++;
        }
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bars.add(new BarChart.Bar("from " + number(least + i * width), counts[i], 0));
        }
        return new BarChart("How the target is spread", "Rows by the value of " + data.target().name() + ".",
                Axis.over("rows", 0, Arrays.stream(counts).max().orElse(1)), bars, 0);
    }

    /** With four digits that count. */
    static String number(double value) {
        double size = Math.abs(value);
        int digits = size == 0 || size >= 1000 ? 0 : Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%,." + Math.min(6, digits) + "f", value);
    }
}
