package dev.teacup.train.recipe.emoji;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.data.Emoji;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Dropout;
import dev.teacup.train.layer.Initial;
import dev.teacup.train.loss.SharesCrossEntropy;
import java.util.List;

/**
 * A point on a sphere for each row of {@link Grams} and for each emoji. A text is where the sum of its rows
 * points to, and finds the emoji that lie nearest, by the cosine.
 */
record EmojiNetwork(EmojiFit.Hyperparameters settings, int candidates) {
    /** The rows of a text as they are fed in training, int64 [batch, n], -1 behind the end. */
    static final String ROWS = "rows";
    /** Which share of a query is whose, float [batch, candidates]. */
    static final String SHARES = "shares";
    static final String QUERY = "query";
    static final String EMOJI = "emoji";
    static final String NAMES = "names";
    static final String SIMILARITIES = "similarities";
    private static final double BOUND = 0.17;
    private static final double NO_LENGTH = 1e-12;

    /** The loss of a batch, a scalar, in training. */
    Value loss(Context c) {
        Value shares = c.input(SHARES, c.real(), candidates);
        return new SharesCrossEntropy().of(c, logits(c, similarities(c, rows(c))), shares);
    }

    /** From rows to similarities, by which training is judged. */
    void judged(Context c) {
        c.out(SIMILARITIES, similarities(c, rows(c)));
    }

    /** From texts to what a page shows of them. */
    void finished(Context c, List<Emoji> all) {
        Value rows = new Grams(settings.buckets()).rows(c, c.input(QUERY, DType.STRING));
        Value similarities = similarities(c, rows);
        Value[] best = c.ops("TopK", 2, Attributes.NONE, similarities, c.longs(EmojiScores.SHOWN));
        Value most = c.op("ReduceMax", Attributes.of("keepdims", 1), rows, c.longs(1));
        Value isAsked = c.op("GreaterOrEqual", most, c.scalar(DType.INT64, 0));
        c.out(EMOJI, texts(c, isAsked, best[1], all.stream().map(Emoji::sign).toArray(String[]::new)));
        c.out(NAMES,
                texts(c, isAsked, best[1], all.stream().map(Emoji::description).toArray(String[]::new)));
        c.out(SIMILARITIES, similarities);
    }

    /** The texts at some places; "" in rows that ask for nothing. */
    private static Value texts(Context c, Value isAsked, Value places, String... texts) {
        Value there = c.op("Gather", c.texts(new int[] {texts.length}, texts), places);
        return c.op("Where", isAsked, there, c.texts(new int[] {1}, ""));
    }

    private static Value rows(Context c) {
        return c.input(ROWS, Type.of(DType.INT64, Shape.of(Dim.named(Context.BATCH), Dim.named("n"))));
    }

    private Value logits(Context c, Value similarities) {
        return c.op("Mul", similarities, c.real(settings.sharpness()));
    }

    /** Cosines, [batch, candidates]. */
    private Value similarities(Context c, Value rows) {
        Value table = c.parameter("grams", Initial.uniform(BOUND), true, settings.buckets(),
                settings.width());
        Value emoji = c.parameter("emoji.points", Initial.uniform(BOUND), true, candidates,
                settings.width());
        Value isThere = c.op("GreaterOrEqual", rows, c.scalar(DType.INT64, 0));
        Value weights = Dropout.of("rows", settings.dropout()).of(c, c.as(isThere, c.real()));
        Value points = c.op("Gather", table, c.op("Max", rows, c.scalar(DType.INT64, 0)));
        Value sum = c.op("ReduceSum", Attributes.of("keepdims", 0),
                c.op("Mul", points, c.op("Unsqueeze", weights, c.longs(2))), c.longs(1));
        return c.op("MatMul", onSphere(c, sum), c.op("Transpose", onSphere(c, emoji)));
    }

    private static Value onSphere(Context c, Value points) {
        Value squares = c.op("ReduceSum", Attributes.of("keepdims", 1), c.op("Mul", points, points),
                c.longs(1));
        return c.op("Div", points, c.op("Sqrt", c.op("Add", squares, c.real(NO_LENGTH))));
    }
}
