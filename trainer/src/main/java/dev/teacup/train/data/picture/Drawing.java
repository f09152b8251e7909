package dev.teacup.train.data.picture;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Strokes of a pen.
 *
 * @param strokes each a list of points, x to the right and y down, 0 to 1 of a square sheet
 */
public record Drawing(List<List<Point>> strokes) {
    /** Where the pen goes. */
    public record Point(double x, double y) {}

    /** The amplitudes of a hand's waves, as a share of the sheet, and how many of them there are. */
    private static final double WAVE = 0.015;
    private static final int WAVES = 3;
    /** How far apart the points of a stroke are once it wobbles. */
    private static final double STEP = 0.03;

    public Drawing {
        strokes = strokes.stream().map(List::copyOf).toList();
    }

    /**
     * Reads points as {@code x,y x,y} in hundredths of the sheet, strokes separated by {@code /}.
     *
     * @throws NumberFormatException when it is not written so
     */
    public static Drawing parse(String text) {
        List<List<Point>> strokes = new ArrayList<>();
        for (String stroke : text.split("/")) {
            List<Point> points = new ArrayList<>();
            for (String point : stroke.strip().split(" ")) {
                String[] at = point.split(",");
                points.add(new Point(Integer.parseInt(at[0]) / 100.0, Integer.parseInt(at[1]) / 100.0));
            }
            strokes.add(points);
        }
        return new Drawing(strokes);
    }

    /** The same as a hand would draw it: leaning, out of proportion, and not quite straight. */
    public Drawing byHand(SplittableRandom random) {
        double turn = Math.toRadians(8 * evenly(random));
        double wide = 1 + 0.12 * evenly(random);
        List<List<Point>> drawn = new ArrayList<>();
        for (List<Point> stroke : strokes) {
            double[] phases = random.doubles(4L * WAVES, 0, 2 * Math.PI).toArray();
            double right = 0.02 * evenly(random);
            double down = 0.02 * evenly(random);
            List<Point> points = new ArrayList<>();
            for (Point point : dense(stroke)) {
                double dx = (point.x - 0.5) * wide;
                double dy = point.y - 0.5;
                double x = 0.5 + right + Math.cos(turn) * dx - Math.sin(turn) * dy;
                double y = 0.5 + down + Math.sin(turn) * dx + Math.cos(turn) * dy;
                points.add(new Point(x + waves(phases, 0, x, y), y + waves(phases, 2 * WAVES, x, y)));
            }
            drawn.add(points);
        }
        return new Drawing(drawn);
    }

    /**
     * The drawing scaled as {@link Picture} is.
     *
     * @param pen the width of the line, as a share of the sheet
     */
    public Picture framed(double pen) {
        return Picture.of(new BasicStroke((float) pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(path(1)));
    }

    /**
     * What the sheet looks like, drawn with a round pen: ink [size * size], row by row.
     *
     * @param pen the width of the line, as a share of the sheet
     */
    public float[] ink(int size, double pen) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setStroke(
                new BasicStroke((float) (pen * size), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path(size));
        graphics.dispose();
        int[] samples = image.getRaster().getSamples(0, 0, size, size, 0, (int[]) null);
        float[] ink = new float[samples.length];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = samples[i] / 255f;
        }
        return ink;
    }

    private Path2D path(double size) {
        Path2D path = new Path2D.Double();
        for (List<Point> stroke : strokes) {
            path.moveTo(stroke.get(0).x * size, stroke.get(0).y * size);
            stroke.forEach(point -> path.lineTo(point.x * size, point.y * size));
        }
        return path;
    }

    private static List<Point> dense(List<Point> stroke) {
        List<Point> points = new ArrayList<>(List.of(stroke.get(0)));
        for (int i = 1; i < stroke.size(); i++) {
            Point from = stroke.get(i - 1);
            Point to = stroke.get(i);
            int steps = (int) Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP);
            for (int step = 1; step <= steps; step++) {
                double share = (double) step / steps;
                points.add(new Point(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)));
            }
        }
        return points;
    }

    /** Waves over the sheet, the longer the higher. */
    private static double waves(double[] phases, int from, double x, double y) {
        double sum = 0;
        for (int wave = 0; wave < WAVES; wave++) {
            double at = 2 * Math.PI * (wave + 1);
            sum += (Math.sin(at * x + phases[from + 2 * wave])
                    + Math.sin(at * y + phases[from + 2 * wave + 1]))
                    * WAVE / (wave + 1);
        }
        return sum;
    }

    private static double evenly(SplittableRandom random) {
        return 2 * random.nextDouble() - 1;
    }
}
