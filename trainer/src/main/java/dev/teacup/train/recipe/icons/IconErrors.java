package dev.teacup.train.recipe.icons;

import dev.teacup.train.data.Icons;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.report.Facts.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the network is wrong on the test fold, counted.
 *
 * @param test what it says of the icons of the test fold, in their order
 */
record IconErrors(Icons icons, Verdicts test) {
    private static final int CONFUSIONS = 20;
    private static final int HARDEST = 15;

    /** How many errors no one could avoid: the same picture stands for another concept elsewhere. */
    String twins() {
        Map<Integer, List<Integer>> byHash = new HashMap<>();
        for (int row = 0; row < icons.rows(); row++) {
            byHash.computeIfAbsent(Arrays.hashCode(icons.pictures().get(row).ink()),
                    hash -> new ArrayList<>())
                    .add(row);
        }
        int[] rows = icons.test();
        int twins = 0;
        int errors = 0;
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            boolean isWrong = test.rank(i) > 0;
            errors += isWrong ? 1 : 0;
            twins += isWrong && byHash.get(Arrays.hashCode(icons.pictures().get(row).ink())).stream()
                    .anyMatch(other -> icons.labels()[other] != icons.labels()[row]) ? 1 : 0;
        }
        int secondBest = (int) IntStream.range(0, rows.length).filter(i -> test.rank(i) == 1).count();
        return String.format(Locale.ROOT,
                "%,d of %,d icons of the test fold are named wrongly. Of %,d of them"
                        + " the right concept comes second. %,d are pictures that stand for another"
                        + " concept in the same data, pixel by pixel.",
                errors, rows.length, secondBest, twins);
    }

    /** Which concept is taken for which, the most frequent ones. */
    Table confusions() {
        int[][] counts = test.confusion();
        List<int[]> pairs = new ArrayList<>();
        for (int truth = 0; truth < counts.length; truth++) {
            for (int said = 0; said < counts.length; said++) {
                if (truth != said && counts[truth][said] > 1) {
                    pairs.add(new int[] {truth, said, counts[truth][said]});
                }
            }
        }
        pairs.sort(Comparator.comparingInt(pair -> -pair[2]));
        return new Table(List.of("concept", "taken for", "icons", "of"), pairs.stream().limit(CONFUSIONS)
                .map(pair -> List.of(icons.concepts().get(pair[0]), icons.concepts().get(pair[1]),
                        String.valueOf(pair[2]), String.valueOf(Arrays.stream(counts[pair[0]]).sum())))
                .toList());
    }

    /** How good it is on each family of the test fold. */
    Table families() {
        int[] rows = icons.test();
        Map<String, List<Integer>> families = new LinkedHashMap<>();
        for (int i = 0; i < rows.length; i++) {
            families.computeIfAbsent(icons.text(Icons.FAMILY, rows[i]), family -> new ArrayList<>()).add(i);
        }
        return new Table(List.of("family", "icons", "top 1", "top 5"),
                families.entrySet().stream().map(family -> cells(family.getKey(), family.getValue()))
                        .toList());
    }

    /** The concepts that it finds least often. */
    Table hardest() {
        Map<String, List<Integer>> concepts = new LinkedHashMap<>();
        for (int i = 0; i < test.rows(); i++) {
            concepts.computeIfAbsent(icons.concepts().get(test.truth()[i]), concept -> new ArrayList<>())
                    .add(i);
        }
        return new Table(List.of("concept", "icons", "top 1", "top 5"), concepts.entrySet().stream()
                .sorted(Comparator.comparingDouble(concept -> of(concept.getValue()).top(1))).limit(HARDEST)
                .map(concept -> cells(concept.getKey(), concept.getValue())).toList());
    }

    private List<String> cells(String name, List<Integer> rows) {
        Verdicts said = of(rows);
        return List.of(name, String.valueOf(said.rows()), String.format(Locale.ROOT, "%.3f", said.top(1)),
                String.format(Locale.ROOT, "%.3f", said.top(5)));
    }

    private Verdicts of(List<Integer> rows) {
        return test.of(rows.stream().mapToInt(row -> row).toArray());
    }
}
