package dev.teacup.train.tabular;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.train.data.Split;
import dev.teacup.train.tabular.read.ColumnGuess;
import dev.teacup.train.tabular.read.Kind;
import dev.teacup.train.tabular.read.ReadColumn;
import dev.teacup.train.tabular.read.Sheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A file as it was understood.
 *
 * @param columns all of them, the target too, in the file's order
 * @param warnings of columns that give the target away
 */
record TableData(Asked asked, Sheet sheet, List<ReadColumn> columns, Target target, RowSplit rows,
        List<String> warnings) {
    private static final double LOPSIDED = 0.8;

    /**
     * Reads a file.
     *
     * @throws ModelException when it cannot be read, or the target not be predicted
     */
    static TableData open(Path file, Asked asked) {
        return of(Sheet.read(file), asked);
    }

    static TableData of(Sheet sheet, Asked asked) {
        sheet.table().column(asked.target());
        RowSplit.checkCount(sheet.table().name(), asked.target(), sheet.table().rows());
        List<ReadColumn> columns = ColumnGuess.of(sheet.table(), asked.overrides());
        ReadColumn said = named(columns, asked.target());
        Target target = Target.of(said, asked.task(), sheet.table().name());
        List<ReadColumn> features = columns.stream()
                .filter(column -> column.kind().isLearnt() && column != said).toList();
        if (features.isEmpty()) {
            throw new ModelException(sheet.table().name(), "there is nothing to predict from",
                    "a column besides the target that is a number, a category or a date",
                    columns.stream().filter(column -> column != said)
                            .map(column -> Text.visible(column.name()) + " (" + column.kind().word() + ")")
                            .reduce((a, b) -> a + ", " + b).orElse("the target alone"),
                    "add columns, or say of one what it is, by --number, --category or --date");
        }
        RowSplit rows = RowSplit.of(sheet.table(), target, splitting(columns, asked));
        int[] judged = IntStream.concat(Arrays.stream(rows.rows().validation()),
                Arrays.stream(rows.rows().test())).toArray();
        LeakWatch watch = new LeakWatch(target, rows.rows().train(), judged);
        return new TableData(asked, sheet, columns, target, rows, watch.warnings(features));
    }

    private static ReadColumn splitting(List<ReadColumn> columns, Asked asked) {
        if (asked.splitBy() != null) {
            return named(columns, asked.splitBy());
        }
        return columns.stream()
                .filter(column -> column.kind() == Kind.DATE && !column.name().equals(asked.target()))
                .findFirst().orElse(null);
    }

    private static ReadColumn named(List<ReadColumn> columns, String name) {
        List<String> names = columns.stream().map(ReadColumn::name).toList();
        int at = names.indexOf(name);
        if (at < 0) {
            String meant = Text.didYouMean(name, names);
            throw new ModelException("teacup train", "there is no column " + quoted(name),
                    "one of the columns " + String.join(", ", names), quoted(name),
                    meant.isEmpty() ? "name one of them" : meant);
        }
        return columns.get(at);
    }

    /** The columns that a model is given. */
    List<ReadColumn> features() {
        return columns.stream().filter(column -> column.kind().isLearnt()
                && !column.name().equals(target.name())).toList();
    }

    Split split() {
        return rows.rows();
    }

    /** The name of the file without its ending, in small letters, for a model's name. */
    String name() {
        String stem = asked.file().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "")
                .replaceAll("\\.[a-z]{1,4}$", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return stem.isEmpty() ? "table" : stem;
    }

    /** What was understood, for people: lines of text. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(asked.file() + ": " + sheet.summary());
        lines.addAll(sheet.notes());
        lines.addAll(new ColumnList(columns, target.name()).lines());
        lines.add("Predicts " + quoted(target.name()) + ": " + target.words() + usual());
        int unknown = sheet.table().rows() - target.known().length;
        if (unknown > 0) {
            lines.add(String.format(Locale.ROOT, "%,d rows do not say %s: left out", unknown,
                    quoted(target.name())));
        }
        lines.add(String.format(Locale.ROOT,
                "Rows are split %s: %,d to learn from, %,d to choose by, %,d to judge on", rows.by(),
                split().train().length, split().validation().length, split().test().length));
        warnings.forEach(warning -> lines.add("Warning: " + warning));
        return lines;
    }

    private String usual() {
        if (!target.isClass()) {
            return "";
        }
        int[] counts = target.counts(target.known());
        int most =
                IntStream.range(0, counts.length).reduce((a, b) -> counts[b] > counts[a] ? b : a).orElse(0);
        double share = (double) counts[most] / target.known().length;
        return String.format(Locale.ROOT, "; %s is said by %.1f %% of the rows%s",
                quoted(target.classes().get(most)), 100 * share, share > LOPSIDED && !asked.balance()
                        ? " (--balance would weigh the rare ones up)" : "");
    }
}
