package dev.teacup.train.recipe.icons;

import dev.teacup.train.data.Drawings;
import dev.teacup.train.data.Icons;
import dev.teacup.train.data.picture.Picture;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.report.chart.Chart;
import dev.teacup.train.report.chart.GalleryChart.Tile;
import dev.teacup.train.report.chart.GalleryChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Galleries of icons and drawings. Glyphs of packs whose licence does not allow it are not shown. */
record IconPictures(IconEvaluation kept) {
    private static final int COLUMNS = 5;
    private static final int TILES = 25;
    private static final int SKETCHES = 4;
    /** A drawing is shown with half of its pixels. */
    private static final int SHOWN = Drawings.SIZE / 2;

    /** Some icons of the test fold, one a concept. */
    Map<String, Chart> ofData() {
        Icons icons = kept.icons();
        int[] rows = shown();
        int count = Math.min(TILES, rows.length);
        List<Tile> tiles = IntStream.range(0, count).map(i -> rows[(int) ((i + 0.5) * rows.length / count)])
                .mapToObj(row -> Tile.of(List.of(concept(icons.labels()[row]), icons.text(Icons.PACK, row)),
                        Picture.SIZE, icons.pictures().get(row).ink()))
                .toList();
        return Map.of("icons",
                new GalleryChart("Icons", "Some icons of the test fold, as the network sees them:"
                        + " the concept, and the pack that it comes from.", COLUMNS, tiles));
    }

    /** The errors that it was surest of. */
    Chart worst() {
        Icons icons = kept.icons();
        Verdicts test = kept.test();
        int[] rows = icons.test();
        List<Tile> tiles =
                IntStream.range(0, rows.length).filter(i -> test.rank(i) > 0 && isShown(rows[i])).boxed()
                        .sorted(Comparator.comparingDouble(i -> -test.scores()[i][test.said(i)])).limit(TILES)
                        .map(i -> Tile.of(
                                List.of(said(test, i), "is " + concept(test.truth()[i]),
                                        icons.text(Icons.PACK, rows[i])),
                                Picture.SIZE, icons.pictures().get(rows[i]).ink()))
                        .toList();
        return new GalleryChart("The surest errors",
                "Icons that were named wrongly with the highest probability,"
                        + " the worst first: what was said, what is right, and the pack.",
                COLUMNS, tiles);
    }

    /** Every drawing by its first hand, and what was said of it. */
    Chart drawn() {
        Drawings drawings = kept.drawings();
        List<Tile> tiles = new ArrayList<>();
        for (int row = 0; row < drawings.rows(); row++) {
            int first = row * IconEvaluation.HANDS;
            int right = 0;
            for (int hand = 0; hand < IconEvaluation.HANDS; hand++) {
                right += kept.drawn().rank(first + hand) == 0 ? 1 : 0;
            }
            tiles.add(Tile.of(
                    List.of(said(kept.drawn(), first), "is " + drawings.concepts().get(row),
                            right + " of " + IconEvaluation.HANDS + " right"),
                    SHOWN, halved(drawings.byHand(row, 0))));
        }
        return new GalleryChart("Drawn by hand",
                "Each drawing by the first of its hands: what was said, what was"
                        + " meant, and how many of the hands were understood.",
                COLUMNS, tiles);
    }

    /** What training makes of one icon. */
    Chart sketched() {
        Icons icons = kept.icons();
        int[] rows = shown();
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < 3 && i < rows.length; i++) {
            int row = rows[rows.length * (2 * i + 1) / 6];
            tiles.add(Tile.of(List.of(concept(icons.labels()[row])), Picture.SIZE,
                    icons.pictures().get(row).ink()));
            for (int sketch = 0; sketch < SKETCHES; sketch++) {
                float[] ink = icons.pictures().get(row).ink().clone();
                IconFit.Hyperparameters.CHOSEN.sketching().change(ink,
                        new SplittableRandom(SKETCHES * row + sketch));
                tiles.add(Tile.of(List.of(""), Picture.SIZE, ink));
            }
        }
        return new GalleryChart("Sketches", "Icons, and what training makes of them in different epochs.",
                SKETCHES + 1, tiles);
    }

    private int[] shown() {
        return Arrays.stream(kept.icons().test()).filter(this::isShown).toArray();
    }

    private boolean isShown(int row) {
        return DrawnIcons.isShown(kept.icons(), row);
    }

    private String concept(int label) {
        return kept.icons().concepts().get(label);
    }

    private String said(Verdicts verdicts, int row) {
        int said = verdicts.said(row);
        return String.format(Locale.ROOT, "%s %.0f %%", concept(said), 100 * verdicts.scores()[row][said]);
    }

    private static float[] halved(float[] ink) {
        float[] half = new float[SHOWN * SHOWN];
        for (int i = 0; i < half.length; i++) {
            int at = i / SHOWN * 2 * Drawings.SIZE + i % SHOWN * 2;
            half[i] = (ink[at] + ink[at + 1] + ink[at + Drawings.SIZE] + ink[at + Drawings.SIZE + 1]) / 4;
        }
        return half;
    }
}
