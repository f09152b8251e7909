package dev.teacup.op.nn;

import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.DTypes;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * output[b, c, t] = activation(bias[c] + the sum of s[b, c, t + j] * weight[c, 0, j] over j), where s is
 * past_state, zeros without it, followed by input; present_state is the end of s.
 * <p>input and output [B, C, L], weight [C, 1, k], bias [C], past_state and present_state [B, C, k - 1].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__CausalConvWithState.html">ai.onnx CausalConvWithState,
 * since 27</a>; Gu, Dao, arXiv 2312.00752
 */
public final class CausalConvWithState implements Composition {
    private static final OpDef DEF = OpDef.of("CausalConvWithState").newIn(27)
            .type("T", DTypes.of(DType.FLOAT32, DType.FLOAT16)).in("input", "T").in("weight", "T")
            .maybeIn("bias", "T").maybeIn("past_state", "T").out("output", "T").out("present_state", "T")
            .attr("activation", "none");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.oneOf("activation", "none", "silu", "swish");
        c.rank("input", 3);
        Shape input = c.call().shape("input");
        String why = Check.operand("input") + " is " + input;
        c.dims("weight", why + ", and every channel has a kernel of its own", input.dim(1), Dim.of(1),
                Dim.UNKNOWN);
        Shape weight = c.call().shape("weight");
        Channels.checkElements(c.call(), "weight");
        Channels.checkEach(c, "bias", weight.dim(0));
        c.dims("past_state", why + " and the weight is " + weight, input.dim(0), input.dim(1),
                weight.dim(2).plus(Dim.of(-1)));
    }

    @Override
    public Type[] types(Call call) {
        Shape input = call.shape("input");
        Dim state = call.shape("weight").dim(2).plus(Dim.of(-1));
        return call.results(input, input.with(2, state));
    }

    @Override
    public void compose(Composer g, Call call) {
        int[] sizes = call.shape("input").sizes();
        long state = call.shape("weight").dim(2).size() - 1;
        Value input = g.in("input");
        Value whole = call.has("past_state")
                ? g.op("Concat", Attributes.of("axis", 2), g.in("past_state"), input)
                : g.op("Pad", input, g.longs(state, 0), null, g.longs(2));
        Value sums = sizes[2] == 0 ? input
                : g.op("Conv", Attributes.of("group", sizes[1]), whole, g.in("weight"), g.in("bias"));
        g.out("output", call.text("activation").equals("none") ? sums
                : g.as(g.op("Swish", g.wide(sums)), call.dtype("input")));
        g.out("present_state",
                g.op("Slice", whole, g.longs(sizes[2]), g.longs(sizes[2] + state), g.longs(2)));
    }
}
