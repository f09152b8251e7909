package dev.teacup.train.loop;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import java.util.Map;

/** How good a model's outputs are for a data set that the metric knows. */
@FunctionalInterface
public interface Metric {
    /** @param outputs of the model for all samples in their order, by name, in row-major order */
    double of(Map<String, float[]> outputs);

    /**
     * The share of samples whose highest score is that of their class.
     *
     * @param output of scores or probabilities, [batch, classes]
     * @param labels the classes of the samples that are judged, in their order, counted from 0
     */
    static Metric accuracy(String output, long[] labels) {
        long[] known = labels.clone();
        return outputs -> {
            float[] scores = outputs.get(output);
            if (scores == null) {
                String meant = Text.didYouMean(output, outputs.keySet());
                throw new ModelException("accuracy", "the model does not give its scores",
                        "one of " + String.join(", ", outputs.keySet()), quoted(output),
                        meant.isEmpty() ? "give the name of the output with the scores" : meant);
            }
            if (known.length == 0 || scores.length % known.length != 0) {
                throw new ModelException("accuracy", "its labels are not those of the samples",
                        "a label for each sample", known.length + " labels for " + scores.length + " scores",
                        "give the labels of the very samples that are judged");
            }
            int right = 0;
            for (int row = 0; row < known.length; row++) {
                right += best(scores, row, scores.length / known.length) == known[row] ? 1 : 0;
            }
            return (double) right / known.length;
        };
    }

    private static int best(float[] scores, int row, int classes) {
        int best = 0;
        for (int label = 1; label < classes; label++) {
            best = scores[row * classes + label] > scores[row * classes + best] ? label : best;
        }
        return best;
    }
}
