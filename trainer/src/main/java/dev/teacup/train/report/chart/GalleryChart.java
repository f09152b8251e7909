package dev.teacup.train.report.chart;

import java.util.List;

/**
 * Small pictures side by side with words below: the errors that are worth a look.
 *
 * @param title what is shown
 * @param description the same for a reader who does not see it
 * @param columns pictures beside each other
 * @param tiles row by row
 */
public record GalleryChart(String title, String description, int columns,
        List<Tile> tiles) implements Chart {
    private static final int LEFT = 20;
    private static final int TOP = 48;
    private static final int WIDTH = 640;
    private static final int GAP = 12;
    private static final int LINE = 16;
    private static final int SHADES = 15;

    /**
     * A picture with its words.
     *
     * @param lines below the picture
     * @param width pixels
     * @param height pixels
     * @param shades of the pixels, row by row: a hexadecimal digit each, 0 for paper and f for ink
     */
    public record Tile(List<String> lines, int width, int height, String shades) {
        public Tile {
            lines = List.copyOf(lines);
            if (shades.length() != width * height) {
                throw new IllegalArgumentException(
                        shades.length() + " shades for " + width + " by " + height + " pixels");
            }
        }

        /** Of pixels from 0 for paper to 1 for ink, row by row. */
        public static Tile of(List<String> lines, int width, float[] pixels) {
            StringBuilder shades = new StringBuilder();
            for (float pixel : pixels) {
                int shade = Math.round(Math.max(0, Math.min(1, pixel)) * SHADES);
                shades.append(Character.forDigit(shade, SHADES + 1));
            }
            return new Tile(lines, width, pixels.length / width, shades.toString());
        }
    }

    public GalleryChart {
        tiles = List.copyOf(tiles);
    }

    @Override
    public String svg() {
        int side = (WIDTH - 2 * LEFT - (columns - 1) * GAP) / columns;
        int lines = tiles.stream().mapToInt(tile -> tile.lines().size()).max().orElse(0);
        int height = side + lines * LINE + GAP;
        int rows = (tiles.size() + columns - 1) / columns;
        Svg svg = new Svg(WIDTH, TOP + rows * height + GAP, title, description);
        svg.text("title", LEFT, 28, "start", title);
        for (int i = 0; i < tiles.size(); i++) {
            int x = LEFT + i % columns * (side + GAP);
            draw(svg, tiles.get(i), x, TOP + i / columns * height, side);
        }
        return svg.end();
    }

    private static void draw(Svg svg, Tile tile, double x, double y, double side) {
        double pixel = side / Math.max(tile.width(), tile.height());
        svg.frame("grid", x, y, side, side);
        for (int shade = 1; shade <= SHADES; shade++) {
            String runs = runs(tile, Character.forDigit(shade, SHADES + 1));
            if (!runs.isEmpty()) {
                svg.pixels("pixel", x, y, pixel, (double) shade / SHADES, runs);
            }
        }
        for (int i = 0; i < tile.lines().size(); i++) {
            svg.text(i == 0 ? "ink" : "label", x + side / 2, y + side + (i + 1) * LINE, "middle",
                    tile.lines().get(i));
        }
    }

    /** The pixels of one shade as a path of rectangles, in pixels. */
    private static String runs(Tile tile, char shade) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < tile.height(); y++) {
            for (int x = 0; x < tile.width(); x++) {
                int end = x;
                while (end < tile.width() && tile.shades().charAt(y * tile.width() + end) == shade) {
                    end++;
                }
                if (end > x) {
                    int length = end - x;
                    path.append('M').append(x).append(' ').append(y).append('h').append(length)
                            .append("v1h-").append(length).append('z');
                    x = end;
                }
            }
        }
        return path.toString();
    }
}
