package dev.teacup.op.nn;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * Attention whose keys and values are summed up in a state S of each head, step by step:
 *
 * <pre>
 * S = exp(decay) * S                               where update_rule is gated or gated_delta
 * v = beta * (value - S^T * key), or value         where update_rule is delta or gated_delta
 * S = S + key (x) v
 * output = scale * S^T * query
 * </pre>
 *
 * scale is 1 / sqrt(d_k) where it is 0. Several heads of the query may share one of the state, which is
 * summed in float64.
 * <p>query [batch, steps, q_heads * d_k], key [batch, steps, kv_heads * d_k], value [batch, steps,
 * kv_heads * d_v], past_state and present_state [batch, kv_heads, d_k, d_v], decay [batch, steps, kv_heads]
 * or [batch, steps, kv_heads * d_k], beta [batch, steps, kv_heads] or [batch, steps, 1], output [batch,
 * steps, q_heads * d_v].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__LinearAttention.html">ai.onnx LinearAttention, since
 *     27</a>; Katharopoulos et al., arXiv 2006.16236; Yang et al., arXiv 2412.06464
 */
public final class LinearAttention implements Computation {
    private static final DTypes TYPES = DTypes.of(DType.FLOAT16, DType.FLOAT32);

    private static final OpDef DEF = OpDef.of("LinearAttention").newIn(27).type("T", TYPES).type("S", TYPES)
            .in("query", "T").in("key", "T").in("value", "T").maybeIn("past_state", "S")
            .maybeIn("decay", "T").maybeIn("beta", "T").out("output", "T").out("present_state", "S")
            .attr("chunk_size", 64).mustAttr("kv_num_heads", new Attribute.Int(1))
            .mustAttr("q_num_heads", new Attribute.Int(1)).attr("scale", 0f)
            .attr("update_rule", "gated_delta");

    /** Elements of the state of one head, which is copied to be worked on. */
    private static final int MOST_ELEMENTS = 1 << 22;

    @Override
    public OpDef def() {
        return DEF;
    }

    /** A state of which no past one tells the type is of that of the query. */
    @Override
    public DType dtype(Call call, int output) {
        return call.dtype(output == 1 && call.has("past_state") ? "past_state" : "query");
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        for (String input : new String[] {"query", "key", "value"}) {
            c.rank(input, 3);
        }
        Heads.check(c, "query", "q_num_heads");
        Heads.check(c, "key", "kv_num_heads");
        Heads.check(c, "value", "kv_num_heads");
        long heads = call.integer("kv_num_heads");
        Heads.checkGroups(Dim.of(call.integer("q_num_heads")), Dim.of(heads));
        Shape query = Heads.split(call, "query", "q_num_heads");
        Shape value = Heads.split(call, "value", "kv_num_heads");
        Dim size = query.dim(3);
        String why = Check.operand("query") + " is " + call.shape("query");
        Heads.fits("key", Heads.split(call, "key", "kv_num_heads"), why, query.dim(0), Dim.UNKNOWN,
                query.dim(2), size);
        Heads.fits("value", value, why, query.dim(0), Dim.UNKNOWN, query.dim(2));
        if (size.times(value.dim(3)).size() > MOST_ELEMENTS) {
            throw new ModelException("the state of a head is too large",
                    "at most " + MOST_ELEMENTS + " elements", size + " * " + value.dim(3),
                    "use a smaller model");
        }
        c.dims("past_state", why, query.dim(0), Dim.of(heads), size, value.dim(3));
        c.oneOf("update_rule", "linear", "gated", "delta", "gated_delta");
        checkGate(c, "decay", isGated(call), size.times(Dim.of(heads)));
        checkGate(c, "beta", isDelta(call), Dim.of(1));
    }

    /** A gate is there where the rule reads it; its last dimension is that of the heads, or {@code other}. */
    private static void checkGate(Check c, String input, boolean isRead, Dim other) {
        Call call = c.call();
        if (call.has(input) != isRead) {
            throw new ModelException(
                    Check.operand(input) + (isRead ? " is missing" : " is given, but not read"),
                    "an input that the attribute 'update_rule' reads, which is " + call.text("update_rule"),
                    call.has(input) ? call.shape(input).toString() : "none", "export the model again");
        }
        if (isRead) {
            Shape query = call.shape("query");
            Dim heads = Dim.of(call.integer("kv_num_heads"));
            c.dims(input, "query", query.dim(0), query.dim(1), Dim.UNKNOWN);
            Dim last = call.shape(input).dim(2);
            if (last.differs(heads) && last.differs(other)) {
                throw new ModelException(Check.operand(input) + " has the wrong size in dimension 2",
                        heads + " or " + other, last + " in " + call.shape(input), "make the two agree");
            }
        }
    }

    private static boolean isGated(Call call) {
        return call.text("update_rule").startsWith("gated");
    }

    private static boolean isDelta(Call call) {
        return call.text("update_rule").endsWith("delta");
    }

    @Override
    public Type[] types(Call call) {
        Shape query = Heads.split(call, "query", "q_num_heads");
        Shape value = Heads.split(call, "value", "kv_num_heads");
        return call.results(Shape.of(query.dim(0), query.dim(2), query.dim(1).times(value.dim(3))),
                Shape.of(query.dim(0), value.dim(1), query.dim(3), value.dim(3)));
    }

    @Override
    public void run(Frame f, Call call) {
        int heads = (int) call.integer("kv_num_heads");
        int group = (int) call.integer("q_num_heads") / heads;
        int batch = f.in(0).dim(0);
        boolean isGated = isGated(call);
        boolean isDelta = isDelta(call);
        double scale = call.real("scale");
        // Without elements there may be any number of heads, which would all be walked for nothing.
        boolean isEmpty = isEmpty(f.out(0)) && isEmpty(f.out(1));
        for (int row = 0; !isEmpty && row < batch * heads; row++) {
            LinearState state = new LinearState(f, heads, group, row);
            state.read(isGated, isDelta, scale);
        }
    }

    private static boolean isEmpty(Tensor result) {
        return result == null || result.elements() == 0;
    }
}
