package dev.teacup.train.recipe.weather;

import dev.teacup.train.baseline.DayRegression;
import dev.teacup.train.data.Days;
import dev.teacup.train.metric.Interval;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.report.Facts.Figure;
import dev.teacup.train.report.Facts.Line;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the weather model has to beat, computed on the same days. */
record WeatherBars(Days days) {
    static final String YESTERDAY = "tomorrow will be as today";
    static final String LOGISTIC = "logistic regression on 7 days";

    /** By its name, what each bar says of the test days. */
    Map<String, Verdicts> all() {
        int[] test = days.split().test();
        int[] learnt = days.split().trainAndValidation();
        Map<String, Verdicts> all = new LinkedHashMap<>();
        all.put("always sun", words(Arrays.stream(test).map(row -> 0).toArray()));
        all.put(YESTERDAY, words(Arrays.stream(test).map(row -> days.weather()[days.before(row, 1)])
                .toArray()));
        all.put(LOGISTIC, of(DayRegression.ofDays(days, learnt, test, 7, false, 1)));
        all.put("the same, all words weighing alike",
                of(DayRegression.ofDays(days, learnt, test, 7, true, 1)));
        all.put("logistic regression on 3 days, l2 20 (the best on earlier years)",
                of(DayRegression.ofDays(days, learnt, test, 3, false, 20)));
        return all;
    }

    /** What could be said of the test days if their measurements were known. */
    Verdicts ofMeasurements() {
        return of(DayRegression.ofMeasurements(days, days.split().trainAndValidation(),
                days.split().test(), 1));
    }

    private Verdicts words(int[] said) {
        double[][] scores = new double[said.length][Days.WORDS.size()];
        for (int row = 0; row < said.length; row++) {
            scores[row][said[row]] = 1;
        }
        return of(scores);
    }

    private Verdicts of(double[][] scores) {
        int[] truth = Arrays.stream(days.split().test()).map(row -> days.weather()[row]).toArray();
        return new Verdicts(scores, truth, Days.WORDS.size());
    }

    /** A line of the table: accuracy and macro-F1 with intervals, and the log loss where it is finite. */
    Line line(String name, Verdicts said, Verdicts likely) {
        boolean isCertain = Arrays.stream(likely.scores()[0]).max().orElse(0) == 1;
        return new Line(name, Stream.of(accuracy(said), macroF1(said),
                isCertain ? null : Figure.of(likely.logLoss())).toList());
    }

    private Figure accuracy(Verdicts said) {
        return Figure.within(said.top(1), Interval.bootstrap(dates(), rows -> said.of(rows).top(1)));
    }

    private Figure macroF1(Verdicts said) {
        return Figure.within(said.macroF1(),
                Interval.bootstrap(dates(), rows -> said.of(rows).macroF1()));
    }

    /** The test days of each date: one front brings the weather of neighbouring cities. */
    private int[][] dates() {
        return Interval.groups(Arrays.stream(days.split().test()).mapToObj(days::date).toList());
    }

    /** How much better one is than another on the same days: accuracy, then macro-F1. */
    List<Figure> differences(Verdicts one, Verdicts other) {
        return List.of(
                Figure.within(one.top(1) - other.top(1),
                        Interval.bootstrap(dates(), rows -> one.of(rows).top(1) - other.of(rows).top(1))),
                Figure.within(one.macroF1() - other.macroF1(), Interval.bootstrap(dates(),
                        rows -> one.of(rows).macroF1() - other.of(rows).macroF1())));
    }
}
