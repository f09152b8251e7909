package dev.teacup.op.image;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/** The loops of RoiAlign. */
final class Regions {
    private final Frame f;
    private final Tensor x;
    private final Tensor y;
    private final boolean isMaximum;
    private final boolean isShifted;
    private final long samples;
    private final double scale;

    Regions(Frame f, Call call) {
        this.f = f;
        x = f.in(0);
        y = f.out(0);
        isMaximum = call.text("mode").equals("max");
        isShifted = call.text("coordinate_transformation_mode").equals("half_pixel");
        samples = call.integer("sampling_ratio");
        scale = call.real("spatial_scale");
    }

    void run() {
        int channels = x.dim(1);
        for (int region = 0; y.elements() > 0 && region < y.dim(0); region++) {
            double height = size(region, 1);
            double width = size(region, 0);
            double rows = samples > 0 ? samples : Num.ceil(height);
            double columns = samples > 0 ? samples : Num.ceil(width);
            f.burn((long) ((1 + Math.max(0, rows) * Math.max(0, columns)) * y.elements(1, 4)));
            int batch = batch(region);
            for (int channel = 0; channel < channels; channel++) {
                int plane = batch * channels + channel;
                for (int i = 0; i < y.dim(2); i++) {
                    for (int j = 0; j < y.dim(3); j++) {
                        double top = start(region, 1) + i * height;
                        double left = start(region, 0) + j * width;
                        int to = ((region * channels + channel) * y.dim(2) + i) * y.dim(3) + j;
                        y.f64(to, pooled(plane, top, height, rows, left, width, columns));
                    }
                }
            }
        }
    }

    private int batch(int region) {
        long batch = f.in(2).i64(region);
        if (batch < 0 || batch >= x.dim(0)) {
            throw new ModelException("an index in the input 'batch_indices' is out of range",
                    "an index from 0 to " + (x.dim(0) - 1) + ", since the input 'X' is " + x.type().shape(),
                    batch + " as element " + region, "look at what computes the indices");
        }
        return (int) batch;
    }

    private double corner(int region, int number) {
        return f.in(1).f64(4 * region + number) * scale;
    }

    private double start(int region, int direction) {
        return corner(region, direction) - (isShifted ? 0.5 : 0);
    }

    /** The size of one part of a region, in elements of X; direction 0 is along the rows, 1 down. */
    private double size(int region, int direction) {
        double size = corner(region, direction + 2) - corner(region, direction);
        // Without the shift a region is at least one element large.
        return (isShifted ? size : Math.max(size, 1)) / y.dim(3 - direction);
    }

    private double pooled(int plane, double top, double height, double rows, double left, double width,
            double columns) {
        if (!(rows > 0 && columns > 0)) {
            return 0;
        }
        double result = isMaximum ? Double.NEGATIVE_INFINITY : 0;
        for (long row = 0; row < rows; row++) {
            double down = top + (row + 0.5) * height / rows;
            for (long column = 0; column < columns; column++) {
                // A region may have so many places that the run is to be ended in between.
                f.burn(1);
                double across = left + (column + 0.5) * width / columns;
                result = pooled(result, at(plane, down, across));
            }
        }
        return isMaximum ? result : result / (rows * columns);
    }

    /** The four elements about a place, each by its weight: their sum, or the greatest; 0 far outside. */
    private double at(int plane, double down, double across) {
        int height = x.dim(2);
        int width = x.dim(3);
        boolean isNear = down >= -1 && down <= height && across >= -1 && across <= width;
        if (!isNear || x.elements() == 0) {
            return 0;
        }
        double y0 = Math.min(Math.max(down, 0), height - 1);
        double x0 = Math.min(Math.max(across, 0), width - 1);
        int row = (int) y0;
        int column = (int) x0;
        double below = y0 - row;
        double right = x0 - column;
        int from = (plane * height + row) * width + column;
        int next = row + 1 < height ? width : 0;
        int side = column + 1 < width ? 1 : 0;
        double result = isMaximum ? Double.NEGATIVE_INFINITY : 0;
        for (int i = 0; i < 4; i++) {
            double weight = (i < 2 ? 1 - below : below) * (i % 2 == 0 ? 1 - right : right);
            result = pooled(result, weight * x.f64(from + (i < 2 ? 0 : next) + (i % 2 == 0 ? 0 : side)));
        }
        return result;
    }

    private double pooled(double soFar, double value) {
        return isMaximum ? Math.max(soFar, value) : soFar + value;
    }
}
