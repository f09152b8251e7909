package dev.teacup.train.tabular.read;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.train.data.Column;
import dev.teacup.train.data.Table;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Guesses of what kind the columns of a table are. A column is a date or a number where nearly all its cells
 * are; the few others count as missing, which is said.
 */
public final class ColumnGuess {
    /** Of the cells that say something, so many have to fit. */
    private static final double NEARLY_ALL = 0.98;
    /** More different words than these are counted no further. */
    private static final int MOST_WORDS = 1_000_000;
    private static final int TRIED_CELLS = 200;
    private static final double MOSTLY_DIFFERENT = 0.5;
    private static final double WORDS_OF_A_TEXT = 3;
    private static final int FEW_ROWS = 20;

    private final Table table;
    private final NumberForm usual;
    private final Overrides overrides;
    private final int mostWords;

    private ColumnGuess(Table table, Overrides overrides, int mostWords) {
        this.table = table;
        this.overrides = overrides;
        this.mostWords = mostWords;
        this.usual = usualForm(table);
    }

    /**
     * The columns of a table, in its order.
     *
     * @throws ModelException when something is said of a column that is not there, or that it is not
     */
    public static List<ReadColumn> of(Table table, Overrides overrides) {
        return of(table, overrides, MOST_WORDS);
    }

    /** @param mostWords more different words of a column than these are counted no further */
    static List<ReadColumn> of(Table table, Overrides overrides, int mostWords) {
        overrides.check(table);
        ColumnGuess guess = new ColumnGuess(table, overrides, mostWords);
        return table.columns().stream().map(name -> guess.of(table.column(name))).toList();
    }

    private ReadColumn of(Column column) {
        String[] words = new String[table.rows()];
        Set<String> different = new HashSet<>();
        int missing = 0;
        for (int row = 0; row < words.length; row++) {
            boolean says = !Missing.is(column.text(row));
            words[row] = says ? column.text(row) : "";
            missing += says ? 0 : 1;
            if (says && different.size() < mostWords) {
                different.add(words[row]);
            }
        }
        Cells cells = new Cells(column.name(), words, different.size(), missing, mostWords);
        Kind said = overrides.of(column.name());
        return said == null ? guessed(cells) : as(said, cells);
    }

    /** A column's cells, "" for what is not known, with the number of different ones, up to the most. */
    private record Cells(String name, String[] words, int different, int missing, int most) {
        int known() {
            return words.length - missing;
        }

        ReadColumn as(Kind kind, String why) {
            return new ReadColumn(name, kind, why, missing, words, null, null);
        }

        String many() {
            return String.format(Locale.ROOT, different == most ? "more than %,d" : "%,d", different);
        }
    }

    private ReadColumn guessed(Cells cells) {
        if (cells.known() == 0) {
            return cells.as(Kind.EMPTY, "no row says anything");
        }
        if (cells.different == 1 && cells.missing == 0) {
            return cells.as(Kind.CONSTANT, "always " + Text.quoted(cells.words[0]));
        }
        ReadColumn date = dates(cells, NEARLY_ALL);
        if (date != null) {
            return date;
        }
        ReadColumn number = isCode(cells) ? null : numbers(cells, NEARLY_ALL);
        if (number != null) {
            return isCount(cells, number) ? cells.as(Kind.IDENTIFIER, "every row has its own number")
                    : number;
        }
        boolean isDifferent = cells.known() >= FEW_ROWS
                && (cells.different > MOSTLY_DIFFERENT * cells.known() || cells.different == cells.most);
        if (isDifferent && wordsOf(cells) >= WORDS_OF_A_TEXT) {
            return cells.as(Kind.TEXT, cells.many() + " different texts");
        }
        return isDifferent ? cells.as(Kind.IDENTIFIER, "nearly every row has its own: " + cells.many())
                : category(cells);
    }

    private static ReadColumn category(Cells cells) {
        return cells.as(Kind.CATEGORY, cells.many() + (cells.different == 1 ? " word" : " words"));
    }

    /** As it was said. */
    private ReadColumn as(Kind said, Cells cells) {
        ReadColumn read = switch (said) {
            case NUMBER -> numbers(cells, 0);
            case DATE -> dates(cells, 0);
            case CATEGORY -> category(cells);
            case TEXT -> cells.as(said, cells.many() + " different texts");
            default -> cells.as(said, "as you said");
        };
        if (read == null) {
            String example =
                    Arrays.stream(cells.words).filter(word -> !word.isEmpty()).findFirst().orElse("");
            throw new ModelException(table.name() + ", column " + Text.quoted(cells.name),
                    "it is not " + (said == Kind.DATE ? "a date" : "a number") + ", as was said",
                    said == Kind.DATE ? "dates such as 1999-12-31, 31.12.1999 or 12/31/1999"
                            : "numbers such as 140, -2.5 or 1,234.5",
                    example.isEmpty() ? "no row says anything" : Text.quoted(example),
                    "correct the cells, or say it of another column");
        }
        return read;
    }

    private ReadColumn numbers(Cells cells, double share) {
        ReadColumn plain = numbers(cells, usual, share);
        return plain != null ? plain
                : numbers(cells, usual == NumberForm.POINT ? NumberForm.COMMA : NumberForm.POINT, share);
    }

    private static ReadColumn numbers(Cells cells, NumberForm form, double share) {
        double[] numbers = new double[cells.words.length];
        int fit = 0;
        int tried = 0;
        String other = "";
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = form.of(cells.words[row]);
            boolean isNumber = !Double.isNaN(numbers[row]);
            tried += cells.words[row].isEmpty() ? 0 : 1;
            fit += isNumber ? 1 : 0;
            other = isNumber || cells.words[row].isEmpty() ? other : cells.words[row];
            if (tried == TRIED_CELLS && fit < share * TRIED_CELLS / 2) {
                return null;
            }
        }
        if (fit == 0 || fit < share * cells.known()) {
            return null;
        }
        String why = form == NumberForm.COMMA ? "with decimal commas" : "";
        return new ReadColumn(cells.name, Kind.NUMBER, why + strangers(cells.known() - fit, other, why),
                cells.words.length - fit, cells.words, numbers, null);
    }

    private static ReadColumn dates(Cells cells, double share) {
        for (DateForm form : DateForm.ALL) {
            boolean isSaid = share == 0 || cells.name.toLowerCase(Locale.ROOT).contains("dat");
            ReadColumn read = form.isDigits() && !isSaid ? null : dates(cells, form, share);
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    private static ReadColumn dates(Cells cells, DateForm form, double share) {
        LocalDateTime[] moments = new LocalDateTime[cells.words.length];
        int fit = 0;
        int tried = 0;
        String other = "";
        for (int row = 0; row < moments.length; row++) {
            if (!cells.words[row].isEmpty()) {
                moments[row] = form.of(cells.words[row]);
                tried++;
                fit += moments[row] == null ? 0 : 1;
                other = moments[row] == null ? cells.words[row] : other;
                if (tried == TRIED_CELLS && fit < share * TRIED_CELLS / 2
                        || share > 0 && tried - fit > (1 - share) * cells.known()) {
                    return null;
                }
            }
        }
        return fit == 0 ? null
                : new ReadColumn(cells.name, Kind.DATE,
                        "as " + form.pattern() + strangers(tried - fit, other, "as"),
                        moments.length - fit, cells.words, null, moments);
    }

    private static String strangers(int count, String example, String before) {
        return count == 0 ? ""
                : (before.isEmpty() ? "" : ", ") + count + (count == 1 ? " cell" : " cells") + " such as "
                        + Text.quoted(example) + " taken as missing";
    }

    /** Digits that are no amount, as in 00501. */
    private static boolean isCode(Cells cells) {
        return Arrays.stream(cells.words)
                .anyMatch(word -> word.length() > 1 && word.charAt(0) == '0'
                        && word.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /** Whether the numbers count the rows, or are each row's own and are called so. */
    private static boolean isCount(Cells cells, ReadColumn column) {
        double[] numbers = column.numbers();
        boolean isOwn = cells.different == Math.min(numbers.length, cells.most)
                && numbers.length >= FEW_ROWS
                && Arrays.stream(numbers).allMatch(number -> number == Math.rint(number));
        if (!isOwn) {
            return false;
        }
        double least = Arrays.stream(numbers).min().orElse(0);
        double most = Arrays.stream(numbers).max().orElse(0);
        String name = cells.name.toLowerCase(Locale.ROOT);
        boolean isCalledSo = name.equals("id") || name.endsWith("_id") || name.endsWith(" id")
                || cells.name.endsWith("Id") || name.equals("index") || name.equals("column 1");
        boolean isInOrder = true;
        for (int row = 1; row < numbers.length; row++) {
            isInOrder &= numbers[row] == numbers[row - 1] + 1;
        }
        return isInOrder || isCalledSo || most - least == numbers.length - 1 && least <= 1;
    }

    private static double wordsOf(Cells cells) {
        List<String> some = new ArrayList<>();
        for (int row = 0; row < cells.words.length && some.size() < TRIED_CELLS; row++) {
            if (!cells.words[row].isEmpty()) {
                some.add(cells.words[row]);
            }
        }
        return some.stream().mapToInt(text -> text.split("\\s+").length).average().orElse(0);
    }

    /** What can be a number in one form only tells the form of all. */
    private static NumberForm usualForm(Table table) {
        int points = 0;
        int commas = 0;
        for (String name : table.columns()) {
            Column column = table.column(name);
            for (int row = 0; row < Math.min(table.rows(), TRIED_CELLS); row++) {
                points += NumberForm.POINT.isOnly(column.text(row)) ? 1 : 0;
                commas += NumberForm.COMMA.isOnly(column.text(row)) ? 1 : 0;
            }
        }
        return commas > points ? NumberForm.COMMA : NumberForm.POINT;
    }
}
