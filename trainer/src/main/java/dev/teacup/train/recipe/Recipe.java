package dev.teacup.train.recipe;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.train.recipe.birdstrikes.BirdStrikes;
import dev.teacup.train.recipe.emoji.EmojiSearch;
import dev.teacup.train.recipe.films.FilmTaste;
import dev.teacup.train.recipe.icons.DrawnIcons;
import dev.teacup.train.recipe.pronounce.Pronounce;
import dev.teacup.train.recipe.weather.Weather;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.study.Request;
import dev.teacup.train.study.Study;
import dev.teacup.train.study.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How one of the models is made, and judged. {@link #ALL} is the list of them.
 *
 * @param name of the model and its folder
 * @param family of networks, which the gallery shows: dense, convolutional, recurrent,
 *     embedding
 * @param seeds that are trained where nobody asks for a number of them
 * @param hasData whether its data needs no {@code --data}
 * @param opening of its data
 */
public record Recipe(String name, String family, int seeds, boolean hasData, Study.Opening opening) {
    /** All that there are. */
    public static final List<Recipe> ALL = List
            .of(new Recipe(BirdStrikes.NAME, "dense", 5, true, BirdStrikes::open),
                    new Recipe(EmojiSearch.NAME, "embedding", 3, true, EmojiSearch::open),
                    new Recipe(FilmTaste.NAME, "embedding", 3, false, FilmTaste::open),
                    new Recipe(DrawnIcons.NAME, "convolutional", 3, true, DrawnIcons::open),
                    new Recipe(Pronounce.NAME, "recurrent", 1, true, Pronounce::open),
                    new Recipe(Weather.NAME, "recurrent", 3, true, Weather::open));

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
        new Training(name, opening, request).run();
    }

    /** Reads the data, to judge a model on it. */
    public Study open(Path data) {
        return opening.open(data, 0);
    }
}
