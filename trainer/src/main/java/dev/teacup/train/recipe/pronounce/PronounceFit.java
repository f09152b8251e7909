package dev.teacup.train.recipe.pronounce;

import dev.teacup.export.Heading;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Pronunciations;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Order;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.loop.Validator;
import dev.teacup.train.metric.PhonemeErrors;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One training of the model that pronounces words: its data, its step, and how it is looked at. */
record PronounceFit(Pronunciations data, Hyperparameters settings) {
    private static final int WATCHED_EACH = 4;
    private static final String LIKELIHOOD = "likelihood";
    private static final double LEAST_SHARPNESS = 0.25;
    private static final double MOST_SHARPNESS = 4;
    private static final double SHARPNESS_STEP = 0.01;
    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

    /**
     * What was chosen on the validation words.
     *
     * @param embedding numbers that stand for a letter or phoneme
     * @param reading units of each direction of the two layers that read
     * @param saying units of each of the two layers that say
     * @param dropout share of the units between layers that training leaves out
     * @param smoothing share of the labels that is spread over all classes
     * @param rate highest learning rate of AdamW; it warms up, then falls with a cosine
     * @param decay of weights
     * @param clipNorm largest norm of all gradients together
     * @param averaging how much of the average of weights a step keeps
     * @param shards parts of a batch whose gradients are computed side by side
     * @param pool batches that are sorted by length together
     * @param beams readings that the finished model follows
     */
    record Hyperparameters(int embedding, int reading, int saying, double dropout, double smoothing,
            double rate, double decay, double clipNorm, double averaging, int warmUpSteps, int epochs,
            int batch, int shards, int pool, int beams) {
        static final Hyperparameters CHOSEN = new Hyperparameters(64, 144, 192, 0.2, 0.1, 2.5e-3, 0.01, 1,
                0.998, 500, 24, 192, 1, 50, 5);

        /** Another number of epochs, in which the rate warms up for the same share of the steps. */
        Hyperparameters epochs(int other) {
            return new Hyperparameters(embedding, reading, saying, dropout, smoothing, rate, decay, clipNorm,
                    averaging, warmUpSteps * other / epochs, other, batch, shards, pool, beams);
        }
    }

    /** A reading that is learnt: a word with several is learnt several times. */
    private record Sample(String word, int[] reading) {}

    private List<Sample> samples() {
        return samples(data.words(data.split().train()));
    }

    private static List<Sample> samples(List<Pronunciations.Word> words) {
        List<Sample> samples = new ArrayList<>();
        for (Pronunciations.Word word : words) {
            word.readings().forEach(reading -> samples.add(new Sample(word.spelling(), reading)));
        }
        return samples;
    }

    /** The readings of the training words. */
    Dataset dataset() {
        return dataset(samples());
    }

    private static Dataset dataset(List<Sample> samples) {
        long[][] letters = new long[samples.size()][];
        long[][] before = new long[samples.size()][];
        long[][] phonemes = new long[samples.size()][];
        for (int i = 0; i < letters.length; i++) {
            int[] reading = samples.get(i).reading();
            letters[i] = Spelling.numbers(samples.get(i).word());
            before[i] = new long[reading.length + 1];
            phonemes[i] = new long[reading.length + 1];
            for (int at = 0; at < reading.length; at++) {
                phonemes[i][at] = reading[at] + 1;
                before[i][at + 1] = reading[at] + 1;
            }
        }
        return Dataset.of(letters.length).ragged(PronounceNetwork.LETTERS, letters, 0)
                .ragged(PronounceNetwork.BEFORE, before, PronounceNetwork.END)
                .ragged(PronounceNetwork.PHONEMES, phonemes, -1);
    }

    /** Batches of words of similar length. */
    Order order() {
        int[] lengths =
                samples().stream().mapToInt(sample -> sample.word().length() + sample.reading().length)
                        .toArray();
        return Order.byLength(lengths, settings.pool);
    }

    Settings loop(long seed, int threads) {
        return Settings.of(settings.epochs, settings.batch, seed).threads(threads);
    }

    /** The training step. */
    StepGraph step() {
        long steps = (long) settings.epochs * loop(0, 1).stepsPerEpoch(samples().size());
        return step(Schedule.cosine(settings.rate, settings.warmUpSteps, steps));
    }

    /** The training step with another schedule. */
    StepGraph step(Schedule schedule) {
        PronounceNetwork network = new PronounceNetwork(settings);
        StepGraph.Update update = StepGraph.Update.of(AdamW.of(settings.decay), schedule)
                .clippedTo(settings.clipNorm).averaged(settings.averaging);
        return StepGraph.sharded("pronounce.step", network::loss, update, settings.shards);
    }

    /**
     * The finished model: from words as texts to their readings.
     *
     * @param sharpness by which logits are multiplied, see {@link #sharpness}
     */
    Model model(double sharpness) {
        PronounceNetwork network = new PronounceNetwork(settings);
        PronounceSearch search = new PronounceSearch(network, settings.beams, sharpness);
        return Model.of("pronounce", c -> {
            Value numbers = Spelling.numbers(c, c.input("word", DType.STRING));
            PronounceNetwork.Memory memory = network.memory(c, numbers);
            search.outputs(c, search.of(c, memory), memory);
        });
    }

    /** A model from the numbers of letters to the best phoneme at each step, by which training is judged. */
    Model greedy() {
        PronounceNetwork network = new PronounceNetwork(settings);
        PronounceSearch search = new PronounceSearch(network, 1, 1);
        return Model.of("pronounce.greedy", c -> {
            PronounceNetwork.Memory memory = network.memory(c, PronounceNetwork.letters(c));
            c.out(PronounceNetwork.PHONEMES, search.of(c, memory).said());
        });
    }

    /**
     * What makes the readings of the watched words most probable when logits are multiplied by it: smoothed
     * labels teach a network to say less than it knows. The probability has one summit, for its logarithm is
     * concave in the factor; it is bracketed by golden sections.
     *
     * @see <a href="https://arxiv.org/abs/1706.04599">Guo, Pleiss, Sun, Weinberger, temperature scaling</a>
     */
    double sharpness(Weights weights) {
        double low = LEAST_SHARPNESS;
        double high = MOST_SHARPNESS;
        while (high - low > SHARPNESS_STEP) {
            double left = high - (high - low) * GOLDEN_RATIO;
            double right = low + (high - low) * GOLDEN_RATIO;
            if (likelihood(weights, left) > likelihood(weights, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    /** The logarithm of the probability of all readings of the watched words. */
    double likelihood(Weights weights, double sharpness) {
        Dataset readings = dataset(samples(watched()));
        PronounceNetwork network = new PronounceNetwork(settings);
        Model model = Model.of("pronounce.likelihood",
                c -> c.out(LIKELIHOOD, network.likelihood(c, sharpness)));
        try (Validator validator = new Validator(model.onnx(weights, Heading.of(Model.OPSET)),
                model.inputs(), readings, 1)) {
            double sum = 0;
            for (float each : validator.outputs().get(LIKELIHOOD)) {
                sum += each;
            }
            return sum;
        }
    }

    /** A quarter of the validation words: enough to tell epochs apart, in a quarter of the time. */
    List<Pronunciations.Word> watched() {
        int[] all = data.split().validation();
        return data.words(IntStream.range(0, all.length).filter(i -> i % WATCHED_EACH == 0)
                .map(i -> all[i]).toArray());
    }

    /** The share of the watched words that are said wrong, looked at after each epoch. */
    Validation validation() {
        List<Pronunciations.Word> words = watched();
        long[][] letters =
                words.stream().map(word -> Spelling.numbers(word.spelling())).toArray(long[][]::new);
        Dataset judged = Dataset.of(letters.length).ragged(PronounceNetwork.LETTERS, letters, 0);
        return new Validation(greedy(), judged, "validation word error",
                outputs -> errors(words, outputs).wordError(), false);
    }

    private static PhonemeErrors errors(List<Pronunciations.Word> words, Map<String, float[]> outputs) {
        float[] said = outputs.get(PronounceNetwork.PHONEMES);
        PhonemeErrors errors = PhonemeErrors.NONE;
        for (int row = 0; row < words.size(); row++) {
            int length = 0;
            while (length < PronounceSearch.STEPS && said[row * PronounceSearch.STEPS + length] > 0) {
                length++;
            }
            int[] reading = new int[length];
            for (int i = 0; i < length; i++) {
                reading[i] = (int) said[row * PronounceSearch.STEPS + i] - 1;
            }
            errors = errors.with(reading, words.get(row).readings());
        }
        return errors;
    }
}
