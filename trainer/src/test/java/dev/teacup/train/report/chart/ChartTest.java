package dev.teacup.train.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {
    /** Width 640: the plot is 556 wide from 64, and 276 high above 348, since the legend takes one line. */
    private static final LineChart LINES = new LineChart("A & B <1>", "two \"lines\"",
            new Axis("epoch", 0, 10),
            new Axis("loss", 0, 1),
            List.of(Series.line("first", new double[] {0, 5, 10}, new double[] {1, .5, 0}),
                    Series.line("second", new double[] {0, 2, 4, 6}, new double[] {0, .25, Double.NaN, 2}),
                    Series.guide("bar", 0, .5, 10, .5),
                    Series.dots("dots", new double[] {5}, new double[] {.5}, new double[] {.25})));

    private static final MatrixChart MATRIX = new MatrixChart("Truth", "counts", "truth", "verdict",
            List.of("no", "yes"), new int[][] {{90, 10}, {5, 15}});

    private static final BarChart BARS = new BarChart("Days", "by weather", Axis.over("days", 0, 100),
            List.of(new BarChart.Bar("sun", 90, 0), new BarChart.Bar("snow", 4.25, 1)), 1);

    private static final GalleryChart GALLERY = new GalleryChart("Worst", "drawings", 4,
            List.of(GalleryChart.Tile.of(List.of("heart", "said star"), 3,
                    new float[] {0, 1, 1, .5f, 0, .5f})));

    static Stream<Chart> charts() {
        return Stream.of(LINES, MATRIX, BARS, GALLERY);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void areWellFormedAndTheSameBytesEachTime(Chart chart) throws Exception {
        Element svg = parsed(chart).getDocumentElement();
        assertEquals("svg", svg.getTagName());
        assertEquals(chart.title(), svg.getElementsByTagName("title").item(0).getTextContent());
        assertEquals(chart.description(), svg.getElementsByTagName("desc").item(0).getTextContent());
        assertEquals(chart.svg(), chart.svg());
        assertTrue(chart.svg().length() < 8000);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void paintTheirBackgroundAndFollowTheReadersPreference(Chart chart) {
        assertTrue(chart.svg().contains("<rect class=\"paper\" width=\"100%\" height=\"100%\""));
        assertTrue(chart.svg().contains("@media (prefers-color-scheme:dark)"));
    }

    @Test
    void linesGoThroughTheirPointsWithAGapWhereNothingIsKnown() throws Exception {
        NodeList paths = parsed(LINES).getElementsByTagName("path");
        assertEquals("M64 72L342 210L620 348", attribute(paths, 0, "d"));
        assertEquals("line k0", attribute(paths, 0, "class"));
        assertEquals("M64 348L175.2 279M397.6 72", attribute(paths, 1, "d"));
        assertEquals("guide", attribute(paths, 2, "class"));
        NodeList dots = parsed(LINES).getElementsByTagName("circle");
        assertEquals("342", attribute(dots, 1, "cx"));
        assertEquals("dot k2", attribute(dots, 1, "class"));
    }

    @Test
    void aMatrixShowsCountsAndTheirShareOfTheRow() throws Exception {
        NodeList texts = parsed(MATRIX).getElementsByTagName("text");
        List<String> shown = Stream.iterate(0, at -> at + 1).limit(texts.getLength())
                .map(at -> texts.item(at).getTextContent()).toList();
        assertTrue(shown.containsAll(List.of("90", "90 %", "10", "10 %", "5", "25 %", "15", "75 %")),
                shown.toString());
    }

    @Test
    void aBarEndsAtItsNumber() throws Exception {
        NodeList bars = parsed(BARS).getElementsByTagName("rect");
        double left = 24 + 4 * 6.8;
        assertEquals(Svg.number(.9 * (564 - left)), attribute(bars, 1, "width"));
        assertTrue(BARS.svg().contains(">90.0</text>"));
        assertTrue(BARS.svg().contains(">4.3</text>") || BARS.svg().contains(">4.2</text>"));
    }

    @Test
    void aTileDrawsThePixelsOfEachShadeAsOnePath() throws Exception {
        NodeList paths = parsed(GALLERY).getElementsByTagName("path");
        assertEquals(2, paths.getLength());
        assertEquals("M0 1h1v1h-1zM2 1h1v1h-1z", attribute(paths, 0, "d"));
        assertEquals("M1 0h2v1h-2z", attribute(paths, 1, "d"));
        assertThrows(IllegalArgumentException.class,
                () -> new GalleryChart.Tile(List.of(), 2, 2, "f0f"));
    }

    @Test
    void aLogarithmicAxisShowsPowersOfTen() {
        Axis axis = Axis.logarithmic("rate", .00003, .5);
        assertEquals(new Axis("rate", -5, 0, true), axis);
        assertEquals("[0.00001, 0.0001, 0.001, 0.01, 0.1, 1]",
                axis.ticks().stream().map(axis::shown).toList().toString());
    }

    @Test
    void ticksAreRound() {
        assertEquals("[0, 1, 2, 3, 4]", Axis.over("x", 0, 4).ticks().toString());
        assertEquals("[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]", Axis.share("x").ticks().toString());
        assertEquals("[0.30, 0.35, 0.40, 0.45]", Axis.over("x", .31, .44).ticks().toString());
        assertEquals("[-200, 0, 200, 400, 600, 800]", Axis.over("x", -150, 730).ticks().toString());
        assertEquals("[0.0000, 0.0005, 0.0010, 0.0015, 0.0020, 0.0025]",
                Axis.over("x", 0, .0021, Double.NaN).ticks().toString());
    }

    @Test
    void anAxisOfOneValueOrNoneHasALength() {
        Axis one = Axis.over("x", 3);
        assertTrue(one.low() <= 3 && one.high() > one.low());
        assertEquals(new Axis("x", 0, 1), Axis.over("x", Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Axis("x", 1, 1));
    }

    private static Document parsed(Chart chart) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)));
    }

    private static String attribute(NodeList elements, int at, String name) {
        return ((Element) elements.item(at)).getAttribute(name);
    }
}
