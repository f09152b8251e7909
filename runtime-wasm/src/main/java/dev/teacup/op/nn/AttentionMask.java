package dev.teacup.op.nn;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;

/**
 * What {@link Attention} adds to the scores: the numbers of attn_mask, and minus infinity where a query may
 * not see a key. Query i stands at p = i + offset among the keys, where the offset is the number of keys
 * before the queries: the past ones, or nonpad_kv_seqlen - queries. It sees key j where
 * p - {@code left_window_size} <= j <= p + {@code right_window_size}, as far as these are not -1; where j <=
 * p, if {@code is_causal}; where j < nonpad_kv_seqlen; and where attn_mask is true.
 * <p>attn_mask broadcasts to [batch, q_heads, queries, total]; keys behind its last dimension are not seen.
 */
final class AttentionMask {
    private AttentionMask() {}

    static void check(Check c, Dim heads, Dim total) {
        Call call = c.call();
        for (String side : new String[] {"left_window_size", "right_window_size"}) {
            if (call.integer(side) < -1) {
                throw new ModelException("the attribute '" + side + "' is below -1",
                        "-1, for no bound, or a number of keys", Long.toString(call.integer(side)),
                        "export the model again");
            }
        }
        Shape q = call.shape("Q");
        if (call.has("nonpad_kv_seqlen")) {
            Check.require(!call.has("past_key"),
                    "'nonpad_kv_seqlen' is given together with 'past_key'", "one of the two", "both",
                    "export the model again");
            c.dims("nonpad_kv_seqlen", "Q", q.dim(0));
        }
        if (call.has("attn_mask")) {
            c.rankAtLeast("attn_mask", 1);
            Shape mask = call.shape("attn_mask");
            Dim keys = mask.dim(mask.rank() - 1);
            if (keys.isKnown() && total.isKnown() && keys.size() > total.size()) {
                throw new ModelException(Check.operand("attn_mask") + " is for more keys than there are",
                        "at most " + total + " in the last dimension", mask.toString(), "slice it");
            }
            c.broadcastsTo("attn_mask", Shape.of(q.dim(0), heads, q.dim(q.rank() - 2), keys),
                    "the scores");
        }
    }

    /** The bias of the scores, or null where every query sees every key. */
    static Value bias(Composer g, Call call, int total, DType dtype) {
        Value none = g.scalar(dtype, Double.NEGATIVE_INFINITY);
        Value mask = g.in("attn_mask");
        Value seen = seen(g, call, total);
        if (mask != null && g.type(mask).dtype() == DType.BOOL) {
            seen = both(g, seen, padded(g, mask, total, null));
            mask = null;
        } else if (mask != null) {
            mask = padded(g, g.as(mask, dtype), total, none);
        }
        return seen == null ? mask : g.op("Where", seen, mask == null ? g.scalar(dtype, 0) : mask, none);
    }

    /** Which keys the windows and lengths let a query see, or null where that is all of them. */
    private static Value seen(Composer g, Call call, int total) {
        Shape q = call.shape("Q");
        long queries = q.dim(q.rank() - 2).size();
        long left = call.integer("left_window_size");
        long right = call.flag("is_causal") ? 0 : call.integer("right_window_size");
        Value lengths = g.in("nonpad_kv_seqlen");
        if (left < 0 && right < 0 && lengths == null) {
            return null;
        }
        Value keys = range(g, total);
        Value seen = null;
        if (lengths != null) {
            lengths = g.op("Unsqueeze", lengths, g.longs(1, 2, 3));
            seen = g.op("Less", keys, lengths);
        }
        if (left >= 0 || right >= 0) {
            Value offset = lengths != null ? g.op("Sub", lengths, g.scalar(DType.INT64, queries))
                    : g.scalar(DType.INT64, call.has("past_key") ? call.shape("past_key").dim(2).size() : 0);
            Value position = g.op("Add", g.op("Unsqueeze", range(g, queries), g.longs(1)), offset);
            Value back = g.op("Sub", position, keys);
            if (left >= 0) {
                seen = both(g, seen, g.op("LessOrEqual", back, g.longs(left)));
            }
            if (right >= 0) {
                seen = both(g, seen, g.op("LessOrEqual", g.op("Neg", back), g.longs(right)));
            }
        }
        return seen;
    }

    private static Value range(Composer g, long count) {
        return g.op("Range", g.scalar(DType.INT64, 0), g.scalar(DType.INT64, count),
                g.scalar(DType.INT64, 1));
    }

    private static Value both(Composer g, Value a, Value b) {
        return a == null ? b : g.op("And", a, b);
    }

    private static Value padded(Composer g, Value mask, int total, Value with) {
        Shape shape = g.type(mask).shape();
        long missing = total - shape.dim(shape.rank() - 1).size();
        return missing == 0 ? mask : g.op("Pad", mask, g.longs(0, missing), with, g.longs(-1));
    }
}
