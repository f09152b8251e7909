package dev.teacup.train.report.chart;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A chart as pixels, in the colours for light pages: for readers that show no SVG. */
public final class ChartImage {
    private static final int SCALE = 2;
    /** The library knows neither queries of media nor two classes in one selector. */
    private static final Pattern DARK = Pattern.compile("@media[^{]*\\{(?:[^{}]*\\{[^{}]*})*\\s*}");

    private ChartImage() {}

    /** Whether this machine has fonts: Java draws no text without the system's. */
    public static boolean canBeDrawn() {
        try {
            new Font(Font.SANS_SERIF, Font.PLAIN, 1).getLineMetrics("", new FontRenderContext(
                    null, true, true));
            return true;
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            return false;
        }
    }

    /** Twice as large as the chart's own size. */
    public static BufferedImage of(Chart chart) {
        String svg = withPlainStyle(chart.svg());
        SVGDocument document = new SVGLoader().load(
                new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)), null,
                LoaderContext.createDefault());
        int width = Math.round(document.size().width);
        int height = Math.round(document.size().height);
        BufferedImage image =
                new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(SCALE, SCALE);
        document.render(null, pen);
        pen.dispose();
        return image;
    }

    private static String withPlainStyle(String svg) {
        return DARK.matcher(svg).replaceAll("")
                .replaceAll("font:12px [^;]*;", "font-size:12px;font-family:SansSerif;")
                .replaceAll("\\.dot\\.(k\\d)", ".dot-$1")
                .replaceAll("class=\"dot (k\\d)\"", "class=\"dot dot-$1\"");
    }
}
