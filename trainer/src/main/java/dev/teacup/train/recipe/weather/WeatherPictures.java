package dev.teacup.train.recipe.weather;

import dev.teacup.train.data.Days;
import dev.teacup.train.report.chart.Axis;
import dev.teacup.train.report.chart.Chart;
import dev.teacup.train.report.chart.LineChart;
import dev.teacup.train.report.chart.Series;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Pictures of the weather's data: how common each word is in each month, and in each year. */
record WeatherPictures(Days days) {
    private static final int MONTHS = 12;

    Map<String, Chart> all() {
        Map<String, Chart> all = new LinkedHashMap<>();
        all.put("months", months());
        all.put("years", years());
        return all;
    }

    private Chart months() {
        int[] rows = days.split().trainAndValidation();
        double[] x = IntStream.rangeClosed(1, MONTHS).asDoubleStream().toArray();
        List<Series> series = IntStream.range(0, Days.WORDS.size())
                .mapToObj(word -> Series.line(Days.WORDS.get(word), x, IntStream.rangeClosed(1, MONTHS)
                        .mapToDouble(month -> share(
                                of(rows, row -> days.date(row).getMonthValue() == month), word))
                        .toArray()))
                .toList();
        return new LineChart("The weather of each month",
                "The share of the days to 2014 that have each word: sun in summer, rain and snow in winter.",
                new Axis("month", 1, MONTHS), Axis.share("share of days"), series);
    }

    /** What a forecast of rare words has to cope with: the words themselves come and go. */
    private Chart years() {
        int[] rows = IntStream.range(0, days.table().rows()).toArray();
        TreeSet<Integer> years = new TreeSet<>();
        Arrays.stream(rows).forEach(row -> years.add(days.date(row).getYear()));
        double[] x = years.stream().mapToDouble(Integer::doubleValue).toArray();
        List<Series> series = IntStream.range(2, Days.WORDS.size())
                .mapToObj(word -> Series.line(Days.WORDS.get(word), x, years.stream()
                        .mapToDouble(year -> share(of(rows, row -> days.date(row).getYear() == year), word))
                        .toArray()))
                .toList();
        double most = series.stream().flatMapToDouble(one -> Arrays.stream(one.y())).max().orElse(1);
        return new LineChart("Rare words, year by year",
                "The share of days with fog, snow and drizzle, which come and go: what is learnt of them is"
                        + " old.",
                new Axis("year", x[0], x[x.length - 1]), Axis.over("share of days", 0, most), series);
    }

    private static int[] of(int[] rows, IntPredicate wanted) {
        return Arrays.stream(rows).filter(wanted).toArray();
    }

    private double share(int[] rows, int word) {
        return rows.length == 0 ? Double.NaN : (double) days.counts(rows)[word] / rows.length;
    }
}
