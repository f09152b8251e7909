package dev.teacup.train.board;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures as PNG: one, or many on a square sheet, row by row, as the projector cuts it. */
final class Sprite {
    private Sprite() {}

    /** How many pictures stand beside each other. */
    static int columns(int pictures) {
        return (int) Math.ceil(Math.sqrt(pictures));
    }

    static byte[] png(List<BufferedImage> pictures) {
        int width = pictures.get(0).getWidth();
        int height = pictures.get(0).getHeight();
        int columns = columns(pictures.size());
        BufferedImage sheet =
                new BufferedImage(columns * width, columns * height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = sheet.createGraphics();
        for (int i = 0; i < pictures.size(); i++) {
            pen.drawImage(pictures.get(i), i % columns * width, i / columns * height, null);
        }
        pen.dispose();
        return png(sheet);
    }

    static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
