package dev.teacup.train.report.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Writes an SVG document. Colours are classes of one style sheet inside, which follows the reader's
 * preference for light or dark; the background is painted, so the picture can be read on a page of either
 * kind.
 */
final class Svg {
    /** How many kinds of lines and dots the style sheet tells apart, by colour and by dashes. */
    static final int KINDS = 5;

    private static final String STYLE = "<style>\n" + styleSheet() + "</style>\n";

    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String title, String description) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(width).append(' ')
                .append(height)
                .append("\" width=\"").append(width).append("\" height=\"").append(height)
                .append("\" role=\"img\">\n<title>").append(escaped(title)).append("</title>\n<desc>")
                .append(escaped(description)).append("</desc>\n").append(STYLE);
        out.append("<rect class=\"paper\" width=\"100%\" height=\"100%\" rx=\"10\"/>\n");
    }

    /** Text whose {@code anchor}, one of start, middle and end, is at x. */
    void text(String style, double x, double y, String anchor, String text) {
        out.append("<text class=\"").append(style).append("\" x=\"").append(number(x)).append("\" y=\"")
                .append(number(y)).append("\" text-anchor=\"").append(anchor).append("\">")
                .append(escaped(text))
                .append("</text>\n");
    }

    /** Text that reads upwards, its middle at x and y. */
    void upwards(double x, double y, String text) {
        out.append("<text transform=\"translate(").append(number(x)).append(' ').append(number(y))
                .append(") rotate(-90)\" text-anchor=\"middle\">").append(escaped(text)).append("</text>\n");
    }

    void line(String style, double fromX, double fromY, double toX, double toY) {
        out.append("<line class=\"").append(style).append("\" x1=\"").append(number(fromX)).append("\" y1=\"")
                .append(number(fromY)).append("\" x2=\"").append(number(toX)).append("\" y2=\"")
                .append(number(toY))
                .append("\"/>\n");
    }

    /** A line along {@code data}, in the words of SVG's path. */
    void path(String style, String data) {
        out.append("<path class=\"").append(style).append("\" d=\"").append(data).append("\"/>\n");
    }

    void dot(String style, double x, double y) {
        out.append("<circle class=\"").append(style).append("\" cx=\"").append(number(x)).append("\" cy=\"")
                .append(number(y)).append("\" r=\"4\"/>\n");
    }

    void rectangle(String style, double x, double y, double width, double height, double opacity) {
        out.append("<rect class=\"").append(style).append("\" x=\"").append(number(x)).append("\" y=\"")
                .append(number(y)).append("\" width=\"").append(number(width)).append("\" height=\"")
                .append(number(height)).append("\" fill-opacity=\"").append(number(opacity))
                .append("\" rx=\"6\"/>\n");
    }

    /** A full rectangle with square corners. */
    void bar(String style, double x, double y, double width, double height) {
        rectangle(style, x, y, width, height);
        out.append("/>\n");
    }

    /** The border of a rectangle. */
    void frame(String style, double x, double y, double width, double height) {
        rectangle(style, x, y, width, height);
        out.append(" fill=\"none\"/>\n");
    }

    private void rectangle(String style, double x, double y, double width, double height) {
        out.append("<rect class=\"").append(style).append("\" x=\"").append(number(x)).append("\" y=\"")
                .append(number(y)).append("\" width=\"").append(number(width)).append("\" height=\"")
                .append(number(height)).append('"');
    }

    /** A path in pixels of some size, whose first one is at x and y. */
    void pixels(String style, double x, double y, double size, double opacity, String data) {
        out.append("<path class=\"").append(style).append("\" transform=\"translate(").append(number(x))
                .append(' ').append(number(y)).append(") scale(").append(number(size))
                .append(")\" fill-opacity=\"").append(number(opacity)).append("\" d=\"").append(data)
                .append("\"/>\n");
    }

    String end() {
        return out.append("</svg>\n").toString();
    }

    /** At most two digits behind the point, which is a hundredth of a pixel. */
    static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String styleSheet() {
        try (InputStream in = Svg.class.getResourceAsStream("chart.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
