package dev.teacup.train.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.teacup.train.report.ModelDescription.Choice;
import dev.teacup.train.report.ModelDescription.Range;
import java.util.List;

/** An input of the graph as a form shows it; what a form feeds depends on the kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = PageInput.Number.class, name = "number"),
    @JsonSubTypes.Type(value = PageInput.Category.class, name = "category"),
    @JsonSubTypes.Type(value = PageInput.Drawing.class, name = "drawing"),
    @JsonSubTypes.Type(value = PageInput.Text.class, name = "text"),
    @JsonSubTypes.Type(value = PageInput.Series.class, name = "series"),
    @JsonSubTypes.Type(value = PageInput.Ratings.class, name = "ratings")})
@JsonPropertyOrder({"name", "label", "kind"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface PageInput {
    /** In the graph. */
    String name();

    /** For people. */
    String label();

    /** The word for the kind, by which a page chooses the field. */
    @JsonProperty
    String kind();

    /** A number that has to be given. */
    static Number number(String name, String label, String column, String unit, Range range) {
        return new Number(name, label, unit, range.min(), range.max(), range.step(), range.value(), null,
                column);
    }

    /** A word, {@code value} at first. */
    static Category category(String name, String label, String column, String value, List<Choice> choices) {
        return new Category(name, label, value, choices, column);
    }

    /**
     * A number: float32 [batch, 1].
     *
     * @param unit for people, or null
     * @param min the least that a form offers
     * @param max the most that a form offers
     * @param step between what a form offers
     * @param value what the form holds at first
     * @param optional whether it may be left out, which feeds NaN; null where it may not
     * @param column of the training data
     */
    record Number(String name, String label, String unit, Double min, Double max, Double step,
            @JsonProperty("default") Double value, Boolean optional, String column) implements PageInput {
        @Override
        public String kind() {
            return "number";
        }

        /** The same number, which may be left out. */
        public Number orNothing() {
            return new Number(name, label, unit, min, max, step, value, true, column);
        }
    }

    /**
     * A word: string [batch, 1].
     *
     * @param value what the form holds at first
     * @param choices the words that a form offers; any other word is allowed
     * @param column of the training data
     */
    record Category(String name, String label, @JsonProperty("default") String value, List<Choice> choices,
            String column) implements PageInput {
        public Category {
            choices = List.copyOf(choices);
        }

        @Override
        public String kind() {
            return "category";
        }
    }

    /**
     * A drawing: float32 [batch, height, width], 0 for paper and 1 for ink.
     *
     * @param width pixels that are fed
     * @param height pixels that are fed
     * @param pen the width of the line, as a share of the surface
     * @param value strokes that are there at first, each a list of points [x, y] in 0 to 1
     */
    record Drawing(String name, String label, int width, int height, double pen,
            @JsonProperty("default") List<List<List<Double>>> value) implements PageInput {
        @Override
        public String kind() {
            return "drawing";
        }
    }

    /**
     * A text: string [batch] or [batch, 1].
     *
     * @param most letters
     * @param pattern a regular expression of one letter that is understood
     * @param examples that a form offers
     * @param value what the form holds at first
     */
    record Text(String name, String label, int most, String pattern, List<String> examples,
            @JsonProperty("default") String value) implements PageInput {
        public Text {
            examples = List.copyOf(examples);
        }

        @Override
        public String kind() {
            return "text";
        }
    }

    /**
     * Numbers or words one after the other: float32 or string [batch, steps].
     *
     * @param of number or category
     * @param steps what each of them is called
     * @param unit of a number, or null
     * @param min the least number that a form offers, or null
     * @param max the most, or null
     * @param step between numbers, or null
     * @param choices the words that a form offers, or null
     * @param value what the form holds at first: a number or a word for each step
     * @param column of the training data
     */
    record Series(String name, String label, String of, List<String> steps, String unit, Double min,
            Double max, Double step, List<Choice> choices, @JsonProperty("default") List<Object> value,
            String column) implements PageInput {
        @Override
        public String kind() {
            return "series";
        }

        /** One of numbers. */
        public static Series numbers(String name, String label, String column, String unit, Range range,
                List<String> steps, List<Double> value) {
            return new Series(name, label, "number", steps, unit, range.min(), range.max(), range.step(),
                    null, List.copyOf(value), column);
        }

        /** One of words. */
        public static Series words(String name, String label, String column, List<Choice> choices,
                List<String> steps, List<String> value) {
            return new Series(name, label, "category", steps, null, null, null, null, choices,
                    List.copyOf(value), column);
        }
    }

    /**
     * What a reader rated, as two inputs: titles, string [batch, rated], and the stars of each, float32
     * [batch, rated]; the first one's field shows both.
     *
     * @param of titles or stars
     * @param stars of titles, the input with their stars; null of stars
     * @param choices the titles that a form offers, the usual ones first; null of stars
     * @param value what the form holds at first: titles, or their stars
     */
    record Ratings(String name, String label, String of, String stars, List<String> choices,
            @JsonProperty("default") List<Object> value) implements PageInput {
        @Override
        public String kind() {
            return "ratings";
        }

        public static Ratings titles(String name, String label, String stars, List<String> choices,
                List<String> value) {
            return new Ratings(name, label, "titles", stars, List.copyOf(choices), List.copyOf(value));
        }

        public static Ratings stars(String name, String label, List<Double> value) {
            return new Ratings(name, label, "stars", null, null, List.copyOf(value));
        }
    }
}
