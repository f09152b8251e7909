package dev.teacup.train.report.chart;

import java.util.Arrays;
import java.util.List;

/**
 * Counts in a square of cells, each row shaded by its shares: a confusion matrix.
 *
 * @param title what is shown
 * @param description the same for a reader who does not see it
 * @param rowLabel what the rows are, such as the truth
 * @param columnLabel what the columns are, such as the verdict
 * @param names of the rows and of the columns alike
 * @param counts [rows][columns]
 */
public record MatrixChart(String title, String description, String rowLabel, String columnLabel,
        List<String> names,
        int[][] counts) implements Chart {
    private static final int LEFT = 170;
    private static final int TOP = 92;
    private static final int MOST_WIDTH = 150;
    private static final int MOST_HEIGHT = 86;
    /** Of all cells beside each other, where they are many. */
    private static final int ALL_WIDTH = 520;
    private static final int GAP = 4;
    /** The ink stays readable on the fullest cell. */
    private static final double MOST_OPAQUE = .55;

    public MatrixChart {
        names = List.copyOf(names);
        int size = names.size();
        if (counts.length != size || Arrays.stream(counts).anyMatch(row -> row.length != size)) {
            throw new IllegalArgumentException("the matrix is not " + size + " by " + size);
        }
    }

    @Override
    public String svg() {
        int width = LEFT + names.size() * cellWidth() + 20;
        int height = TOP + names.size() * cellHeight() + 24;
        Svg svg = new Svg(width, height, title, description);
        svg.text("title", 20, 28, "start", title);
        svg.text("label", LEFT + names.size() * cellWidth() / 2.0, 56, "middle", columnLabel);
        svg.upwards(26, TOP + names.size() * cellHeight() / 2.0, rowLabel);
        for (int at = 0; at < names.size(); at++) {
            svg.text("ink", LEFT + (at + .5) * cellWidth(), TOP - 12, "middle", names.get(at));
            svg.text("ink", LEFT - 14, TOP + (at + .5) * cellHeight() + 4, "end", names.get(at));
            drawRow(svg, at);
        }
        return svg.end();
    }

    private int cellWidth() {
        return Math.min(MOST_WIDTH, ALL_WIDTH / names.size());
    }

    private int cellHeight() {
        return Math.min(MOST_HEIGHT, Math.max(40, MOST_HEIGHT * cellWidth() / MOST_WIDTH));
    }

    private void drawRow(Svg svg, int row) {
        int all = Math.max(1, Arrays.stream(counts[row]).sum());
        for (int column = 0; column < names.size(); column++) {
            double share = (double) counts[row][column] / all;
            double x = LEFT + column * cellWidth();
            double y = TOP + row * cellHeight();
            svg.rectangle("cell", x, y, cellWidth() - GAP, cellHeight() - GAP, .04 + share * MOST_OPAQUE);
            svg.text("title", x + cellWidth() / 2.0, y + cellHeight() / 2.0, "middle",
                    String.valueOf(counts[row][column]));
            svg.text("ink", x + cellWidth() / 2.0, y + cellHeight() / 2.0 + 18, "middle",
                    Math.round(share * 100) + " %");
        }
    }
}
