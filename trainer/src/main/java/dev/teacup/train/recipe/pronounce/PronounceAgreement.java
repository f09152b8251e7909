package dev.teacup.train.recipe.pronounce;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Whether the engine says of words what ONNX Runtime says, and how long it takes, one word after the other as
 * in a page.
 *
 * @param words that were asked
 * @param same of how many the most probable reading is the same
 * @param difference the largest one of its probabilities
 * @param milliseconds the engine took for a word on the JVM, the median
 */
record PronounceAgreement(int words, int same, double difference, double milliseconds) {
    /** Asks the engine for the first words of those that ONNX Runtime was asked for. */
    static PronounceAgreement of(PronounceScores scores, byte[] model, int most) {
        Session session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        int words = Math.min(most, scores.words().size());
        double[] milliseconds = new double[words];
        double difference = 0;
        int same = 0;
        for (int row = 0; row < words; row++) {
            long start = System.nanoTime();
            Map<String, HostTensor> outputs = session.run(Map.of(PronounceDescription.WORD,
                    PronounceScores.texts(List.of(scores.words().get(row).spelling()))));
            milliseconds[row] = (System.nanoTime() - start) / 1e6;
            PronounceScores.Answer said =
                    PronounceScores.answers(List.copyOf(outputs.values())).get(0);
            PronounceScores.Answer expected = scores.answers().get(row);
            same += Arrays.equals(said.best(), expected.best()) ? 1 : 0;
            difference = Math.max(difference,
                    Math.abs(said.probabilities()[0] - expected.probabilities()[0]));
        }
        Arrays.sort(milliseconds);
        return new PronounceAgreement(words, same, difference, milliseconds[words / 2]);
    }
}
