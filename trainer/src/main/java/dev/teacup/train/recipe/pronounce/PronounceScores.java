package dev.teacup.train.recipe.pronounce;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.Phonemes;
import dev.teacup.train.data.Pronunciations.Word;
import dev.teacup.train.metric.PhonemeErrors;
import dev.teacup.train.ort.OrtPlatform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.stream.IntStream;

/**
 * What a finished model says of words, and how good that is.
 *
 * @param words that were judged
 * @param answers one for each word
 */
record PronounceScores(List<Word> words, List<Answer> answers) {
    private static final int BATCH = 256;

    /**
     * What was said of a word.
     *
     * @param readings the numbers of their phonemes, the most probable reading first
     * @param probabilities of the readings
     */
    record Answer(List<int[]> readings, double[] probabilities) {
        /** The most probable reading. */
        int[] best() {
            return readings.get(0);
        }
    }

    /**
     * Asks a model by ONNX Runtime, since the engine on the JVM would take minutes for all words; the goldens
     * and {@link PronounceAgreement} hold the two together.
     *
     * @param file how errors name it
     * @throws ModelException when it is no model of this recipe
     */
    static PronounceScores of(List<Word> words, byte[] model, String file) {
        Integer[] order = IntStream.range(0, words.size()).boxed()
                .sorted(Comparator.comparingInt(row -> words.get(row).spelling().length()))
                .toArray(Integer[]::new);
        List<List<HostTensor>> asked = new ArrayList<>();
        for (int from = 0; from < order.length; from += BATCH) {
            Integer[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
            asked.add(List.of(texts(Arrays.stream(rows).map(row -> words.get(row).spelling()).toList())));
        }
        Answer[] answers = new Answer[words.size()];
        try (Platform runtime = new OrtPlatform()) {
            int at = 0;
            for (List<HostTensor> said : runtime.run(model, asked)) {
                for (Answer answer : answers(said)) {
                    answers[order[at++]] = answer;
                }
            }
        } catch (ModelException refusal) {
            throw refusal.at(file);
        }
        return new PronounceScores(words, List.of(answers));
    }

    /** Words as the model's input, string [words]. */
    static HostTensor texts(List<String> words) {
        return HostTensor.texts(new int[] {words.size()}, words.toArray(String[]::new));
    }

    /** The answers in the outputs of a model. */
    static List<Answer> answers(List<HostTensor> outputs) {
        HostTensor readings = outputs.get(2);
        HostTensor probabilities = outputs.get(3);
        int beams = readings.dims()[1];
        List<Answer> answers = new ArrayList<>();
        for (int row = 0; row < readings.dims()[0]; row++) {
            List<int[]> ofWord = new ArrayList<>();
            double[] shares = new double[beams];
            for (int beam = 0; beam < beams; beam++) {
                ofWord.add(phonemes(readings.text(row * beams + beam)));
                shares[beam] = probabilities.f64(row * beams + beam);
            }
            answers.add(new Answer(ofWord, shares));
        }
        return answers;
    }

    private static int[] phonemes(String reading) {
        StringTokenizer parts = new StringTokenizer(reading);
        int[] numbers = new int[parts.countTokens()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Phonemes.number(parts.nextToken());
        }
        return numbers;
    }

    /** Whether the most probable reading of a word is one of the dictionary's. */
    boolean isRight(int row) {
        return words.get(row).readings().stream()
                .anyMatch(reading -> Arrays.equals(reading, answers.get(row).best()));
    }

    /** The errors in some of the words. */
    PhonemeErrors errors(int[] rows) {
        PhonemeErrors errors = PhonemeErrors.NONE;
        for (int row : rows) {
            errors = errors.with(answers.get(row).best(), words.get(row).readings());
        }
        return errors;
    }

    /** All rows. */
    int[] all() {
        return IntStream.range(0, words.size()).toArray();
    }

    /** Word error, phoneme error, and the share of words of which none of all readings is right. */
    Map<String, Double> measures() {
        PhonemeErrors errors = errors(all());
        long lost = IntStream.of(all()).filter(row -> !isAmong(row)).count();
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("wordError", errors.wordError());
        measures.put("phonemeError", errors.phonemeError());
        measures.put("wordErrorOfAllReadings", (double) lost / words.size());
        return measures;
    }

    private boolean isAmong(int row) {
        return answers.get(row).readings().stream().anyMatch(said -> words.get(row).readings().stream()
                .anyMatch(reading -> Arrays.equals(reading, said)));
    }
}
