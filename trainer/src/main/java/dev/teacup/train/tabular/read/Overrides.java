package dev.teacup.train.tabular.read;

import dev.teacup.train.data.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was said of columns, in place of a guess.
 *
 * @param numbers the columns that are numbers
 * @param categories that are words
 * @param dates that are days
 * @param texts that are texts
 * @param drops that no model is given
 */
public record Overrides(List<String> numbers, List<String> categories, List<String> dates,
        List<String> texts, List<String> drops) {
    /** Nothing was said. */
    public static final Overrides NONE = new Overrides(List.of(), List.of(), List.of(), List.of(), List.of());

    /** The kind that was said, or null. */
    Kind of(String column) {
        Map<Kind, List<String>> said = Map.of(Kind.NUMBER, numbers, Kind.CATEGORY, categories, Kind.DATE,
                dates, Kind.TEXT, texts, Kind.DROPPED, drops);
        return Stream.of(Kind.DROPPED, Kind.NUMBER, Kind.CATEGORY, Kind.DATE, Kind.TEXT)
                .filter(kind -> said.get(kind).contains(column)).findFirst().orElse(null);
    }

    /**
     * Refuses names of columns that are not there.
     *
     * @throws dev.teacup.error.ModelException with the name that was probably meant
     */
    void check(Table table) {
        Stream.of(numbers, categories, dates, texts, drops).flatMap(List::stream).forEach(table::column);
    }
}
