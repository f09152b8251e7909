package dev.teacup.train.recipe.icons;

import dev.teacup.train.baseline.NearestPictures;
import dev.teacup.train.baseline.OrientedGradients;
import dev.teacup.train.data.Drawings;
import dev.teacup.train.data.Icons;
import dev.teacup.train.data.picture.Picture;
import dev.teacup.train.metric.Verdicts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What the network has to beat: the concept of the most similar icon among those that are learnt from. */
record IconBars(Icons icons) {
    /** By the distance of histograms of oriented gradients. */
    Verdicts byGradients(int[] learnt, int[] judged) {
        return by(OrientedGradients::of, learnt, judged);
    }

    /** By the distance of pixels. */
    Verdicts byPixels(int[] learnt, int[] judged) {
        return by(Picture::ink, learnt, judged);
    }

    /** Drawings, each by {@link IconEvaluation#HANDS} hands, learning from all folds but the test. */
    Verdicts byGradients(Drawings drawings) {
        int sheets = drawings.rows() * IconEvaluation.HANDS;
        float[][] drawn = IntStream.range(0, sheets)
                .mapToObj(i -> OrientedGradients.of(
                        drawings.framed(i / IconEvaluation.HANDS, i % IconEvaluation.HANDS)))
                .toArray(float[][]::new);
        int[] truth = IntStream.range(0, sheets)
                .map(i -> icons.concepts().indexOf(drawings.concepts().get(i / IconEvaluation.HANDS)))
                .toArray();
        return verdicts(features(OrientedGradients::of, icons.trainAndValidation()),
                icons.trainAndValidation(), drawn, truth);
    }

    private Verdicts by(Function<Picture, float[]> features, int[] learnt, int[] judged) {
        return verdicts(features(features, learnt), learnt, features(features, judged), labels(judged));
    }

    private Verdicts verdicts(float[][] examples, int[] learnt, float[][] judged, int[] truth) {
        int concepts = icons.concepts().size();
        double[][] scores = new NearestPictures(examples, labels(learnt), concepts).distances(judged);
        for (double[] row : scores) {
            Arrays.setAll(row, concept -> -row[concept]);
        }
        return new Verdicts(scores, truth, concepts);
    }

    private float[][] features(Function<Picture, float[]> features, int[] rows) {
        List<Picture> pictures = icons.pictures();
        return Arrays.stream(rows).mapToObj(row -> features.apply(pictures.get(row))).toArray(float[][]::new);
    }

    private int[] labels(int[] rows) {
        return Arrays.stream(rows).map(row -> icons.labels()[row]).toArray();
    }
}
