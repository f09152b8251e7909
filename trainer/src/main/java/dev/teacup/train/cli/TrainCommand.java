package dev.teacup.train.cli;

import dev.teacup.train.quantize.Form;
import dev.teacup.train.recipe.Recipe;
import dev.teacup.train.study.Request;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a model by its recipe. */
@Command(name = "train", mixinStandardHelpOptions = true,
        description = "Trains a model by its recipe and writes it with its report.")
final class TrainCommand implements Callable<Integer> {
    /** The names of the recipes, for the help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Recipe.ALL.stream().map(Recipe::name).iterator();
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", completionCandidates = Names.class,
            description = "the recipe: ${COMPLETION-CANDIDATES}")
    private String name;

    @Option(names = "--data", paramLabel = "PATH", description = "other data of the same form, a CSV")
    private Path data;

    @Option(names = "--out", paramLabel = "DIR", description = "where the model goes (default: models/NAME)")
    private Path out;

    @Option(names = "--epochs", paramLabel = "N", description = "instead of the recipe's")
    private Integer epochs;

    @Option(names = "--seed", paramLabel = "N", description = "of initial weights, order and dropout"
            + " (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--seeds", paramLabel = "N", description = "so many seeds one after the other, for mean"
            + " and spread; the first one's model is kept (default: the recipe's)")
    private Integer seeds;

    @Option(names = "--resume", description = "go on where a training into the same folder was stopped")
    private boolean resume;

    @Option(names = "--export", paramLabel = "FORM", description = "how model.onnx stores its weights:"
            + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); the other forms are written beside it,"
            + " as model.int8.onnx, and the report compares all")
    private Form form = Form.FLOAT32;

    @Override
    public Integer call() {
        Recipe recipe = Recipe.named(name);
        if (data != null && out == null) {
            throw new ParameterException(spec.commandLine(),
                    "--data needs --out: models/ holds what is shipped");
        }
        if (epochs != null && epochs < 1) {
            throw new ParameterException(spec.commandLine(), "--epochs must be 1 or more, not " + epochs);
        }
        if (seeds != null && seeds < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds must be 1 or more, not " + seeds);
        }
        Path folder = out == null ? ModelFolder.ofRecipe(name) : out;
        recipe.train(new Request(data, folder, epochs == null ? 0 : epochs, seed,
                seeds == null ? recipe.seeds() : seeds, resume, form, System.out, System.console() != null));
        if (out == null) {
            ModelIndex.update(folder);
        }
        return 0;
    }
}
