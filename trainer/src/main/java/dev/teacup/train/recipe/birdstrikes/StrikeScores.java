package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.tensor.Type;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.loop.Validator;
import dev.teacup.train.metric.BinaryScores;
import dev.teacup.train.metric.Predictions;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a model says of every strike, and how good that is.
 *
 * @param said a probability for each row of the table
 */
public record StrikeScores(Strikes strikes, double[] said) {
    /** Of a finished model, run by ONNX Runtime. */
    static StrikeScores of(Strikes strikes, byte[] model, Map<String, Type> inputs) {
        int[] all = IntStream.range(0, strikes.table().rows()).toArray();
        try (Validator validator = new Validator(model, inputs, StrikeInputs.dataset(strikes, all), 1)) {
            float[] probabilities = validator.outputs().get(StrikeNetwork.PROBABILITY);
            return new StrikeScores(strikes,
                    IntStream.range(0, all.length).mapToDouble(i -> probabilities[i]).toArray());
        }
    }

    Predictions of(int[] rows) {
        return Predictions.of(said, strikes.labels(), rows);
    }

    /** On the test years, with the threshold that the rows it was fitted on give. */
    BinaryScores test(int[] fitted) {
        return BinaryScores.of(of(strikes.split().test()), of(fitted));
    }

    /** On the validation years. */
    BinaryScores validation(int[] fitted) {
        return BinaryScores.of(of(strikes.split().validation()), of(fitted));
    }
}
