package dev.teacup.train.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

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
public record ModelDescription(int schema, String name, String title, String summary, List<PageInput> inputs,
        List<PageOutput> outputs, String explore) {
    public static final int SCHEMA = 1;
    public static final String METADATA_KEY = "teacup.model";

    public ModelDescription {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public ModelDescription(String name, String title, String summary, List<PageInput> inputs,
            List<PageOutput> outputs, String explore) {
        this(SCHEMA, name, title, summary, inputs, outputs, explore);
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
    public record Choice(String value, String label, Integer count) {
        /** One that is its own label. */
        public static Choice of(String value) {
            return new Choice(value, null, null);
        }
    }
}
