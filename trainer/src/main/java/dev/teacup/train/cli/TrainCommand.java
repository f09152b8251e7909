package dev.teacup.train.cli;

import dev.teacup.train.quantize.Form;
import dev.teacup.train.recipe.Recipe;
import dev.teacup.train.report.Folder;
import dev.teacup.train.study.Request;
import dev.teacup.train.study.Training;
import dev.teacup.train.tabular.Asked;
import dev.teacup.train.tabular.TableStudy;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a model by its recipe, or one of any CSV file. */
@Command(name = "train", mixinStandardHelpOptions = true,
        description = "Trains a model by its recipe, or one that predicts a column of your own CSV file, and"
                + " writes it with its report.")
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

    @Parameters(paramLabel = "NAME|FILE.csv", completionCandidates = Names.class,
            description = "the recipe: ${COMPLETION-CANDIDATES}; or a file, with --target")
    private String name;

    @Option(names = "--data", paramLabel = "PATH", description = "other data of the same form, a CSV")
    private Path data;

    @Option(names = "--out", paramLabel = "DIR", description = "where the model goes"
            + " (default: models/NAME; of FILE.csv: FILE.model)")
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

    @Mixin
    private TableArguments table;

    @Override
    public Integer call() {
        checkCounts();
        if (table.isMeant(name)) {
            trainOnFile(Path.of(name));
            return 0;
        }
        Recipe recipe = Recipe.named(name);
        if (data != null && out == null && recipe.hasData()) {
            throw new ParameterException(spec.commandLine(),
                    "--data needs --out: models/ holds what is shipped");
        }
        Path folder = out == null ? ModelFolder.ofRecipe(name) : out;
        recipe.train(new Request(data, folder, epochs == null ? 0 : epochs, seed,
                seeds == null ? recipe.seeds() : seeds, resume, form, System.out, System.console() != null));
        if (out == null) {
            ModelIndex.update(folder);
        }
        return 0;
    }

    private void checkCounts() {
        if (epochs != null && epochs < 1) {
            throw new ParameterException(spec.commandLine(), "--epochs must be 1 or more, not " + epochs);
        }
        if (seeds != null && seeds < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds must be 1 or more, not " + seeds);
        }
    }

    private void trainOnFile(Path file) {
        if (data != null) {
            throw new ParameterException(spec.commandLine(), "--data is for recipes: the file is the data");
        }
        Asked asked = table.of(file);
        TableStudy study = TableStudy.open(file, asked, epochs == null ? 0 : epochs);
        study.lines().forEach(System.out::println);
        Path folder = out == null ? TableArguments.folder(study.name()) : out;
        new Training(study.name(), (ignored, none) -> study, new Request(null, folder,
                epochs == null ? 0 : epochs, seed, seeds == null ? 1 : seeds, resume, form, System.out,
                System.console() != null)).run();
        TableStudy.outcome(new Folder(folder)).forEach(System.out::println);
        System.out.println("Look at it: ./teacup serve " + folder);
    }
}
