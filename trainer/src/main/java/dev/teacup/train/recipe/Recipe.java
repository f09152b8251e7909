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
                    new Recipe(PronounceDescription.NAME, "recurrent", 1, Pronounce::open));
