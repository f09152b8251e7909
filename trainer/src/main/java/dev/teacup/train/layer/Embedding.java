package dev.teacup.train.layer;

import dev.teacup.op.Value;

/** Rows of a trained table: x [batch, ..] of int32 or int64 below {@code rows}, result [batch, .., width]. */
public record Embedding(String name, int rows, int width) implements Layer {
    private static final double BOUND = 0.05;

    @Override
    public Value of(Context outer, Value x) {
        Context c = outer.in(name, this);
        c.require(c.type(x).dtype().isInteger(), "its input is no index", "int64 or int32",
                c.type(x).toString(), "convert it by Cast");
        c.require(rows > 0 && width > 0, "its table is empty", "1 or more rows and columns",
                rows + " rows of " + width, "make it larger");
        return c.op("Gather", c.parameter("table", Initial.uniform(BOUND), true, rows, width), x);
    }
}
