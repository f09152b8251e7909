package dev.teacup.train.data.picture;

import dev.teacup.error.ModelException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * A small grey picture of something drawn: {@link #SIZE} rows of {@link #SIZE} pixels, 0 for paper and 1 for
 * ink.
 *
 * @param ink the pixels row by row from the top; they belong to the picture
 */
public record Picture(float[] ink) {
    /** Pixels of a row, and rows. */
    public static final int SIZE = 32;
    /** Pixels that the longer side of what is drawn takes. */
    public static final int SIDE = 28;
    /** All pixels. */
    public static final int PIXELS = SIZE * SIZE;

    private static final float FULL = 255;

    public Picture {
        if (ink.length != PIXELS) {
            throw new IllegalArgumentException(ink.length + " pixels");
        }
    }

    /** A filled shape of some extent, its longer side {@link #SIDE} pixels, in the middle, antialiased. */
    public static Picture of(Shape shape) {
        Rectangle2D bounds = shape.getBounds2D();
        double scale = SIDE / Math.max(bounds.getWidth(), bounds.getHeight());
        AffineTransform place = AffineTransform.getTranslateInstance(SIZE / 2.0, SIZE / 2.0);
        place.scale(scale, scale);
        place.translate(-bounds.getCenterX(), -bounds.getCenterY());
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.fill(place.createTransformedShape(shape));
        graphics.dispose();
        return inked(image);
    }

    /**
     * An image of paper (black) and ink (white), as it is.
     *
     * @param where for the error
     * @throws ModelException when it has not {@link #SIZE} rows of {@link #SIZE} pixels
     */
    public static Picture of(BufferedImage image, String where) {
        if (image.getWidth() != SIZE || image.getHeight() != SIZE) {
            throw new ModelException(where, "the picture has the wrong size",
                    SIZE + " by " + SIZE + " pixels", image.getWidth() + " by " + image.getHeight(),
                    "scale it so that what is drawn takes " + SIDE + " pixels, in the middle of " + SIZE);
        }
        return inked(image);
    }

    /** The ink at a place; paper outside. */
    public float at(int x, int y) {
        boolean isInside = x >= 0 && y >= 0 && x < SIZE && y < SIZE;
        return isInside ? ink[y * SIZE + x] : 0;
    }

    private static Picture inked(BufferedImage image) {
        float[] ink = new float[PIXELS];
        int[] pixel = new int[4];
        for (int at = 0; at < PIXELS; at++) {
            image.getRaster().getPixel(at % SIZE, at / SIZE, pixel);
            ink[at] = pixel[0] / FULL;
        }
        return new Picture(ink);
    }
}
