package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of what sequence models are made of. */
final class RecurrentSamples {
    private RecurrentSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("MatMulInteger", RecurrentSamples::matMulInteger);
        table.put("RNN", s -> recurrent(s, 1));
        table.put("GRU", s -> recurrent(s, 3));
        table.put("LSTM", s -> recurrent(s, 4));
        table.put("Attention", RecurrentSamples::attention);
        table.put("RotaryEmbedding", RecurrentSamples::rotaryEmbedding);
        table.put("Det", RecurrentSamples::det);
        table.put("BitCast", s -> s.feed(s.draw().finite(s.dtype(), 3)).set("to", s.dtype().code()));
        table.put("CumProd", s -> s.feed(s.draw().finite(s.dtype(), 3, 4)).withOne(s.draw().axis(2)));
        table.put("Einsum", RecurrentSamples::einsum);
        table.put("LinearAttention", RecurrentSamples::linearAttention);
        return table;
    }

    private static void linearAttention(Sample sample) {
        HostTensor steps = sample.draw().finite(sample.dtype(), 2, 3, 4);
        sample.feed(steps).feed(steps).feed(steps).set("q_num_heads", 2).set("kv_num_heads", 2)
                .set("update_rule", new Attribute.Text("linear")).outputs(2);
    }

    private static void einsum(Sample sample) {
        Draw draw = sample.draw();
        String equation = draw.any("ij,jk->ik", "bij,bjk->bik", "bhid,bhjd->bhij", "...ij,...jk->...ik",
                "ij->",
                "ij->ji", "iij->j", "ii", "i,j->ij", "ij,ij,ij->j", "ij,jk,kl->il", "bij,bj", "...i,i->...",
                "abc,cd->abd", "ij,kl->ijkl", "aB,Ba->a", "b...i,bi->b...");
        int arrow = (equation + "->").indexOf("->");
        int extra = draw.below(3);
        int[] sizes = new int[128];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = draw.between(1, 4);
        }
        for (String term : equation.substring(0, arrow).split(",")) {
            StringBuilder labels = new StringBuilder(term);
            int dots = labels.indexOf("...");
            if (dots >= 0) {
                labels.replace(dots, dots + 3, "YZ".substring(0, extra));
            }
            int[] dims = new int[labels.length()];
            for (int axis = 0; axis < dims.length; axis++) {
                dims[axis] = sizes[labels.charAt(axis)];
            }
            sample.feed(draw.finite(sample.dtype(), dims));
        }
        sample.set("equation", new Attribute.Text(equation));
    }

    private static void det(Sample sample) {
        int[] dims = sample.draw().dims(2, 4);
        dims[dims.length - 1] = dims[dims.length - 2];
        sample.feed(sample.draw().finite(sample.dtype(), dims));
    }

    private static void rotaryEmbedding(Sample sample) {
        Draw draw = sample.draw();
        int batch = draw.between(1, 3);
        int heads = draw.between(1, 3);
        int steps = draw.between(1, 4);
        int pairs = draw.between(1, 4);
        // ONNX Runtime wants sizes of heads that are even.
        int rest = draw.coin() ? 0 : 2 * draw.between(1, 2);
        int size = 2 * pairs + rest;
        int positions = draw.between(steps, 9);
        boolean isFlat = draw.coin();
        boolean isPicked = draw.coin();
        DType dtype = sample.dtype();
        int[] cache = isPicked ? new int[] {positions, pairs} : new int[] {batch, steps, pairs};
        sample.feed(draw.finite(dtype, isFlat ? new int[] {batch, steps, heads * size}
                : new int[] {batch, heads, steps, size}))
                .with(draw.numbers(dtype, -1, 1, cache)).with(draw.numbers(dtype, -1, 1, cache));
        if (isPicked) {
            sample.with(draw.numbers(DType.INT64, 0, positions - 1, batch, steps));
        }
        if (isFlat || rest > 0) {
            sample.set("num_heads", heads);
        }
        sample.maySet("interleaved", draw.below(2)).set("rotary_embedding_dim", rest > 0 ? 2 * pairs : 0);
    }

    private static void attention(Sample sample) {
        Draw draw = sample.draw();
        int batch = draw.between(1, 3);
        int heads = draw.between(1, 3);
        int group = draw.between(1, 3);
        int queries = draw.between(1, 5);
        int keys = draw.between(1, 5);
        int size = draw.between(1, 6);
        boolean isFlat = draw.coin();
        DType dtype = sample.dtype("T1");
        sample.feed(draw.finite(dtype, isFlat ? new int[] {batch, queries, heads * group * size}
                : new int[] {batch, heads * group, queries, size}));
        int[] key = isFlat ? new int[] {batch, keys, heads * size} : new int[] {batch, heads, keys, size};
        sample.feed(draw.finite(dtype, key)).feed(draw.finite(dtype, key));
        int past = draw.coin() ? draw.between(1, 4) : 0;
        boolean isTrue = draw.coin();
        if (draw.coin()) {
            int[] mask = {batch, heads * group, queries, past + keys};
            int[] some = draw.any(mask, new int[] {queries, past + keys},
                    new int[] {batch, 1, queries, past + keys});
            sample.feed(isTrue ? draw.tensor(DType.BOOL, some) : draw.finite(dtype, some));
        } else {
            sample.without();
        }
        if (past > 0) {
            sample.feed(draw.finite(dtype, batch, heads, past, size))
                    .feed(draw.finite(dtype, batch, heads, past, size));
        }
        if (isFlat) {
            sample.set("q_num_heads", heads * group).set("kv_num_heads", heads);
        }
        if (draw.coin()) {
            sample.set("scale", new Attribute.Real(draw.real(0.1, 1)));
        }
        if (draw.oneIn(3)) {
            sample.set("softcap", new Attribute.Real(draw.real(0.5, 4)));
        }
        sample.maySet("is_causal", draw.below(2)).maySet("qk_matmul_output_mode", draw.below(4))
                .outputs(past > 0 ? draw.any(3, 4) : draw.any(1, 3, 4));
    }

    /** Without layout 1, which ONNX Runtime refuses, and empty sequences, whose states it sets to 0. */
    private static void recurrent(Sample sample, int gates) {
        Draw draw = sample.draw();
        int steps = draw.between(1, 5);
        int batch = draw.between(1, 3);
        int input = draw.between(1, 5);
        int hidden = draw.between(1, 6);
        String direction = draw.any("forward", "reverse", "bidirectional");
        int directions = direction.equals("bidirectional") ? 2 : 1;
        DType dtype = sample.dtype();
        int sums = gates * hidden;
        sample.feed(draw.finite(dtype, steps, batch, input)).with(weights(sample, directions, sums, input))
                .with(weights(sample, directions, sums, hidden));
        sample = draw.coin() ? sample.with(weights(sample, directions, 2 * sums)) : sample.without();
        sample = draw.coin() ? sample.with(draw.numbers(DType.INT32, 1, steps, batch)) : sample.without();
        sample = draw.coin() ? sample.with(weights(sample, directions, batch, hidden)) : sample.without();
        if (gates == 4) {
            sample = draw.coin() ? sample.with(weights(sample, directions, batch, hidden)) : sample.without();
            sample = draw.coin() ? sample.with(weights(sample, directions, 3 * hidden)) : sample.without();
            sample.set("input_forget", draw.below(2));
        }
        if (gates == 3) {
            sample.set("linear_before_reset", draw.below(2));
        }
        if (draw.coin()) {
            activations(sample, directions * (gates == 1 ? 1 : gates - 1));
        }
        // ONNX Runtime does not clip what the last activation of LSTM is given.
        if (gates < 4 && draw.oneIn(3)) {
            sample.set("clip", new Attribute.Real(draw.real(0.2, 2)));
        }
        sample.set("direction", new Attribute.Text(direction)).set("hidden_size", hidden)
                .outputs(gates == 4 ? 3 : 2);
    }

    private static HostTensor weights(Sample sample, int... dims) {
        return sample.draw().numbers(sample.dtype(), -1, 1, dims);
    }

    private static void activations(Sample sample, int count) {
        Draw draw = sample.draw();
        String[] names = new String[count];
        float[] alphas = new float[count];
        float[] betas = new float[count];
        for (int i = 0; i < count; i++) {
            // The gates of LSTM stay bounded, lest its cells grow beyond all floats.
            names[i] = count % 3 == 0 && i % 3 == 0 ? draw.any("Tanh", "Sigmoid", "HardSigmoid", "Softsign")
                    : draw.any("Relu", "Tanh", "Sigmoid", "Affine", "LeakyRelu", "ThresholdedRelu",
                            "ScaledTanh", "HardSigmoid", "Elu", "Softsign", "Softplus");
            alphas[i] = draw.real(0.1, 0.9);
            betas[i] = draw.real(0.1, 0.9);
        }
        sample.set("activations", new Attribute.Texts(names))
                .set("activation_alpha", new Attribute.Reals(alphas))
                .set("activation_beta", new Attribute.Reals(betas));
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
