package dev.teacup.train.cli;

import java.nio.file.Path;

/** Where models are. */
final class ModelFolder {
    private ModelFolder() {}

    /** The folder of a recipe's model in the project that the command was started from. */
    static Path ofRecipe(String name) {
        return Path.of(System.getProperty("teacup.root", "."), "models", name);
    }
}
