package dev.teacup.tests.parity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of what sequence models are made of. */
final class RecurrentSamples {
    private RecurrentSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("MatMulInteger", RecurrentSamples::matMulInteger);
        return table;
    }

    private static void matMulInteger(Sample sample) {
        Draw draw = sample.draw();
        int rows = draw.between(1, 5);
        int inner = draw.between(1, 9);
        int columns = draw.between(1, 6);
        int batch = draw.between(1, 3);
        boolean isBatched = draw.coin();
        int[] a = isBatched ? new int[] {batch, rows, inner} : new int[] {rows, inner};
        int[] b = isBatched && draw.coin() ? new int[] {batch, inner, columns} : new int[] {inner, columns};
        sample.feed(draw.finite(sample.dtype("T1"), a)).with(draw.finite(sample.dtype("T2"), b));
        if (draw.coin()) {
            // ONNX Runtime knows a zero point of A for all rows only, and none of the columns of B for all of
            // a batch.
            int[] each = b.length == 3 ? new int[] {batch, 1, columns} : new int[] {columns};
            sample.with(draw.finite(sample.dtype("T1")));
            sample.with(draw.finite(sample.dtype("T2"), draw.coin() ? new int[0] : each));
        }
    }
}
