package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.wasm.FunctionWriter;
import java.util.List;

/**
 * Attention in float32 whose mask, where there is one, is added: heads are read where they lie, K and V of a
 * head are packed for all its queries, and the scores of some queries at a time stay in a cache between the
 * two products.
 */
final class AttentionKernel implements KernelFamily {
    /** The queries whose scores are there at a time; tiles of 4, 6 and 8 rows leave none over. */
    private static final int QUERIES = 24;

    @Override
    public boolean takes(Call call, Body body) {
        if (!call.def().name().equals("Attention") || call.has("past_key") || call.has("nonpad_kv_seqlen")
                || call.flag("is_causal") || call.integer("left_window_size") >= 0
                || call.integer("right_window_size") >= 0 || call.real("softcap") != 0
                || call.wants(1) || call.wants(2) || call.wants(3)
                || call.gives("softmax_precision") && call.integer("softmax_precision") != 1) {
            return false;
        }
        for (int i = 0; i < 3; i++) {
            if (call.type(i).dtype() != DType.FLOAT32 || call.type(i).shape().elements() == 0) {
                return false;
            }
        }
        if (!call.has("attn_mask")) {
            return true;
        }
        Shape mask = call.shape("attn_mask");
        return call.dtype("attn_mask") == DType.FLOAT32
                && mask.dim(mask.rank() - 1).is(new Heads(call, 1).steps);
    }

    /** How the heads of an operand lie; of Q, K and V it is the index. */
    private static final class Heads {
        private final int batch;
        private final int count;
        private final int steps;
        private final int size;
        /** Bytes from one step to the next, and from one head to the next. */
        private final int step;
        private final int head;

        Heads(Call call, int operand) {
            this(call.type(operand).shape().sizes(), call.rank("Q") == 4 ? 0
                    : (int) call.integer(operand == 0 ? "q_num_heads" : "kv_num_heads"));
        }

        Heads(int[] sizes, int heads) {
            boolean isSplit = sizes.length == 4;
            batch = sizes[0];
            count = isSplit ? sizes[1] : heads;
            steps = sizes[isSplit ? 2 : 1];
            size = isSplit ? sizes[3] : sizes[2] / count;
            step = 4 * (isSplit ? size : sizes[2]);
            head = 4 * size * (isSplit ? steps : 1);
        }

        /** Bytes from one batch to the next. */
        int all() {
            return 4 * count * steps * size;
        }
    }

    @Override
    public boolean emit(Step step, Emission to) {
        new Loop(step, to).write();
        return true;
    }

    /** One step. */
    private static final class Loop {
        // Pointers; that to the mask is the last one.
        private static final int Q = 0;
        private static final int Y = 1;
        private static final int K = 2;
        private static final int V = 3;
        private static final int MASK = 4;

        private final Emission to;
        private final Heads q;
        private final Heads k;
        private final Heads v;
        private final Heads y;
        private final boolean isMasked;
        private final Place[] places;
        private final Epilogue scale;
        private final Tile forScores;
        private final Tile forValues;
        private final Place keys;
        private final Place values;
        private final Place scores;

        Loop(Step step, Emission to) {
            Call call = step.call();
            this.to = to;
            q = new Heads(call, 0);
            k = new Heads(call, 1);
            v = new Heads(call, 2);
            y = new Heads(step.outputs()[0].sizes(), q.count);
            Place[] in = step.inputs();
            isMasked = call.has("attn_mask");
            places = isMasked ? new Place[] {in[0], step.outputs()[0], in[1], in[2], in[3]}
                    : new Place[] {in[0], step.outputs()[0], in[1], in[2]};
            double factor = call.gives("scale") ? call.real("scale") : 1 / Math.sqrt(q.size);
            Expr product = Primitive.MUL.of(Expr.in(0), Expr.constant(factor, DType.FLOAT32));
            scale = new Epilogue(isMasked ? Primitive.ADD.of(product, Expr.in(1)) : product,
                    isMasked ? List.of(in[3]) : List.of(), new int[] {q.batch, q.count, q.steps, k.steps});
            int rows = Math.min(QUERIES, q.steps);
            forScores = Tile.of(rows, k.steps, to.isRelaxed());
            forValues = Tile.of(rows, v.size, to.isRelaxed());
            int keysBytes = bytes(forScores, q.size, k.steps);
            // What packing writes behind a panel is written over by what is made later.
            int valuesBytes = bytes(forValues, k.steps, v.size);
            // Packing reads as many keys as a panel has columns, also where there are fewer.
            Place scratch = to.scratch((long) keysBytes + valuesBytes + 4L * rows * k.steps
                    + (long) forScores.columns() * k.step);
            keys = scratch;
            values = scratch.view(keysBytes, scratch.sizes());
            scores = values.view(valuesBytes, scratch.sizes());
        }

        private static int bytes(Tile tile, int rows, int columns) {
            return 4 * rows * ((columns + tile.columns() - 1) / tile.columns()) * tile.columns();
        }

        void write() {
            FunctionWriter driver =
                    to.begin((long) q.batch * q.count * q.steps * k.steps * (q.size + v.size));
            Walk walk = new Walk(to, driver, places);
            int group = q.count / k.count;
            int[] all = {q.all(), y.all(), k.all(), v.all(), mask(0, 1)};
            int[] some = {group * q.head, group * y.head, k.head, v.head, mask(1, group)};
            int[] one = {q.head, y.head, 0, 0, mask(1, 1)};
            walk.times(q.batch, all, batch -> walk.times(k.count, some, heads -> {
                pack(driver, walk.at(K), keys, forScores, q.size, k.steps, 4, k.step);
                pack(driver, walk.at(V), values, forValues, k.steps, v.size, v.step, 4);
                walk.times(group, one, head -> head(driver, walk));
            }));
            walk.free();
            to.end();
        }

        /** The bytes between so many elements of the mask along an axis. */
        private int mask(int axis, int times) {
            return isMasked ? 4 * times * scale.strides(0)[axis] : 0;
        }

        private void pack(FunctionWriter driver, int from, Place place, Tile tile, int rows, int columns,
                int row, int column) {
            driver.get(from);
            to.address(place).i32(rows).i32(columns).i32(row).i32(column)
                    .call(Product.packing(to, tile.columns(), column == 4));
        }

        /** All queries of a head. */
        private void head(FunctionWriter driver, Walk walk) {
            int count = q.steps / QUERIES;
            int[] strides = {QUERIES * q.step, QUERIES * y.step, 0, 0, mask(2, QUERIES)};
            if (count > 0) {
                walk.times(count, strides, f -> queries(driver, walk, QUERIES));
            }
            if (q.steps % QUERIES > 0) {
                walk.move(strides, count);
                queries(driver, walk, q.steps % QUERIES);
                walk.move(strides, -count);
            }
        }

        private void queries(FunctionWriter driver, Walk walk, int rows) {
            int at = driver.local(I32);
            int panels = driver.local(I32);
            to.address(scores).set(at);
            to.address(keys).set(panels);
            Walk first = new Walk(driver, walk.at(Q), panels, at);
            Tile.Operand[] operands = {};
            if (isMasked) {
                first = first.with(walk.at(MASK));
                operands = new Tile.Operand[] {new Tile.Operand(mask(2, 1), scale.strides(0)[3])};
            }
            forScores.write(to, driver, scale, operands,
                    matrices(first, panels, forScores, q.step, 4 * k.steps,
                            q.size, rows, k.steps));
            driver.get(at).get(at).i32(k.steps).i32(rows).i32(0)
                    .call(NormalizationKernel.softmax(to, false, true, k.steps % 4, isMasked));
            to.address(values).set(panels);
            forValues.write(to, driver, Epilogue.none(), new Tile.Operand[0],
                    matrices(new Walk(driver, at, panels, walk.at(Y)), panels, forValues, 4 * k.steps, y.step,
                            k.steps, rows, v.size));
            driver.free(at).free(panels);
        }

        private static Tile.Matrices matrices(Walk walk, int panels, Tile tile, int aRow, int cRow, int inner,
                int rows, int columns) {
            return new Tile.Matrices(walk, panels, aRow, 4, 4 * tile.columns(),
                    4 * tile.columns() * inner, cRow, inner, rows, columns);
        }
    }
}
