package dev.teacup.pass;

import dev.teacup.ir.Constants;
import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code QLinearConv(x, s, u, w, t, v, r, z, B) = QuantizeLinear((Cast(ConvInteger(x, w, u, v)) + B) *
 * (s * t / r), 1, z)}, in float32 behind the sums, where w, v and B are constants and no sum can leave 32
 * bits. Up to 2^24 float32 holds every integer; where sums may be greater, s, t and r are constants as well,
 * by which one that is rounded strays by a sixteenth of a byte's step at most.
 */
final class QuantizedConv implements Rule {
    private static final long MOST_SUM = Integer.MAX_VALUE;
    private static final long MOST_EXACT = 1 << 24;

    @Override
    public String name() {
        return "quantized-conv";
    }

    @Override
    public Numerics numerics() {
        return Numerics.REASSOCIATES;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        if (!node.opType().equals("QLinearConv")) {
            return null;
        }
        Tensor w = sweep.constant(node.input(3));
        Tensor scale = sweep.constant(node.input(4));
        Tensor zero = sweep.constant(node.input(5));
        Tensor bias = node.hasInput(8) ? sweep.constant(node.input(8)) : null;
        if (w == null || scale == null || zero == null || node.hasInput(8) && bias == null
                || !fits(w, zero, bias, steps(sweep, node, scale))) {
            return null;
        }
        Constants constants = sweep.constants();
        Map<String, Tensor> known = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        String conv = sweep.added(nodes, node, "ConvInteger", node.attributes(), node.input(0), node.input(3),
                node.input(2), node.input(5));
        String sums = sweep.added(nodes, node, "Cast", Attributes.of("to", DType.FLOAT32.code()), conv);
        int[] sizes = new int[w.rank() - 1];
        Arrays.fill(sizes, 1);
        if (bias != null) {
            sizes[0] = bias.elements();
            Tensor floats = constants.tensor(DType.FLOAT32, sizes.clone());
            for (int i = 0; i < bias.elements(); i++) {
                floats.f64(i, bias.i64(i));
            }
            String addend = sweep.fresh(node.output());
            known.put(addend, floats);
            sums = sweep.added(nodes, node, "Add", Attributes.NONE, sums, addend);
        }
        String each = sweep.fresh(node.output());
        sizes[0] = scale.elements();
        known.put(each, scale.reshaped(sizes));
        String product = sweep.added(nodes, node, "Mul", Attributes.NONE, node.input(1), each);
        String ratio = sweep.added(nodes, node, "Div", Attributes.NONE, product, node.input(6));
        String scaled = sweep.added(nodes, node, "Mul", Attributes.NONE, sums, ratio);
        String one = sweep.fresh(node.output());
        known.put(one, constants.floats(new int[] {}, 1));
        nodes.add(node.as("QuantizeLinear", Attributes.NONE, scaled, one, node.input(7)));
        return new Patch(nodes, known, Map.of());
    }

    /** The most steps of the result that a sum of 1 is worth; NaN where that is not known. */
    private static double steps(Sweep sweep, Node node, Tensor scale) {
        Tensor s = sweep.constant(node.input(1));
        Tensor r = sweep.constant(node.input(6));
        double most = 0;
        for (int i = 0; s != null && r != null && i < scale.elements(); i++) {
            most = Math.max(most, Math.abs(s.f64(0) * scale.f64(i) / r.f64(0)));
        }
        return s == null || r == null ? Double.NaN : most;
    }

    /** Whether no sum of any channel wraps around or is rounded by much, whatever x is. */
    private static boolean fits(Tensor w, Tensor zero, Tensor bias, double steps) {
        int channel = w.elements(1, w.rank());
        for (int m = 0; m < w.dim(0); m++) {
            long most = bias == null ? 0 : Math.abs(bias.i64(m));
            long subtrahend = zero(zero, m);
            for (int i = m * channel; i < (m + 1) * channel; i++) {
                most += 255 * Math.abs(w.i64(i) - subtrahend);
            }
            if (most > MOST_EXACT && !(most <= MOST_SUM && most * steps <= MOST_EXACT / 16)) {
                return false;
            }
        }
        return true;
    }

    private static long zero(Tensor zero, int channel) {
        return zero.i64(zero.elements() == 1 ? 0 : channel);
    }
}
