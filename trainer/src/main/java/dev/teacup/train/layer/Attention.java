package dev.teacup.train.layer;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;

/**
 * Looks back at a memory: each query q [width] weighs the entries m of its sample's memory by
 * softmax(q W m'), and gets their weighted mean. Those behind the end of a memory weigh 0.
 *
 * @see <a href="https://arxiv.org/abs/1508.04025">Luong, Pham, Manning, the score "general"</a>
 */
public record Attention(String name) implements Layer {
    /** What is taken from the score of an entry that is to weigh 0. */
    private static final double NOWHERE = 1e9;
    /**
     * An entry whose score is lower than the highest one by more weighs 0 instead of less than 1e-12: no sum
     * in float32 would feel it, but its products with gradients would be denormal, and processors multiply
     * matrices of such numbers ten times as slowly.
     */
    private static final double REACH = 28;

    /**
     * What was seen.
     *
     * @param seen [batch, queries, entry]
     * @param weights of the entries, [batch, queries, entries]; those of a query sum to 1
     */
    public record Look(Value seen, Value weights) {}

    /** What a sequence [batch, steps, width] sees of itself at each step. */
    @Override
    public Value of(Context c, Value x) {
        return look(c, x, x, null).seen();
    }

    /**
     * Looks.
     *
     * @param queries [batch, queries, width]
     * @param memory [batch, entries, entry]
     * @param counts whether an entry counts, bool [batch, entries], at least one of each sample; null where
     *     all do
     */
    public Look look(Context outer, Value queries, Value memory, Value counts) {
        Context c = outer.in(name, this);
        check(c, queries, memory, counts);
        int width = c.width(queries);
        int entry = c.width(memory);
        Value w = c.parameter("W", Initial.glorot(width, entry), true, width, entry);
        Value keys = c.op("Transpose", Attributes.NONE.with("perm", new long[] {0, 2, 1}), memory);
        Value scores = c.op("MatMul", c.op("MatMul", queries, w), keys);
        Value weights = c.op("Softmax",
                near(c, counts == null ? scores : c.op("Add", scores, away(c, counts))));
        return new Look(c.op("MatMul", weights, memory), weights);
    }

    /** 0 where an entry counts, else far below all scores: [batch, 1, entries]. */
    private static Value away(Context c, Value counts) {
        Value without = c.op("Sub", c.as(counts, c.real()), c.real(1));
        return c.op("Mul", c.op("Unsqueeze", without, c.longs(1)), c.real(NOWHERE));
    }

    /** The scores, far below all where they are out of reach of their query's highest one. */
    private static Value near(Context c, Value scores) {
        Value highest = c.op("ReduceMax", scores, c.longs(-1));
        Value isFar = c.op("Less", scores, c.op("Sub", highest, c.real(REACH)));
        return c.op("Where", isFar, c.real(-NOWHERE), scores);
    }

    private static void check(Context c, Value queries, Value memory, Value counts) {
        c.require(isSequence(c, queries) && isSequence(c, memory)
                && !shape(c, queries).dim(0).differs(shape(c, memory).dim(0)),
                "its queries and its memory do not belong together",
                c.real() + "[batch, queries, width] and " + c.real() + "[batch, entries, entry]",
                c.type(queries) + " and " + c.type(memory),
                "put the samples in front of both by Transpose");
        if (counts != null) {
            boolean fits = c.type(counts).dtype() == DType.BOOL && shape(c, counts).hasRank()
                    && shape(c, counts).rank() == 2
                    && !shape(c, counts).dim(1).differs(shape(c, memory).dim(1));
            c.require(fits, "it is not told which entries of its memory count",
                    "bool[batch, entries] for " + c.type(memory), c.type(counts).toString(),
                    "compare the entries' places with the lengths");
        }
    }

    private static boolean isSequence(Context c, Value value) {
        return c.type(value).dtype() == c.real() && shape(c, value).hasRank()
                && shape(c, value).rank() == 3;
    }

    private static Shape shape(Context c, Value value) {
        return c.type(value).shape();
    }
}
