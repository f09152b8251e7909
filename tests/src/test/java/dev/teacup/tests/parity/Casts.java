package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;

/**
 * Operands of Cast that C++ and ONNX agree on: numbers that the other type has, and text that is a number.
 */
final class Casts {
    private Casts() {}

    static HostTensor tensor(Sample sample) {
        Draw draw = sample.draw();
        DType from = sample.dtype("T1");
        DType to = sample.dtype("T2");
        int[] dims = draw.dims(0, 3);
        if (from == DType.STRING) {
            return to == DType.STRING ? draw.tensor(from, dims) : texts(draw, to, dims);
        } else if (!from.isFloat()) {
            return draw.tensor(from, dims);
        } else if (to == DType.STRING) {
            return halves(draw, from, dims);
        }
        return to.isFloat() || to == DType.BOOL ? draw.tensor(from, dims)
                : draw.numbers(from, to.isUnsigned() ? 0 : -9, 9, dims);
    }

    private static HostTensor texts(Draw draw, DType to, int[] dims) {
        HostTensor made = HostTensor.of(DType.STRING, dims);
        for (int i = 0; i < made.elements(); i++) {
            String text = to.isFloat() ? draw.any("0.5", "-1e3", "NaN", "INF", "-INF", "3.14159", "7")
                    : Integer.toString(draw.between(to.isUnsigned() ? 0 : -99, 99));
            made.tensor().i64(i, made.strings().handle(to == DType.BOOL ? draw.any("0", "1") : text));
        }
        return made;
    }

    /** ONNX Runtime writes 2 as "2", NumPy and we as "2.0"; ONNX does not say. */
    private static HostTensor halves(Draw draw, DType from, int[] dims) {
        HostTensor made = HostTensor.of(from, dims);
        for (int i = 0; i < made.elements(); i++) {
            made.tensor().f64(i, draw.between(-9, 9) + 0.5);
        }
        return made;
    }
}
