package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import dev.teacup.train.data.Table;
import dev.teacup.train.tabular.Asked;
import dev.teacup.train.tabular.read.Overrides;
import dev.teacup.train.tabular.read.Sheet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What {@code train FILE.csv} asks of a file. */
final class TableArguments {
    private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".tab", ".txt", ".csv.gz", ".tsv.gz");

    /** What a model of a file predicts. */
    enum Kind {
        CLASSIFICATION, REGRESSION
    }

    @Option(names = "--target", paramLabel = "COLUMN", description = "of a file: the column to predict")
    private String target;

    @Option(names = "--task", paramLabel = "KIND",
            description = "of a file: classification or regression (default: by the target)")
    private Kind task;

    @Option(names = "--number", paramLabel = "COLUMN", description = "of a file: this column is numbers")
    private List<String> numbers = List.of();

    @Option(names = "--category", paramLabel = "COLUMN",
            description = "of a file: this column is names of kinds")
    private List<String> categories = List.of();

    @Option(names = "--date", paramLabel = "COLUMN", description = "of a file: this column is dates")
    private List<String> dates = List.of();

    @Option(names = "--text", paramLabel = "COLUMN",
            description = "of a file: this column is texts, of which the frequent words count")
    private List<String> texts = List.of();

    @Option(names = "--drop", paramLabel = "COLUMN", description = "of a file: leave this column out")
    private List<String> drops = List.of();

    @Option(names = "--split-by", paramLabel = "COLUMN", description = "of a file: judge on the last dates,"
            + " or on other values, of this column (default: the first column of dates, else a hash of rows)")
    private String splitBy;

    @Option(names = "--balance", description = "of a file: all classes weigh the same, however rare they are")
    private boolean balance;

    /** Whether a file is meant, and not the name of a recipe. */
    boolean isMeant(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return target != null || ENDINGS.stream().anyMatch(small::endsWith)
                || Files.isRegularFile(Path.of(name));
    }

    /**
     * What is asked of the file.
     *
     * @throws ModelException when no target is named, with the columns that there are
     */
    Asked of(Path file) {
        String name = file.getFileName().toString();
        if (target == null) {
            Table table = Sheet.read(file).table();
            throw new ModelException("teacup train " + name, "it is not said which column is to be predicted",
                    "--target with one of the columns " + String.join(", ", table.columns()), "no --target",
                    "say --target " + table.columns().get(table.columns().size() - 1)
                            + ", or another of them");
        }
        return new Asked(name, target, task == null ? null : task.name().toLowerCase(Locale.ROOT), splitBy,
                balance, new Overrides(numbers, categories, dates, texts, drops));
    }

    /** Where the model of a file goes where nothing is said: beside where one is. */
    static Path folder(String model) {
        return Path.of(model + ".model");
    }
}
