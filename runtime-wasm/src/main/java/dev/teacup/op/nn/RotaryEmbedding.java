package dev.teacup.op.nn;

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
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;

/**
 * Turns pairs of numbers by the angle of their place: (a, b) to (a * cos - b * sin, a * sin + b * cos). The
 * pairs are made of the first {@code rotary_embedding_dim} elements of each head, or of all where that is 0:
 * of neighbours where {@code interleaved}, else of the first and the second half; the rest stays as it is.
 * <p>X and Y [batch, heads, steps, size], or [batch, steps, heads * size]; cos_cache and sin_cache
 * [positions, pairs], of which position_ids [batch, steps] picks; or [batch, steps, pairs] without it.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__RotaryEmbedding.html">ai.onnx RotaryEmbedding, since
 *     23</a>; Su et al., arXiv 2104.09864
 */
public final class RotaryEmbedding implements Composition {
    private static final OpDef DEF = OpDef.of("RotaryEmbedding").newIn(23)
            .type("T", DTypes.of(DType.FLOAT32, DType.FLOAT16)).type("M", DTypes.INT64).in("X", "T")
            .in("cos_cache", "T").in("sin_cache", "T").maybeIn("position_ids", "M").out("Y", "T")
            .attr("interleaved", 0).maybeAttr("num_heads", new Attribute.Int(1))
            .attr("rotary_embedding_dim", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        Heads.check(c, "X", "num_heads");
        Shape heads = Heads.split(call, "X", "num_heads");
        Dim size = heads.dim(3);
        Dim rotated = rotated(call);
        long given = call.integer("rotary_embedding_dim");
        boolean fits = rotated.size() % 2 == 0 && (!size.isKnown() || rotated.size() <= size.size());
        if (given < 0 || !fits && rotated.isKnown()) {
            throw new ModelException("the elements to turn do not make pairs",
                    "an even number up to the size of a head, " + size,
                    given == 0 ? rotated.toString() : Long.toString(given),
                    "give another rotary_embedding_dim");
        }
        for (String cache : new String[] {"cos_cache", "sin_cache"}) {
            if (call.has("position_ids")) {
                c.dims(cache, "X", Dim.UNKNOWN, pairs(call));
            } else {
                c.dims(cache, "X", heads.dim(0), heads.dim(2), pairs(call));
            }
        }
        if (call.has("position_ids")) {
            c.dims("position_ids", "X", heads.dim(0), heads.dim(2));
            c.dim("sin_cache", 0, call.shape("cos_cache").dim(0), "'cos_cache' has as many rows");
        }
    }

    /** How many elements of a head make pairs. */
    private static Dim rotated(Call call) {
        long given = call.integer("rotary_embedding_dim");
        return given == 0 ? Heads.split(call, "X", "num_heads").dim(3) : Dim.of(given);
    }

    private static Dim pairs(Call call) {
        return DepthToSpace.part(rotated(call), 2);
    }

    @Override
    public void compose(Composer g, Call call) {
        int[] heads = Heads.split(call, "X", "num_heads").sizes();
        boolean isFlat = call.rank("X") == 3;
        long pairs = pairs(call).size();
        Value x = g.wide(g.in("X"));
        if (isFlat) {
            x = g.reshaped(x, heads[0], heads[2], heads[1], heads[3]);
        }
        Value[] parts = parts(g, x, 3, 2 * pairs, heads[3] - 2 * pairs);
        Shape rotated = g.type(parts[0]).shape();
        // The numbers of a pair lie along one dimension, and the pairs along the other.
        long inner = call.flag("interleaved") ? 4 : 3;
        Shape apart = rotated.with(3, Dim.of(pairs)).insert((int) inner, Dim.of(2));
        Value[] pair = parts(g, g.reshaped(parts[0], apart), inner, 1, 1);
        Value axes = g.longs(isFlat ? 2 : 1, inner);
        Value cos = g.op("Unsqueeze", cached(g, "cos_cache"), axes);
        Value sin = g.op("Unsqueeze", cached(g, "sin_cache"), axes);
        Value real = g.op("Sub", g.op("Mul", cos, pair[0]), g.op("Mul", sin, pair[1]));
        Value imaginary = g.op("Add", g.op("Mul", sin, pair[0]), g.op("Mul", cos, pair[1]));
        Value turned = g.reshaped(joined(g, inner, real, imaginary), rotated);
        Value y = joined(g, 3, turned, parts[1]);
        g.out("Y", g.as(g.reshaped(y, call.shape("X")), call.dtype("X")));
    }

    private static Value cached(Composer g, String cache) {
        Value rows = g.wide(g.in(cache));
        return g.in("position_ids") == null ? rows : g.op("Gather", rows, g.in("position_ids"));
    }

    /** The first elements along an axis, and those behind them. */
    private static Value[] parts(Composer g, Value value, long axis, long first, long second) {
        return g.ops("Split", 2, Attributes.of("axis", axis), value, g.longs(first, second));
    }

    private static Value joined(Composer g, long axis, Value a, Value b) {
        return g.op("Concat", Attributes.of("axis", axis), a, b);
    }
}
