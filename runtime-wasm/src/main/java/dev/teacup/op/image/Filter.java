package dev.teacup.op.image;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/**
 * How much an element counts at a place that is so far away: linear for the radius 1, cubic for 2.
 *
 * @param a the coefficient of equation (4) of Keys, IEEE 1163711
 */
record Filter(int radius, double a) {
    /** The weight of an element at a distance within the radius. */
    double weight(double distance) {
        double t = Math.abs(distance);
        if (radius == 1) {
            return 1 - t;
        }
        return t <= 1 ? ((a + 2) * t - (a + 3)) * t * t + 1 : ((a * t - 5 * a) * t + 8 * a) * t - 4 * a;
    }

    /** Refuses to interpolate strings. */
    static void checkStrings(Call call, String input) {
        if (call.dtype(input) == DType.STRING && !call.text("mode").equals("nearest")) {
            throw new ModelException("strings cannot be interpolated", "the mode nearest for strings",
                    call.text("mode"), "use the mode nearest");
        }
    }

    /** Stores a number; as the nearest one that there is of integers, as the empty one of strings. */
    static void store(Tensor to, int at, double value) {
        DType dtype = to.dtype();
        if (dtype.isFloat()) {
            to.f64(at, value);
        } else if (dtype == DType.UINT64) {
            to.i64(at, Num.toUnsigned(Math.max(0, Num.rint(value))));
        } else if (dtype == DType.BOOL || dtype == DType.STRING) {
            to.i64(at, dtype == DType.STRING || value == 0 ? 0 : 1);
        } else {
            to.i64(at, Math.max(dtype.least(), Math.min(dtype.most(), (long) Num.rint(value))));
        }
    }
}
