package dev.teacup.train.recipe.pronounce;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.Phonemes;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.chart.GalleryChart.Tile;
import dev.teacup.train.report.chart.GalleryChart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of where the model looks while it says a word. */
record PronounceLooks(PronounceScores scores, byte[] model) {
    private static final int SHOWN = 12;
    private static final int COLUMNS = 4;
    private static final int LEAST_LETTERS = 7;
    private static final int MOST_LETTERS = 10;

    /** Of test words of middle length, from one end of the alphabet to the other. */
    Section section() {
        int[] all = IntStream.of(scores.all()).filter(this::isShort).toArray();
        int shown = Math.min(SHOWN, all.length);
        int[] rows = IntStream.range(0, shown).map(i -> all[i * all.length / shown]).toArray();
        List<List<HostTensor>> asked = new ArrayList<>();
        for (int row : rows) {
            asked.add(List.of(PronounceScores.texts(List.of(scores.words().get(row).spelling()))));
        }
        List<Tile> tiles = new ArrayList<>();
        try (Platform runtime = new OrtPlatform()) {
            List<List<HostTensor>> answers = runtime.run(model, asked);
            for (int i = 0; i < rows.length; i++) {
                tiles.add(tile(rows[i], answers.get(i).get(1)));
            }
        }
        return Section.of("Where it looks", "For each phoneme, from top to bottom, the letters that the"
                + " second look of the decoder weighs, from left to right. Letters that make one sound"
                + " together are looked at together, and a silent one may be passed over.")
                .with("attention", new GalleryChart("Where it looks",
                        "A row for each phoneme, a column for each letter; the darker, the more it counts.",
                        COLUMNS, tiles));
    }

    private boolean isShort(int row) {
        int letters = scores.words().get(row).spelling().length();
        return letters >= LEAST_LETTERS && letters <= MOST_LETTERS;
    }

    private Tile tile(int row, HostTensor weights) {
        float[] shades = new float[weights.elements()];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = (float) weights.f64(i);
        }
        return Tile.of(List.of(scores.words().get(row).spelling(),
                Phonemes.text(scores.answers().get(row).best())), weights.dims()[2], shades);
    }
}
