package dev.teacup.train.report;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The figures of every seed that was trained with the same settings on the same data: {@code seeds.json}. Of
 * them the report tells mean and spread.
 *
 * @param settings of the recipe, by their names
 * @param dataSha256 of the unpacked data
 * @param seeds by the seed, then by the part of the rows, then by the measure
 */
public record Ledger(Map<String, Object> settings, String dataSha256,
        TreeMap<Long, Map<String, Map<String, Double>>> seeds) {
    /** One without a seed so far. */
    public static Ledger of(Map<String, Object> settings, String dataSha256) {
        return new Ledger(settings, dataSha256, new TreeMap<>());
    }

    /** {@code older} where it is of these settings and data, else one without a seed. */
    public static Ledger of(Map<String, Object> settings, String dataSha256, Ledger older) {
        boolean goesOn = older != null && Objects.equals(older.dataSha256, dataSha256)
                && Json.line(older.settings).equals(Json.line(settings));
        return goesOn ? older : of(settings, dataSha256);
    }

    /** The same with the figures of another seed, in place of those that it had. */
    public Ledger with(long seed, Map<String, Map<String, Double>> figures) {
        TreeMap<Long, Map<String, Map<String, Double>>> more = new TreeMap<>(seeds);
        more.put(seed, figures);
        return new Ledger(settings, dataSha256, more);
    }

    /** A figure of all seeds that have it; null where none does. */
    public Facts.Figure figure(String part, String measure) {
        double[] figures = seeds.values().stream().map(parts -> parts.getOrDefault(part, Map.of()))
                .filter(measures -> measures.containsKey(measure))
                .mapToDouble(measures -> measures.get(measure)).toArray();
        return figures.length == 0 ? null : Facts.Figure.of(figures);
    }

    /** How many seeds there are. */
    public int count() {
        return seeds.size();
    }
}
