package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.train.data.Vocabulary;
import dev.teacup.train.report.ModelDescription.Choice;
import dev.teacup.train.report.ModelDescription.Range;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.report.PageOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a page needs to know of the bird-strike model. */
final class StrikeDescription {
    static final String TITLE = "Will the bird break the aircraft?";

    private static final Map<String, String> AT_FIRST = Map.of("size", "Large", "species", "Turkey vulture",
            "phase", "Climb", "aircraft", "B-737-300", "timeOfDay", "Day", "operator", "SOUTHWEST AIRLINES",
            "state", "Texas");

    private StrikeDescription() {}

    static ModelDescription of(StrikeInputs inputs, int rows, double baseRate) {
        List<PageInput> all = new ArrayList<>();
        for (StrikeInputs.Category category : StrikeInputs.CATEGORIES) {
            Vocabulary vocabulary = inputs.vocabularies().get(category.name());
            List<Choice> choices = choices(vocabulary);
            String first = AT_FIRST.get(category.name());
            String value = vocabulary.words().contains(first) ? first : choices.get(0).value();
            all.add(PageInput.category(category.name(), category.label(), category.column(), value, choices));
        }
        all.add(2, PageInput.number(StrikeInputs.SPEED, "Speed", "Speed IAS in knots", "knots",
                new Range(0, 350, 5, 190)).orNothing());
        all.add(PageInput.number(StrikeInputs.MONTH, "Month", "Flight Date", null, new Range(1, 12, 1, 8)));
        return new ModelDescription(BirdStrikes.NAME, TITLE,
                String.format(Locale.ROOT,
                        "Whether a bird that hits an aircraft damages it, learnt from %,d reports"
                                + " to the FAA of 1990 to 1999.",
                        rows),
                all,
                List.of(PageOutput.probability(StrikeNetwork.PROBABILITY, "likely to be damaged", baseRate,
                        "the average strike")),
                StrikeInputs.SPEED);
    }

    /** The words that a form offers, the frequent ones first. */
    private static List<Choice> choices(Vocabulary vocabulary) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < vocabulary.words().size(); i++) {
            choices.add(new Choice(vocabulary.words().get(i), null, vocabulary.counts().get(i)));
        }
        choices.sort(
                Comparator.comparing(Choice::count, Comparator.reverseOrder()).thenComparing(Choice::value));
        return choices;
    }
}
