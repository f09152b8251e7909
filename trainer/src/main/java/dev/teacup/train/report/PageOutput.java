package dev.teacup.train.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** An output of the graph as a page shows it. One that another output draws is not shown by itself. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = PageOutput.Probability.class, name = "probability"),
    @JsonSubTypes.Type(value = PageOutput.Number.class, name = "number"),
    @JsonSubTypes.Type(value = PageOutput.Classes.class, name = "classes"),
    @JsonSubTypes.Type(value = PageOutput.Ranking.class, name = "ranking"),
    @JsonSubTypes.Type(value = PageOutput.Signs.class, name = "signs"),
    @JsonSubTypes.Type(value = PageOutput.Text.class, name = "text"),
    @JsonSubTypes.Type(value = PageOutput.Suggestions.class, name = "suggestions")})
@JsonPropertyOrder({"name", "label", "kind"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface PageOutput {
    /** In the graph. */
    String name();

    /** For people. */
    String label();

    /** The word for the kind, by which a page chooses how to show it. */
    @JsonProperty
    String kind();

    static Probability probability(String name, String label, double usual, String usualLabel) {
        return new Probability(name, label, usual, usualLabel);
    }

    /**
     * 0 to 1, [batch, 1].
     *
     * @param usual what is said of a row of which nothing is known, or null
     * @param usualLabel what that is for people, or null
     */
    record Probability(String name, String label, Double usual, String usualLabel) implements PageOutput {
        @Override
        public String kind() {
            return "probability";
        }
    }

    /**
     * A number, [batch, 1].
     *
     * @param unit for people, or null
     */
    record Number(String name, String label, String unit) implements PageOutput {
        @Override
        public String kind() {
            return "number";
        }
    }

    /**
     * A share for each of a few classes, [batch, classes]; all of them are shown.
     *
     * @param labels of the classes
     */
    record Classes(String name, String label, List<String> labels) implements PageOutput {
        public Classes {
            labels = List.copyOf(labels);
        }

        @Override
        public String kind() {
            return "classes";
        }
    }

    /**
     * The best of many, with bars: float32 [batch, n] with a label each, or strings [batch, n] whose scores
     * another output has.
     *
     * @param labels of the n, or null for strings
     * @param scores the output with the scores of strings, or null
     * @param top how many are shown, or null for all
     */
    record Ranking(String name, String label, List<String> labels, String scores, Integer top)
            implements
                PageOutput {
        @Override
        public String kind() {
            return "ranking";
        }

        /** Of labels. */
        public static Ranking of(String name, String label, List<String> labels, int top) {
            return new Ranking(name, label, List.copyOf(labels), null, top);
        }

        /** Of strings. */
        public static Ranking ofTexts(String name, String label, String scores) {
            return new Ranking(name, label, null, scores, null);
        }
    }

    /**
     * Signs that are found, the best first, large and to be copied: string [batch, n], where "" is none.
     *
     * @param names the string output [batch, n] that says what each of them is called, or null
     * @param scores the output with the scores of all that may be found, or null
     */
    record Signs(String name, String label, String names, String scores) implements PageOutput {
        @Override
        public String kind() {
            return "signs";
        }
    }

    /**
     * A text: string [batch, steps], where "" is padding, or [batch].
     *
     * @param attention the float32 output [batch, steps, letters] that tells where each step looked, or null
     * @param source the text input that it looked at, or null
     */
    record Text(String name, String label, String attention, String source) implements PageOutput {
        @Override
        public String kind() {
            return "text";
        }
    }

    /**
     * What is suggested to a reader: strings [batch, n], the best first.
     *
     * @param scores the output with the share of each, [batch, n]
     * @param stars the output with the stars that each will get, [batch, n]
     * @param reasons the output with what speaks for each, string [batch, n], "" where nothing does
     * @param others an output that a page does not show, with the stars of everything there is; or null
     */
    record Suggestions(String name, String label, String scores, String stars, String reasons, String others)
            implements
                PageOutput {
        @Override
        public String kind() {
            return "suggestions";
        }
    }
}
