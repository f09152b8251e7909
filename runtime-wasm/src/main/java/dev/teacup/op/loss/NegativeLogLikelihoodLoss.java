package dev.teacup.op.loss;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * loss[n, d..] = -input[n, c, d..] * weight[c] for the class c = target[n, d..], or 0 where that is
 * ignore_index. The {@code reduction} none gives it, sum its sum, and mean its sum over that of the weights,
 * which are 1 where they are left out, and 0 where a target is ignored.
 * <p>input [N, C, d..], target [N, d..], weight [C]; loss as target, or [].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__NegativeLogLikelihoodLoss.html">ai.onnx
 * NegativeLogLikelihoodLoss, since 22</a>
 */
public final class NegativeLogLikelihoodLoss implements Composition {
    private static final OpDef DEF = OpDef.of("NegativeLogLikelihoodLoss").since(22).type("T", FLOATS)
            .type("Tind", INDEXES).in("input", "T").in("target", "Tind").maybeIn("weight", "T")
            .out("loss", "T").maybeAttr("ignore_index", new Attribute.Int(0)).attr("reduction", "mean");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        checkClasses(c);
    }

    /** Refuses targets and weights that do not fit the first operand. */
    static void checkClasses(Check c) {
        OpDef def = c.call().def();
        Shape input = c.call().type(0).shape();
        String why = Check.operand(def.input(0).name()) + " is " + input;
        c.oneOf("reduction", "none", "sum", "mean");
        c.rankAtLeast(def.input(0).name(), 2);
        c.dims(def.input(1).name(), why, input.without(1).dims());
        c.dims(def.input(2).name(), why, input.dim(1));
    }

    @Override
    public Type[] types(Call call) {
        return call.results(shape(call));
    }

    static Shape shape(Call call) {
        if (!"none".equals(call.text("reduction"))) {
            return Shape.SCALAR;
        }
        Shape target = call.type(1).shape();
        Shape input = call.type(0).shape().without(1);
        Dim[] dims = target.dims();
        for (int i = 0; i < dims.length; i++) {
            dims[i] = dims[i].or(input.dim(i));
        }
        return Shape.of(dims);
    }

    @Override
    public void compose(Composer g, Call call) {
        Value loss = loss(g, call, g.wide(g.in("input")));
        g.out("loss", g.as(loss, call.dtype("input")));
    }

    /** The loss of logarithms of probabilities, in their type; targets and weights are those of the node. */
    static Value loss(Composer g, Call call, Value input) {
        DType dtype = g.type(input).dtype();
        Value zero = g.longs(0);
        Value target = g.as(g.in(1), DType.INT64);
        Value isIgnored = null;
        if (call.gives("ignore_index")) {
            isIgnored = g.op("Equal", target, g.longs(call.integer("ignore_index")));
            target = g.op("Where", isIgnored, zero, target);
        }
        // A class below 0 would count from the last one; it is made one that GatherElements refuses.
        Value below = g.op("Sub", target, g.longs(g.type(input).shape().dim(1).size()));
        target = g.op("Where", g.op("Less", target, zero), below, target);
        Value axis = g.longs(1);
        Value picked = g.op("GatherElements", Attributes.of("axis", 1), input,
                g.op("Unsqueeze", target, axis));
        Value loss = g.op("Neg", g.op("Squeeze", picked, axis));
        Value weight = call.has(2) ? g.op("Gather", g.as(g.in(2), dtype), target) : null;
        loss = weight == null ? loss : g.op("Mul", loss, weight);
        if (isIgnored != null) {
            Value none = g.scalar(dtype, 0);
            loss = g.op("Where", isIgnored, none, loss);
            weight = g.op("Where", isIgnored, none, weight == null ? g.scalar(dtype, 1) : weight);
        }
        return reduced(g, call.text("reduction"), loss, weight);
    }

    private static Value reduced(Composer g, String reduction, Value loss, Value weight) {
        if ("none".equals(reduction)) {
            return loss;
        }
        Attributes whole = Attributes.of("keepdims", 0);
        if (weight == null) {
            return g.op("sum".equals(reduction) ? "ReduceSum" : "ReduceMean", whole, loss);
        }
        Value sum = g.op("ReduceSum", whole, loss);
        return "sum".equals(reduction) ? sum : g.op("Div", sum, g.op("ReduceSum", whole, weight));
    }
}
