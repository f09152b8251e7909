package dev.teacup.train.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes an SVG document. Colours are classes of one style sheet inside, which follows the reader's
 * preference for light or dark; the background is painted, so the picture can be read on a page of either
 * kind.
 */
final class Svg {
    /** How many kinds of lines and dots the style sheet tells apart, by colour and by dashes. */
    static final int KINDS = 4;

    private static final String STYLE =
            """
                            <style>
                            .paper{fill:#fbf8f3}.grid{stroke:#e2dcd2}.axis{stroke:#5d6662}
                    .guide{stroke:#8a928e;stroke-dasharray:2 4}
                            text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:#5d6662}
                            .title{font-size:15px;font-weight:600;fill:#1d2422}.ink{fill:#1d2422}
                            .line,.guide{fill:none;stroke-width:2;stroke-linejoin:round}.guide{stroke-width:1.5}
                            .k0{stroke:#1f6f5c}.k1{stroke:#a85f0a;stroke-dasharray:7 4}
                    .k2{stroke:#b3392f;stroke-dasharray:2 3}
                            .k3{stroke:#3d5a98;stroke-dasharray:9 3 2 3}
                            .dot{stroke:none}.dot.k0,.cell{fill:#1f6f5c}.dot.k1{fill:#a85f0a}
                    .dot.k2{fill:#b3392f}.dot.k3{fill:#3d5a98}
                            @media (prefers-color-scheme:dark){
                            .paper{fill:#14181a}.grid{stroke:#30373a}.axis{stroke:#a3aba6}.guide{stroke:#7d8783}
                            text{fill:#a3aba6}.title,.ink{fill:#ece8e0}
                            .k0{stroke:#7fd0b6}.k1{stroke:#f0b35c}.k2{stroke:#f2938a}.k3{stroke:#9db4ea}
                            .dot.k0,.cell{fill:#7fd0b6}.dot.k1{fill:#f0b35c}
                    .dot.k2{fill:#f2938a}.dot.k3{fill:#9db4ea}}
                            </style>
                            """;

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
}
