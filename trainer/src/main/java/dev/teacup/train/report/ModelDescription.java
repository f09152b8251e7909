package dev.teacup.train.report;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a page needs to know of a model to make a form for it: {@code model.json}, and the same under
 * {@link #METADATA_KEY} in the metadata of the ONNX file.
 *
 * @param schema the version of this form
 * @param name the folder under {@code models/}
 * @param title a question or a few words
 * @param summary one sentence
 * @param inputs for people, each for the graph's input of the same name
 * @param outputs for people, each for the graph's output of the same name
 * @param explore the input over whose range a page draws the output at first; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelDescription(int schema, String name, String title, String summary, List<Input> inputs,
        List<Output> outputs, String explore) {
    public static final int SCHEMA = 1;
    public static final String METADATA_KEY = "teacup.model";

    public ModelDescription {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public ModelDescription(String name, String title, String summary, List<Input> inputs,
            List<Output> outputs,
            String explore) {
        this(SCHEMA, name, title, summary, inputs, outputs, explore);
    }

    /**
     * An input of the graph, of the shape [batch, 1].
     *
     * @param name in the graph
     * @param label for people
     * @param kind {@code number} or {@code category}
     * @param unit of a number, or null
     * @param min the least that a form offers
     * @param max the most that a form offers
     * @param step between what a form offers
     * @param value what the form holds at first, a number or a word
     * @param optional whether a number may be left out, which feeds NaN
     * @param choices the words of a category that a form offers; any other word is allowed
     * @param column the column of the training data
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Input(String name, String label, String kind, String unit, Double min, Double max,
            Double step,
            @JsonProperty("default") Object value, Boolean optional, List<Choice> choices, String column) {
        /** A number that has to be given. */
        public static Input number(String name, String label, String column, String unit, Range range) {
            return new Input(name, label, "number", unit, range.min(), range.max(), range.step(),
                    range.value(), null,
                    null, column);
        }

        /** The same number, which may be left out. */
        public Input orNothing() {
            return new Input(name, label, kind, unit, min, max, step, value, true, choices, column);
        }

        /** A word, {@code value} at first. */
        public static Input category(String name, String label, String column, String value,
                List<Choice> choices) {
            return new Input(name, label, "category", null, null, null, null, value, null,
                    List.copyOf(choices), column);
        }
    }

    /** What a form offers of a number, and what it holds at first. */
    public record Range(double min, double max, double step, double value) {}

    /**
     * A word that a form offers.
     *
     * @param value what is fed
     * @param label for people; null when it is the value itself
     * @param count how many training rows have it; null when that does not matter
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Choice(String value, String label, Integer count) {}

    /**
     * An output of the graph.
     *
     * @param name in the graph
     * @param label for people
     * @param kind {@code probability}: 0 to 1, of the shape [batch, 1]
     * @param usual what is said of a row of which nothing is known, or null
     * @param usualLabel what that is for people, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Output(String name, String label, String kind, Double usual, String usualLabel) {
        public static Output probability(String name, String label, double usual, String usualLabel) {
            return new Output(name, label, "probability", usual, usualLabel);
        }
    }
}
