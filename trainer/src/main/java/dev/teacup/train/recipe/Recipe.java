package dev.teacup.train.recipe;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.ModelDescription;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How one of the models is made, and judged. {@link #ALL} is the list of them.
 *
 * @param name of the model and its folder
 * @param family of networks, which the gallery shows: dense, convolutional, recurrent
 * @param seeds that are trained where nobody asks for a number of them
 * @param opening of its data
 */
public record Recipe(String name, String family, int seeds, Opening opening) {
    /** All that there are. */
    public static final List<Recipe> ALL = List
            .of(new Recipe(StrikeDescription.NAME, "dense", 5, BirdStrikes::open),
                    new Recipe(IconDescription.NAME, "convolutional", 3, DrawnIcons::open),
                    new Recipe(PronounceDescription.NAME, "recurrent", 1, Pronounce::open),
                    new Recipe(WeatherDescription.NAME, "recurrent", 3, Weather::open));

    /** Reads the data of a recipe. */
    @FunctionalInterface
    public interface Opening {
        /**
         * The recipe at work on its data.
         *
         * @param data other data of the same form, or null for what is shipped
         * @param epochs instead of the recipe's, or 0
         * @throws ModelException with the row of the data that is wrong
         */
        Study open(Path data, int epochs);
    }

    /**
     * What was asked for.
     *
     * @param data other data of the same form, or null for what is shipped
     * @param out the folder of the model
     * @param epochs instead of the recipe's, or 0
     * @param seed the first one, whose model is kept
     * @param seeds how many are trained: seed, seed + 1 and so on
     * @param resume go on from the checkpoints in {@code out}
     * @param isTerminal whether a line may be written over
     */
    public record Request(Path data, Path out, int epochs, long seed, int seeds, boolean resume,
            PrintStream terminal, boolean isTerminal) {}

    /** @throws ModelException when there is none of this name */
    public static Recipe named(String name) {
        return named(name, "train", "see ./teacup train --help");
    }

    /**
     * The recipe of the model in a folder, by the name that its {@code model.json} says, or by the folder's
     * where there is no such file.
     *
     * @throws ModelException when there is no recipe of that name
     */
    public static Recipe ofFolder(Path folder) {
        Path description = folder.resolve("model.json");
        boolean isDescribed = Files.exists(description);
        String name = isDescribed ? Json.read(description, ModelDescription.class).name()
                : String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return named(name, isDescribed ? description.toString() : folder.toString(),
                "name the folder of a model that ./teacup train made");
    }

    private static Recipe named(String name, String where, String fix) {
        List<String> names = ALL.stream().map(Recipe::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            String meant = Text.didYouMean(name, names);
            throw new ModelException(where, "there is no recipe of this name",
                    "one of " + String.join(", ", names), Text.quoted(name), meant.isEmpty() ? fix : meant);
        }
        return ALL.get(index);
    }

    /**
     * Trains, and writes the model, its description, goldens, the ledger of seeds and the report.
     *
     * @throws ModelException when the data is wrong, the folder cannot be written to, or a checkpoint is
     *     damaged
     */
    public void train(Request request) {
        new Training(this, request).run();
    }

    /** Reads the data, to judge a model on it. */
    public Study open(Path data) {
        return opening.open(data, 0);
    }
}
