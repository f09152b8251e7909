package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attribute;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code BatchNormalization(Conv(x, w, b), scale, shift, mean, var) = Conv(x, w * f, (b - mean) * f + shift)}
 * with {@code f = scale / sqrt(var + epsilon)} for each channel of the result, outside of training, where all
 * but x are constants in float32 and nobody else reads the convolution.
 */
final class BatchNormIntoConv implements Rule {
    @Override
    public String name() {
        return "batch-norm-into-conv";
    }

    @Override
    public Numerics numerics() {
        return Numerics.REASSOCIATES;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        if (!node.opType().equals("BatchNormalization") || node.outputs().size() > 1
                || node.attributes().get("training_mode") instanceof Attribute.Int mode
                        && mode.value() != 0) {
            return null;
        }
        String product = node.input(0);
        Node conv = sweep.maker(product);
        if (conv == null || !conv.opType().equals("Conv") || sweep.reads(product) != 1) {
            return null;
        }
        Tensor w = floats(sweep, conv.input(1));
        if (w == null) {
            return null;
        }
        Tensor b = conv.hasInput(2) ? floats(sweep, conv.input(2)) : null;
        boolean isKnown = b == null ? !conv.hasInput(2) : b.elements() == w.dim(0);
        Tensor[] of = new Tensor[4];
        for (int i = 0; i < of.length; i++) {
            of[i] = floats(sweep, node.input(i + 1));
            isKnown &= of[i] != null && of[i].elements() == w.dim(0);
        }
        if (!isKnown) {
            return null;
        }
        double epsilon =
                node.attributes().get("epsilon") instanceof Attribute.Real real ? real.value() : 1e-5f;
        Tensor weights = sweep.constants().tensor(DType.FLOAT32, w.dims());
        Tensor bias = sweep.constants().tensor(DType.FLOAT32, w.dim(0));
        int size = w.elements() / Math.max(1, w.dim(0));
        for (int channel = 0; channel < w.dim(0); channel++) {
            double factor = of[0].f64(channel) / Math.sqrt(of[3].f64(channel) + epsilon);
            double before = b == null ? 0 : b.f64(channel);
            bias.f64(channel, (before - of[2].f64(channel)) * factor + of[1].f64(channel));
            for (int i = channel * size; i < (channel + 1) * size; i++) {
                weights.f64(i, w.f64(i) * factor);
            }
        }
        String newWeights = sweep.fresh(conv.input(1) + "_normalized");
        String newBias = sweep.fresh(product + "_bias");
        Node other = new Node(Ops.find("", "Conv"), conv.name(), List.of(conv.input(0), newWeights, newBias),
                node.outputs(), conv.attributes());
        Map<String, Tensor> known = new LinkedHashMap<>();
        known.put(newWeights, weights);
        known.put(newBias, bias);
        return new Patch(List.of(other), known, Map.of());
    }

    private static Tensor floats(Sweep sweep, String name) {
        Tensor constant = sweep.constant(name);
        return constant != null && constant.dtype() == DType.FLOAT32 ? constant : null;
    }
}
