package dev.teacup.train.recipe.icons;

import dev.teacup.train.board.Projection;
import dev.teacup.train.data.Icons;
import dev.teacup.train.data.picture.Picture;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.layer.Weights;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The concepts as points for TensorBoard's projector, each with a picture: the weights by which the last
 * layer tells a concept from the others.
 */
final class IconSpace {
    private static final String LAYER = "concepts";
    private static final int WHITE = 0xFF;

    private IconSpace() {}

    /** @param model with the layer whose weights are [width, concepts] */
    static Projection of(Icons icons, Model model, Weights weights) {
        Parameter layer = model.parameters().stream()
                .filter(parameter -> parameter.name().equals(LAYER + ".W")).findFirst().orElseThrow();
        float[] values = weights.get(layer);
        int concepts = icons.concepts().size();
        float[][] points = new float[concepts][layer.dims()[0]];
        for (int i = 0; i < values.length; i++) {
            points[i % concepts][i / concepts] = values[i];
        }
        List<BufferedImage> pictures =
                IntStream.range(0, concepts).mapToObj(concept -> picture(icons, concept)).toList();
        return Projection.of(LAYER, points, icons.concepts()).with(pictures);
    }

    /** The first icon of a concept that may be shown; a blank one where none may. */
    private static BufferedImage picture(Icons icons, int concept) {
        BufferedImage picture = new BufferedImage(Picture.SIZE, Picture.SIZE, BufferedImage.TYPE_INT_RGB);
        OptionalInt first = Arrays.stream(icons.trainAndValidation())
                .filter(row -> icons.labels()[row] == concept && DrawnIcons.isShown(icons, row)).findFirst();
        for (int at = 0; at < Picture.PIXELS; at++) {
            float ink = first.isPresent() ? icons.pictures().get(first.getAsInt()).ink()[at] : 0;
            int grey = Math.round((1 - ink) * WHITE);
            picture.setRGB(at % Picture.SIZE, at / Picture.SIZE, grey << 16 | grey << 8 | grey);
        }
        return picture;
    }
}
