package dev.teacup.train.recipe;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How one of the models is made, and judged. {@link #ALL} is the list of them.
 *
 * @param name of the model and its folder
 * @param family of networks, which the gallery shows: dense, convolutional, recurrent
 */
public record Recipe(String name, String family, Consumer<Request> training, Judgement judgement) {
    /** All that there are. */
    public static final List<Recipe> ALL = List
            .of(new Recipe(StrikeDescription.NAME, "dense", BirdStrikes::train, StrikeEvaluation::ofData));

    /**
     * What was asked for.
     *
     * @param data other data of the same form, or null for what is shipped
     * @param out the folder of the model
     * @param epochs instead of the recipe's, or 0
     * @param resume go on from the checkpoints in {@code out}
     * @param isTerminal whether a line may be written over
     */
    public record Request(Path data, Path out, int epochs, long seed, boolean resume, PrintStream terminal,
            boolean isTerminal) {}

    /** How good a finished model is; as JSON it is what {@code evaluate --json} prints. */
    public interface Evaluation {
        /** By the part of the rows, then by the measure. */
        Map<String, Map<String, Double>> figures();
    }

    /** Judges a finished model. */
    @FunctionalInterface
    public interface Judgement {
        /**
         * Judges the bytes of a model.
         *
         * @param file how errors name it
         * @param data other data of the same form, or null for what is shipped
         */
        Evaluation of(byte[] model, String file, Path data);
    }

    /** @throws ModelException when there is none of this name */
    public static Recipe named(String name) {
        List<String> names = ALL.stream().map(Recipe::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            String meant = Text.didYouMean(name, names);
            throw new ModelException("train", "there is no recipe of this name",
                    "one of " + String.join(", ", names), Text.quoted(name),
                    meant.isEmpty() ? "see ./teacup train --help" : meant);
        }
        return ALL.get(index);
    }
}
