package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_NE;
import static dev.teacup.wasm.Opcode.F32_LOAD;
import static dev.teacup.wasm.Opcode.F32_STORE;
import static dev.teacup.wasm.Opcode.I32X4_EXTRACT_LANE;
import static dev.teacup.wasm.Opcode.I32X4_GT_S;
import static dev.teacup.wasm.Opcode.I32X4_MAX_S;
import static dev.teacup.wasm.Opcode.I32X4_SHR_S;
import static dev.teacup.wasm.Opcode.I32X4_SHR_U;
import static dev.teacup.wasm.Opcode.I32X4_SPLAT;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_GE_S;
import static dev.teacup.wasm.Opcode.I32_LE_S;
import static dev.teacup.wasm.Opcode.I32_LE_U;
import static dev.teacup.wasm.Opcode.I32_LOAD;
import static dev.teacup.wasm.Opcode.I32_LT_S;
import static dev.teacup.wasm.Opcode.I32_SHL;
import static dev.teacup.wasm.Opcode.I32_STORE;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.I64_EXTEND_I32_S;
import static dev.teacup.wasm.Opcode.I64_STORE;
import static dev.teacup.wasm.Opcode.RETURN;
import static dev.teacup.wasm.Opcode.V128_ANY_TRUE;
import static dev.teacup.wasm.Opcode.V128_BITSELECT;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_LOAD32_SPLAT;
import static dev.teacup.wasm.Opcode.V128_NOT;
import static dev.teacup.wasm.Opcode.V128_XOR;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.View;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.wasm.FunctionWriter;
import dev.teacup.wasm.Kind;

/**
 * TopK of float32 along the last axis, for a few of many, and ArgMax along any, of those that tie the first.
 * An element becomes an integer that stands to others as the elements do, NaN above all; four at a time are
 * compared with the last of those that are kept, in their order, and only what comes before it is put among
 * them. Along an axis that is not the last one the lanes are rows that lie side by side.
 */
final class TopKKernel implements KernelFamily {
    /** Of more, putting one among them takes longer than a heap would. */
    private static final int MOST = 128;
    /**
     * Below the numbers of all elements, and that of NaN, from which it differs when turned around as well.
     */
    private static final int LEAST = Integer.MIN_VALUE;
    private static final int NAN = Integer.MAX_VALUE - 1;

    @Override
    public boolean takes(Call call, Body body) {
        boolean isArgMax = isArgMax(call);
        if (!isArgMax && !call.def().name().equals("TopK") || call.type(0).dtype() != DType.FLOAT32) {
            return false;
        }
        int rank = call.type(0).shape().rank();
        if (isArgMax) {
            return rank > 0 && !call.flag("select_last_index") && call.type(0).shape().elements() > 0;
        }
        long[] k = call.longs("K");
        return rank > 0 && call.axis("axis", rank) == rank - 1 && k != null && k[0] > 0 && k[0] <= MOST
                && call.shape("X").elements() > 0;
    }

    private static boolean isArgMax(Call call) {
        return call.def().name().equals("ArgMax");
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Place x = step.inputs()[0];
        Call call = step.call();
        boolean isArgMax = isArgMax(call);
        boolean isLargest = isArgMax || call.flag("largest");
        int k = isArgMax ? 1 : (int) call.longs("K")[0];
        int axis = call.axis("axis", x.sizes().length);
        int size = x.sizes()[axis];
        long elements = Shape.of(x.sizes()).elements();
        FunctionWriter driver = to.begin(2 * elements);
        int inner = View.rowMajor(x.sizes())[axis];
        if (inner > 1) {
            FunctionWriter function = to.function("f32_top_rows+" + inner % 4, f -> topOfRows(f, inner % 4),
                    Kind.list(I32, I32, I32, I32, I32));
            Walk walk = new Walk(to, driver, x, step.outputs()[0]);
            walk.each(new int[] {(int) (elements / size / inner)}, new int[][] {{4 * size * inner},
                {8 * inner}},
                    f -> f.get(walk.at(0)).get(walk.at(1)).i32(inner).i32(size).i32(4 * inner)
                            .call(function));
            return to.end();
        }
        // Numbers and indices of those that are kept, and room for results that nobody wants.
        Place scratch = to.scratch(20L * k);
        Place values = isArgMax ? null : step.outputs()[0];
        Place indices = isArgMax ? step.outputs()[0] : step.outputs().length > 1 ? step.outputs()[1] : null;
        Place[] places = {x, values == null ? scratch.view(8 * k, x.sizes()) : values,
            indices == null ? scratch.view(12 * k, x.sizes()) : indices, scratch};
        FunctionWriter function = to.function((isLargest ? "f32_top+" : "f32_bottom+") + size % 4,
                f -> top(f, to, isLargest, size % 4), Kind.list(I32, I32, I32, I32, I32, I32));
        int[][] strides = {{4 * size}, {values == null ? 0 : 4 * k}, {indices == null ? 0 : 8 * k}, {0}};
        Walk walk = new Walk(to, driver, places);
        walk.each(new int[] {(int) (elements / size)}, strides, f -> {
            for (int i = 0; i < places.length; i++) {
                f.get(walk.at(i));
            }
            f.i32(size).i32(k).call(function);
        });
        return to.end();
    }

    /** {@code (x, values, indices, kept, size, k)}. */
    private static void top(FunctionWriter f, Emission to, boolean isLargest, int tail) {
        FunctionWriter put = to.function("put", TopKKernel::put, Kind.list(I32, I32, I32, I32));
        int at = Row.copy(f, 3);
        int left = Row.copy(f, 5);
        int loop = f.loop();
        f.get(at).i32(LEAST).store(I32_STORE, 0).get(at).i32(4).op(I32_ADD).set(at);
        f.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end();
        int last = f.local(I32);
        f.get(at).i32(4).op(I32_SUB).set(last);
        int index = f.local(I32);
        f.i32(0).set(index).get(0).set(at);
        int number = f.local(V128);
        int nan = Row.vectors(f, 1, NAN)[0];
        int least = Row.vectors(f, 1, LEAST)[0];
        Row.along(f, 4, 1, tail, new int[] {at}, (vectors, count) -> {
            number(f, at, isLargest, number, nan);
            f.get(number).get(least).op(I32X4_GT_S).op(V128_ANY_TRUE).if_();
            for (int lane = 0; lane < count; lane++) {
                f.get(3).get(last).get(number).lane(I32X4_EXTRACT_LANE, lane).get(index).i32(lane)
                        .op(I32_ADD).call(put);
            }
            f.get(last).load(V128_LOAD32_SPLAT, 0).set(least).end();
            f.get(index).i32(4).op(I32_ADD).set(index);
        });
        results(f, last);
    }

    /** {@code (x, indices, width, rows, bytes between rows)}: four at a time that lie side by side. */
    private static void topOfRows(FunctionWriter f, int tail) {
        int nan = Row.vectors(f, 1, NAN)[0];
        int number = f.local(V128);
        int most = f.local(V128);
        int best = f.local(V128);
        int row = f.local(I32);
        int at = f.local(I32);
        Row.along(f, 2, 1, tail, new int[] {0}, (vectors, count) -> {
            f.v128(0, 0).set(best).i32(0).set(row).get(0).set(at);
            f.i32(LEAST).op(I32X4_SPLAT).set(most);
            int loop = f.loop();
            number(f, at, true, number, nan);
            f.get(row).op(I32X4_SPLAT).get(best).get(number).get(most).op(I32X4_GT_S).op(V128_BITSELECT)
                    .set(best);
            f.get(number).get(most).op(I32X4_MAX_S).set(most);
            f.get(at).get(4).op(I32_ADD).set(at);
            f.get(row).i32(1).op(I32_ADD).set(row).get(row).get(3).op(I32_LT_S).brIf(loop).end();
            for (int lane = 0; lane < count; lane++) {
                f.get(1).get(best).lane(I32X4_EXTRACT_LANE, lane).op(I64_EXTEND_I32_S)
                        .store(I64_STORE, 8 * lane);
            }
            f.get(1).i32(8 * count).op(I32_ADD).set(1);
        });
    }

    /** Four elements as integers; the two zeros are one. */
    private static void number(FunctionWriter f, int at, boolean isLargest, int number, int nan) {
        int x = f.local(V128);
        f.get(at).load(V128_LOAD, 0).v128(0, 0).op(F32X4_ADD).set(x);
        f.get(nan).get(x).get(x).i32(31).op(I32X4_SHR_S).i32(1).op(I32X4_SHR_U).op(V128_XOR);
        f.get(x).get(x).op(F32X4_NE).op(V128_BITSELECT);
        if (!isLargest) {
            f.op(V128_NOT);
        }
        f.set(number).free(x);
    }

    /** Stores the elements that are kept, and where they stand. */
    private static void results(FunctionWriter f, int last) {
        int at = Row.copy(f, 3);
        int index = f.local(I32);
        int loop = f.loop();
        f.get(at).get(5).i32(2).op(I32_SHL).op(I32_ADD).load(I32_LOAD, 0).set(index);
        f.get(1).get(0).get(index).i32(2).op(I32_SHL).op(I32_ADD).load(F32_LOAD, 0).store(F32_STORE, 0);
        f.get(2).get(index).op(I64_EXTEND_I32_S).store(I64_STORE, 0);
        f.get(1).i32(4).op(I32_ADD).set(1).get(2).i32(8).op(I32_ADD).set(2);
        f.get(at).i32(4).op(I32_ADD).set(at).get(at).get(last).op(I32_LE_U).brIf(loop).end();
    }

    /**
     * {@code (kept, last, number, index)}: puts a number behind those that are not less, and its index as
     * many bytes behind it as all numbers take.
     */
    private static void put(FunctionWriter f) {
        int indices = f.local(I32);
        int before = f.local(I32);
        f.get(2).get(1).load(I32_LOAD, 0).op(I32_LE_S).if_().op(RETURN).end();
        f.get(1).get(0).op(I32_SUB).i32(4).op(I32_ADD).set(indices);
        int done = f.block();
        int loop = f.loop();
        f.get(1).get(0).op(I32_LE_U).brIf(done);
        f.get(1).i32(4).op(I32_SUB).load(I32_LOAD, 0).set(before);
        f.get(before).get(2).op(I32_GE_S).brIf(done);
        f.get(1).get(before).store(I32_STORE, 0);
        f.get(1).get(indices).op(I32_ADD);
        f.get(1).get(indices).op(I32_ADD).i32(4).op(I32_SUB).load(I32_LOAD, 0).store(I32_STORE, 0);
        f.get(1).i32(4).op(I32_SUB).set(1).br(loop).end().end();
        f.get(1).get(2).store(I32_STORE, 0);
        f.get(1).get(indices).op(I32_ADD).get(3).store(I32_STORE, 0);
    }
}
