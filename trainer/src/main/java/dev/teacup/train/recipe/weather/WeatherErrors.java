package dev.teacup.train.recipe.weather;

import dev.teacup.train.data.Days;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The days of 2015 that the model was most surprised by, one by one. */
record WeatherErrors(WeatherEvaluation kept) {
    private static final int WORST = 16;
    private static final int DAYS_BEFORE = 4;

    Section section() {
        Verdicts likely = kept.likely();
        List<List<String>> rows = IntStream.range(0, likely.rows()).boxed()
                .sorted(Comparator.comparingDouble(row -> likely.scores()[row][likely.truth()[row]]))
                .limit(WORST).map(this::row).toList();
        return Section.of("Errors, looked at one by one", "The " + WORST + " days whose weather had the"
                + " lowest probability, with the days before them and what was measured on them.",
                WeatherWords.ERRORS)
                .with(new Table(List.of("day", "the days before", "it came", "said", "likely to", "measured"),
                        rows));
    }

    private List<String> row(int at) {
        Days days = kept.days();
        int row = days.split().test()[at];
        int truth = kept.likely().truth()[at];
        int said = kept.said().said(at);
        List<String> before = new ArrayList<>();
        for (int ago = DAYS_BEFORE; ago > 0; ago--) {
            before.add(Days.WORDS.get(days.weather()[days.before(row, ago)]));
        }
        double[] likely = kept.likely().scores()[at];
        return List.of(days.city(row) + ", " + days.date(row), String.join(", ", before),
                Days.WORDS.get(truth), Days.WORDS.get(said),
                String.format(Locale.ROOT, "%s %.0f %%, %s %.0f %%", Days.WORDS.get(said), 100 * likely[said],
                        Days.WORDS.get(truth), 100 * likely[truth]),
                String.format(Locale.ROOT, "%.1f mm, %.0f to %.0f °C, %.1f m/s", days.numbers()[0][row],
                        days.numbers()[2][row], days.numbers()[1][row], days.numbers()[3][row]));
    }
}
