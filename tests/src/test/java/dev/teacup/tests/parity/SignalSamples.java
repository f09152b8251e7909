package dev.teacup.tests.parity;

import dev.teacup.tensor.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of windows and Fourier transforms. */
final class SignalSamples {
    private SignalSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        for (String window : new String[] {"BlackmanWindow", "HammingWindow", "HannWindow"}) {
            table.put(window, s -> s.withOne(s.draw().between(2, 20)).maySet("periodic", s.draw().below(2))
                    .set("output_datatype", s.draw().any(DType.FLOAT32, DType.FLOAT64).code()));
        }
        table.put("DFT", SignalSamples::dft);
        table.put("MelWeightMatrix", SignalSamples::melWeightMatrix);
        table.put("STFT", SignalSamples::stft);
        return table;
    }

    private static void dft(Sample sample) {
        Draw draw = sample.draw();
        boolean isOneSided = draw.coin();
        boolean isInverse = draw.coin();
        int[] dims = draw.dims(2, 4);
        int axis = draw.below(dims.length - 1);
        dims[axis] = draw.between(2, 9);
        dims[dims.length - 1] = isOneSided ? isInverse ? 2 : 1 : draw.between(1, 2);
        sample.set("onesided", isOneSided ? 1 : 0).set("inverse", isInverse ? 1 : 0)
                .feed(draw.finite(sample.dtype(), dims));
        sample = draw.coin() ? sample.without() : sample.withOne(draw.between(1, 12));
        sample.withOne(draw.coin() ? axis : axis - dims.length);
    }

    private static void melWeightMatrix(Sample sample) {
        Draw draw = sample.draw();
        sample.withOne(draw.between(1, 12)).withOne(draw.between(8, 64)).withOne(8000)
                .with(draw.numbers(DType.FLOAT32, 0, 500)).with(draw.numbers(DType.FLOAT32, 600, 4000));
    }

    private static void stft(Sample sample) {
        Draw draw = sample.draw();
        // Frames of other lengths or complex numbers ONNX Runtime does not multiply by the window.
        int length = draw.any(1, 2, 4, 8);
        int parts = draw.between(1, 2);
        sample.feed(draw.numbers(sample.dtype(), -1, 1, draw.between(1, 3), draw.between(length, 30), parts))
                .set("onesided", parts == 2 ? 0 : draw.below(2)).withOne(draw.between(1, 5));
        sample = parts == 1 && draw.coin() ? sample.with(draw.numbers(sample.dtype(), 0, 1, length))
                : sample.without();
        sample.withOne(length);
    }
}
