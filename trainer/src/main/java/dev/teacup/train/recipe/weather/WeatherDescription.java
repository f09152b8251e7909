package dev.teacup.train.recipe.weather;

import dev.teacup.train.data.Days;
import dev.teacup.train.report.ModelDescription.Choice;
import dev.teacup.train.report.ModelDescription.Range;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.report.PageOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a page needs to know of the weather model. */
final class WeatherDescription {
    static final String TITLE = "What will the weather be tomorrow?";

    private static final List<String> LABELS =
            List.of("Rain or snow", "Warmest", "Coldest", "Wind");
    private static final List<String> UNITS = List.of("mm", "°C", "°C", "m/s");
    private static final List<Range> RANGES = List.of(new Range(0, 120, .1, 0), new Range(-10, 40, .1, 0),
            new Range(-20, 30, .1, 0), new Range(0, 20, .1, 0));

    private WeatherDescription() {}

    /**
     * @param first the row whose days the form holds at first
     * @param rows how many were learnt from
     */
    static ModelDescription of(Days days, WeatherInputs inputs, int first, int rows) {
        List<PageInput> all = new ArrayList<>();
        List<String> steps = steps(inputs.steps());
        for (int i = 0; i < WeatherInputs.NUMBERS.size(); i++) {
            List<Double> value = new ArrayList<>();
            for (int step = inputs.steps(); step > 0; step--) {
                value.add(days.numbers()[i][days.before(first, step)]);
            }
            all.add(PageInput.Series.numbers(WeatherInputs.NUMBERS.get(i), LABELS.get(i),
                    Days.NUMBERS.get(i), UNITS.get(i), RANGES.get(i), steps, value));
        }
        List<String> words = new ArrayList<>();
        for (int step = inputs.steps(); step > 0; step--) {
            words.add(Days.WORDS.get(days.weather()[days.before(first, step)]));
        }
        all.add(PageInput.Series.words(WeatherInputs.WEATHER, "Weather", Days.WEATHER,
                Days.WORDS.stream().map(Choice::of).toList(), steps, words));
        all.add(PageInput.number(WeatherInputs.DAY, "Tomorrow's day of the year", Days.DATE, null,
                new Range(1, 366, 1, days.date(first).getDayOfYear())));
        all.add(PageInput.category(WeatherInputs.CITY, "City", Days.CITY, days.city(first),
                inputs.cities().words().stream().map(Choice::of).toList()));
        String cities = String.join(" and ", inputs.cities().words());
        return new ModelDescription(Weather.NAME, TITLE,
                String.format(Locale.ROOT, "Tomorrow's weather from the last %d days, learnt from %,d days of"
                        + " %s.", inputs.steps(), rows, cities),
                all,
                List.of(new PageOutput.Text(WeatherNetwork.WORD, "Tomorrow", null, null),
                        new PageOutput.Classes(WeatherNetwork.PROBABILITIES, "How likely each is",
                                Days.WORDS)),
                null);
    }

    private static List<String> steps(int count) {
        List<String> steps = new ArrayList<>();
        for (int ago = count - 1; ago > 1; ago--) {
            steps.add(ago + " days ago");
        }
        steps.addAll(count > 1 ? List.of("yesterday", "today") : List.of("today"));
        return steps;
    }
}
