package dev.teacup.train.recipe.films;

import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.report.chart.Axis;
import dev.teacup.train.report.chart.BarChart;
import dev.teacup.train.report.chart.Chart;
import dev.teacup.train.report.chart.LineChart;
import dev.teacup.train.report.chart.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;

/** Pictures of the ratings, and of whose stars are hard to tell. */
record FilmPictures(Films films) {
    /** Where groups of readers begin, by their ratings that were learnt from. */
    private static final int[] ACTIVITY = {0, 30, 60, 120, 240, 480};
    /** Where groups of films begin, by their ratings that were learnt from. */
    private static final int[] POPULARITY = {0, 1, 3, 10, 30, 100};

    Map<String, Chart> all() {
        Map<String, Chart> all = new LinkedHashMap<>();
        all.put("stars", stars());
        all.put("long-tail", longTail());
        return all;
    }

    private Chart stars() {
        int[] counts = new int[11];
        films.readers().forEach(reader -> {
            for (float stars : reader.stars()) {
                counts[Math.round(2 * stars)]++;
            }
        });
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int half = 10; half > 0; half--) {
            bars.add(new BarChart.Bar(half / 2.0 + " stars", 100.0 * counts[half] / films.ratings(), 0));
        }
        return new BarChart("How many stars are given",
                "The share of all ratings: whole stars are given far more often than halves, and few are"
                        + " bad.",
                Axis.over("% of the ratings", 0,
                        bars.stream().mapToDouble(BarChart.Bar::value).max().orElse(1)),
                bars, 1);
    }

    private Chart longTail() {
        int[] counts = new int[films.all().size()];
        films.readers().forEach(reader -> Arrays.stream(reader.films()).forEach(film -> counts[film]++));
        Arrays.sort(counts);
        double[] rank = new double[counts.length];
        double[] share = new double[counts.length];
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[counts.length - 1 - i];
            rank[i] = i + 1;
            share[i] = sum / films.ratings();
        }
        return new LineChart("Few films have most of the ratings",
                "The share of all ratings that the most rated films have together, by how many films they"
                        + " are.",
                new Axis("films, the most rated first", 0, counts.length), Axis.share("share of the ratings"),
                List.of(Series.line("ratings", rank, share)));
    }

    /** RMSE by how much a reader has rated. */
    Chart activity(FilmAnswers answers, Map<String, List<double[]>> bars) {
        List<Viewing> train = Viewing.Parts.lastFifth(films.readers()).first();
        return byGroup("By how much the reader has rated",
                "RMSE of readers of few and of many ratings, of this model and of the biases.",
                "ratings of the reader that are known", ACTIVITY, (reader, film) -> train.get(reader).count(),
                answers, bars);
    }

    /** RMSE by how much a film was rated. */
    Chart popularity(FilmAnswers answers, Map<String, List<double[]>> bars) {
        int[] counts = new int[films.all().size()];
        Viewing.Parts.lastFifth(films.readers()).first()
                .forEach(reader -> Arrays.stream(reader.films()).forEach(film -> counts[film]++));
        return byGroup("By how often the film was rated",
                "RMSE of films of few and of many ratings, of this model and of the biases.",
                "ratings of the film that are known", POPULARITY, (reader, film) -> counts[film], answers,
                bars);
    }

    private Chart byGroup(String title, String description, String label, int[] from, IntBinaryOperator count,
            FilmAnswers answers, Map<String, List<double[]>> bars) {
        Map<String, List<double[]>> all = new LinkedHashMap<>();
        all.put("this model", answers.guesses());
        bars.entrySet().stream().skip(1).limit(1).forEach(bar -> all.put(bar.getKey(), bar.getValue()));
        List<BarChart.Bar> lines = new ArrayList<>();
        for (int group = 0; group < from.length; group++) {
            int least = from[group];
            int end = group + 1 < from.length ? from[group + 1] : Integer.MAX_VALUE;
            String name = end == least + 1 ? String.valueOf(least)
                    : end == Integer.MAX_VALUE ? least + " and more" : least + " to " + (end - 1);
            int kind = 0;
            for (Map.Entry<String, List<double[]>> one : all.entrySet()) {
                lines.add(new BarChart.Bar(kind == 0 ? name : "biases", rmse(one.getValue(),
                        (reader, film) -> count.applyAsInt(reader, film) >= least
                                && count.applyAsInt(reader, film) < end ? 1 : 0),
                        kind++));
            }
        }
        lines.removeIf(bar -> Double.isNaN(bar.value()));
        return new BarChart(title, description, new Axis("RMSE, by " + label, .6, 1.2), lines, 3);
    }

    private double rmse(List<double[]> guesses, IntBinaryOperator isIn) {
        List<Viewing> given = Viewing.Parts.lastFifth(films.readers()).last();
        double squares = 0;
        int count = 0;
        for (int reader = 0; reader < guesses.size(); reader++) {
            for (int i = 0; i < guesses.get(reader).length; i++) {
                if (isIn.applyAsInt(reader, given.get(reader).films()[i]) == 1) {
                    double missed =
                            StarsMissed.missed(given.get(reader).stars()[i], guesses.get(reader)[i]);
                    squares += missed * missed;
                    count++;
                }
            }
        }
        return Math.sqrt(squares / count);
    }

    /** A measure after each pass over the readers. */
    static Chart learning(String title, String measure, double[] values) {
        return new LineChart(title,
                measure + " after each pass over the readers, on ratings that were not learnt"
                        + " from.",
                new Axis("passes", 1, Math.max(2, values.length)), Axis.over(measure, values),
                List.of(Series.counted(measure, values)));
    }
}
