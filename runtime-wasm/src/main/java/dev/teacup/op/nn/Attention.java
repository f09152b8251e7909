package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.DTypes;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.DecimalText;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * Y = Softmax(softcap(scale * Q * K^T) + bias) * V for each head, where softcap(x) is
 * {@code softcap} * tanh(x / {@code softcap}), or x where it is 0, scale is 1 / sqrt(head_size) unless it is
 * given, and the bias is that of {@link AttentionMask}. A query that may see no key gives zeros. Several
 * heads of Q may share one of K and V.
 * <p>Q [batch, q_heads, queries, head_size], K [batch, kv_heads, keys, head_size],
 * V [batch, kv_heads, keys, v_head_size], Y [batch, q_heads, queries, v_head_size]; or with heads in the last
 * dimension: Q [batch, queries, q_heads * head_size] and so on. past_key and past_value are put before K and
 * V; the two together are present_key and present_value [batch, kv_heads, total, ..]; qk_matmul_output
 * [batch, q_heads, queries, total].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Attention.html">ai.onnx Attention, since 25</a>; Vaswani
 *     et al., arXiv 1706.03762
 */
public final class Attention implements Composition {
    private static final OpDef DEF = OpDef.of("Attention").since(25).newIn(23).type("T1", FLOATS)
            .type("T2", FLOATS)
            .type("U", DTypes.NUMBERS.and(DTypes.BOOL)).type("I", DTypes.INT64).in("Q", "T1").in("K", "T1")
            .in("V", "T2").maybeIn("attn_mask", "U").maybeIn("past_key", "T1").maybeIn("past_value", "T2")
            .maybeIn("nonpad_kv_seqlen", "I").out("Y", "T1").maybeOut("present_key", "T1")
            .maybeOut("present_value", "T2").maybeOut("qk_matmul_output", "T1").attr("is_causal", 0)
            .maybeAttr("kv_num_heads", new Attribute.Int(1)).attr("left_window_size", -1)
            .maybeAttr("q_num_heads", new Attribute.Int(1)).attr("qk_matmul_output_mode", 0)
            .attr("right_window_size", -1).maybeAttr("scale", new Attribute.Real(1)).attr("softcap", 0f)
            .maybeAttr("softmax_precision", new Attribute.Int(1));

    private static final long[] HEADS_BEFORE_STEPS = {0, 2, 1, 3};

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        Heads.check(c, "Q", "q_num_heads");
        c.rank("K", call.rank("Q"));
        c.rank("V", call.rank("Q"));
        Heads.check(c, "K", "kv_num_heads");
        Heads.check(c, "V", "kv_num_heads");
        Dim queryHeads = Heads.count(call, "Q", "q_num_heads");
        Dim heads = Heads.count(call, "K", "kv_num_heads");
        Heads.checkGroups(queryHeads, heads);
        String why = Check.operand("K") + " is " + call.shape("K");
        Shape key = Heads.split(call, "K", "kv_num_heads");
        Shape value = Heads.split(call, "V", "kv_num_heads");
        Heads.fits("Q", Heads.split(call, "Q", "q_num_heads"), why, key.dim(0), Dim.UNKNOWN, Dim.UNKNOWN,
                key.dim(3));
        Heads.fits("V", value, why, key.dim(0), heads, key.dim(2), Dim.UNKNOWN);
        Check.require(call.has("past_key") == call.has("past_value"),
                "one of 'past_key' and 'past_value' is left out", "both or none", "one",
                "export the model again");
        if (call.has("past_key")) {
            c.dims("past_key", why, key.dim(0), heads, Dim.UNKNOWN, key.dim(3));
            Shape past = call.shape("past_key");
            c.dims("past_value", Check.operand("V") + " is " + call.shape("V") + " and 'past_key' is " + past,
                    key.dim(0), heads, past.dim(2), value.dim(3));
        }
        c.oneOf("qk_matmul_output_mode", 0, 3);
        checkAttributes(call);
        AttentionMask.check(c, queryHeads, total(call));
    }

    private static void checkAttributes(Call call) {
        precision(call);
        if (!(call.real("softcap") >= 0)) {
            throw new ModelException("the attribute 'softcap' is not a cap",
                    "0, for none, or a number above 0", DecimalText.text(call.real("softcap")),
                    "export the model again");
        }
    }

    /** The type of the softmax: that of Q where no other is named. */
    private static DType precision(Call call) {
        return call.gives("softmax_precision") ? Normalized.precision(call, "softmax_precision", FLOATS)
                : call.dtype("Q");
    }

    @Override
    public Type[] types(Call call) {
        Shape q = Heads.split(call, "Q", "q_num_heads");
        Shape v = Heads.split(call, "V", "kv_num_heads");
        Dim total = total(call);
        Shape y = call.rank("Q") == 4 ? q.with(3, v.dim(3))
                : Shape.of(q.dim(0), q.dim(2), q.dim(1).times(v.dim(3)));
        return call.results(y, Heads.split(call, "K", "kv_num_heads").with(2, total), v.with(2, total),
                q.with(3, total));
    }

    /** The number of keys, those of the past among them. */
    private static Dim total(Call call) {
        Dim keys = Heads.split(call, "K", "kv_num_heads").dim(2);
        return call.has("past_key") ? call.shape("past_key").dim(2).plus(keys) : keys;
    }

    @Override
    public void compose(Composer g, Call call) {
        DType dtype = call.dtype("Q");
        DType wide = dtype == DType.FLOAT16 ? DType.FLOAT32 : dtype;
        Value q = g.as(heads(g, call, "Q", "q_num_heads"), wide);
        Value key = withPast(g, "past_key", heads(g, call, "K", "kv_num_heads"));
        Value value = withPast(g, "past_value", heads(g, call, "V", "kv_num_heads"));
        g.out("present_key", key);
        g.out("present_value", value);
        double scale = call.gives("scale") ? call.real("scale")
                : 1 / Math.sqrt(g.type(q).shape().dim(3).size());
        Value k = g.transposed(g.as(key, wide), 0, 1, 3, 2);
        Value product = multiply(g, g.op("Mul", q, g.scalar(wide, scale)), k);
        Value capped = product;
        if (call.real("softcap") != 0) {
            Value cap = g.scalar(wide, call.real("softcap"));
            capped = g.op("Mul", g.op("Tanh", g.op("Div", product, cap)), cap);
        }
        Value bias = AttentionMask.bias(g, call, (int) g.type(k).shape().dim(3).size(), wide);
        Value biased = bias == null ? capped : g.op("Add", capped, bias);
        DType precision = precision(call) == dtype ? wide : precision(call);
        Value softmax = g.as(g.op("Softmax", g.as(biased, precision)), wide);
        if (bias != null) {
            Value most = g.op("ReduceMax", bias, g.longs(-1));
            Value isBlind = g.op("Equal", most, g.scalar(wide, Double.NEGATIVE_INFINITY));
            softmax = g.op("Where", isBlind, g.scalar(wide, 0), softmax);
        }
        Value[] modes = {product, capped, biased, softmax};
        g.out("qk_matmul_output", g.as(modes[(int) call.integer("qk_matmul_output_mode")], dtype));
        Value y = multiply(g, softmax, g.as(value, wide));
        if (call.rank("Q") == 3) {
            int[] sizes = g.type(y).shape().sizes();
            y = g.reshaped(g.transposed(y, HEADS_BEFORE_STEPS), sizes[0], sizes[2],
                    (long) sizes[1] * sizes[3]);
        }
        g.out("Y", g.as(y, dtype));
    }

    /** An operand as [batch, heads, steps, size]. */
    private static Value heads(Composer g, Call call, String input, String count) {
        if (call.rank(input) == 4) {
            return g.in(input);
        }
        int[] sizes = Heads.split(call, input, count).sizes();
        return g.transposed(g.reshaped(g.in(input), sizes[0], sizes[2], sizes[1], sizes[3]),
                HEADS_BEFORE_STEPS);
    }

    private static Value withPast(Composer g, String past, Value present) {
        return g.in(past) == null ? present : g.op("Concat", Attributes.of("axis", 2), g.in(past), present);
    }

    /** The products of the heads of a by those of b, each of which serves a group of those of a. */
    private static Value multiply(Composer g, Value a, Value b) {
        int[] left = g.type(a).shape().sizes();
        int[] right = g.type(b).shape().sizes();
        if (left[1] == right[1]) {
            return g.op("MatMul", a, b);
        }
        Value groups =
                g.reshaped(a, left[0], right[1], (long) left[1] / right[1] * left[2], left[3]);
        return g.reshaped(g.op("MatMul", groups, b), left[0], left[1], left[2], right[3]);
    }
}
