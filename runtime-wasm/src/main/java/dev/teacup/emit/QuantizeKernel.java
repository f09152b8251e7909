package dev.teacup.emit;

import static dev.teacup.wasm.Kind.F32;
import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_DIV;
import static dev.teacup.wasm.Opcode.F32X4_NE;
import static dev.teacup.wasm.Opcode.F32X4_PMAX;
import static dev.teacup.wasm.Opcode.F32X4_PMIN;
import static dev.teacup.wasm.Opcode.F32X4_SPLAT;
import static dev.teacup.wasm.Opcode.F32_DIV;
import static dev.teacup.wasm.Opcode.F32_LOAD;
import static dev.teacup.wasm.Opcode.F32_MAX;
import static dev.teacup.wasm.Opcode.F32_MIN;
import static dev.teacup.wasm.Opcode.F32_NEAREST;
import static dev.teacup.wasm.Opcode.F32_STORE;
import static dev.teacup.wasm.Opcode.F32_SUB;
import static dev.teacup.wasm.Opcode.I16X8_NARROW_I32X4_S;
import static dev.teacup.wasm.Opcode.I32X4_SPLAT;
import static dev.teacup.wasm.Opcode.I32X4_SUB;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_STORE8;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.I32_TRUNC_SAT_F32_S;
import static dev.teacup.wasm.Opcode.I8X16_NARROW_I16X8_U;
import static dev.teacup.wasm.Opcode.V128_OR;
import static dev.teacup.wasm.Opcode.V128_STORE;
import static dev.teacup.wasm.Opcode.V128_STORE32_LANE;
import static dev.teacup.wasm.Opcode.V128_STORE8_LANE;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Composed;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Shape;
import dev.teacup.wasm.FunctionWriter;
import dev.teacup.wasm.Kind;

/**
 * DynamicQuantizeLinear: finds the range of x, and of it scale and zero point, by one walk; another one makes
 * bytes, {@code y = saturate(round(x / scale) + zero)}.
 */
final class QuantizeKernel implements KernelFamily {
    /** A sum with it has no bits behind the point: those of the integer are its lowest. */
    private static final int ROUNDING = 0x4B400000;
    /** Quotients beyond it saturate, whatever the zero point is; as floats. */
    private static final int LEAST = 0xC4000000;
    private static final int MOST = 0x44000000;
    /** Elements of a call. */
    private static final int PIECE = 4096;
    /** All that bytes hold. */
    private static final float STEPS = 255;

    @Override
    public boolean takes(Call call, Body body) {
        return body instanceof Composed && call.def().name().equals("DynamicQuantizeLinear");
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Place x = step.inputs()[0];
        Place y = step.outputs()[0];
        int elements = (int) Shape.of(x.sizes()).elements();
        FunctionWriter driver = to.begin(2L * elements);
        int scale = driver.local(F32);
        int zero = driver.local(I32);
        find(step, to, driver, elements, scale, zero);
        if (y != null) {
            Walk walk = new Walk(to, driver, x, y);
            int pieces = elements / PIECE;
            if (pieces > 0) {
                walk.times(pieces, new int[] {4 * PIECE, PIECE}, f -> call(to, walk, f, PIECE, scale, zero));
            }
            if (elements % PIECE > 0) {
                to.address(x, 4 * PIECE * pieces).set(walk.at(0));
                to.address(y, PIECE * pieces).set(walk.at(1));
                call(to, walk, driver, elements % PIECE, scale, zero);
            }
            walk.free();
        }
        driver.free(scale).free(zero);
        return to.end();
    }

    /** scale = (most - least) / 255 of the elements and 0, and zero = round(-least / scale). */
    private static void find(Step step, Emission to, FunctionWriter driver, int elements, int scale,
            int zero) {
        Place range = to.scratch(32);
        int tail = elements % 4;
        to.address(step.inputs()[0]);
        to.address(range).i32(elements).call(to.function("f32_range_" + tail, f -> range(f, tail),
                Kind.list(I32, I32, I32)));
        to.address(range).load(F32_LOAD, 16);
        to.address(range).load(F32_LOAD, 0).op(F32_SUB).f32(STEPS).op(F32_DIV).set(scale);
        driver.f32(0);
        to.address(range).load(F32_LOAD, 0).get(scale).op(F32_DIV).op(F32_SUB).f32(0).op(F32_MAX).f32(STEPS)
                .op(F32_MIN).op(F32_NEAREST).op(I32_TRUNC_SAT_F32_S).set(zero);
        Place[] out = step.outputs();
        if (out.length > 1 && out[1] != null) {
            to.address(out[1]).get(scale).store(F32_STORE, 0);
        }
        if (out.length > 2 && out[2] != null) {
            to.address(out[2]).get(zero).store(I32_STORE8, 0);
        }
    }

    /** {@code (from, to, elements)}: the least of them and 0, and the greatest; NaN where one of them is. */
    private static void range(FunctionWriter f, int tail) {
        int[] least = Row.vectors(f, Row.VECTORS, 0);
        int[] most = Row.vectors(f, Row.VECTORS, 0);
        int x = f.local(V128);
        int none = Row.vectors(f, 1, 0)[0];
        Row.along(f, 2, Row.VECTORS, tail, new int[] {0}, (vectors, count) -> {
            for (int i = 0; i < vectors; i++) {
                Row.load(f, 0, i, count, -1);
                f.set(x);
                f.get(least[i]).get(x).op(F32X4_PMIN).set(least[i]);
                f.get(most[i]).get(x).op(F32X4_PMAX).set(most[i]);
                f.get(none).get(x).get(x).op(F32X4_NE).op(V128_OR).set(none);
            }
        });
        Row.join(f, F32X4_PMIN, least);
        Row.join(f, F32X4_PMAX, most);
        Row.join(f, V128_OR, none);
        f.get(1).get(least[0]).get(none).op(V128_OR).store(V128_STORE, 0);
        f.get(1).get(most[0]).get(none).op(V128_OR).store(V128_STORE, 16);
    }

    private static void call(Emission to, Walk walk, FunctionWriter driver, int count, int scale, int zero) {
        int tail = count % 4;
        driver.get(walk.at(0)).get(walk.at(1)).i32(count).get(scale).get(zero);
        driver.call(to.function("f32_to_u8_" + tail, f -> quantize(f, tail),
                Kind.list(I32, I32, I32, F32, I32)));
    }

    /** {@code (from, to, elements, scale, zero)}. */
    private static void quantize(FunctionWriter f, int tail) {
        int scale = f.local(V128);
        int zero = f.local(V128);
        f.get(3).op(F32X4_SPLAT).set(scale);
        f.i32(ROUNDING).get(4).op(I32_SUB).op(I32X4_SPLAT).set(zero);
        int least = Row.vectors(f, 1, LEAST)[0];
        int most = Row.vectors(f, 1, MOST)[0];
        int rounding = Row.vectors(f, 1, ROUNDING)[0];
        int all = f.local(V128);
        Row.along(f, 2, Row.VECTORS, tail, new int[] {0}, (vectors, count) -> {
            for (int i = 0; i < vectors; i++) {
                // The least comes first, so that it is what becomes of NaN.
                f.get(least);
                Row.load(f, 0, i, count, -1);
                f.get(scale).op(F32X4_DIV).op(F32X4_PMAX).get(most).op(F32X4_PMIN);
                f.get(rounding).op(F32X4_ADD).get(zero).op(I32X4_SUB);
                if (i % 2 == 1) {
                    f.op(I16X8_NARROW_I32X4_S);
                }
            }
            if (vectors == 1) {
                f.set(all).get(all).get(all).op(I16X8_NARROW_I32X4_S).set(all).get(all).get(all);
            }
            f.op(I8X16_NARROW_I16X8_U).set(all);
            if (vectors > 1) {
                f.get(1).get(all).store(V128_STORE, 0);
            } else if (count == 4) {
                f.get(1).get(all).lane(V128_STORE32_LANE, 0, 0);
            }
            for (int lane = 0; lane < count % 4; lane++) {
                f.get(1).get(all).lane(V128_STORE8_LANE, lane, lane);
            }
            f.get(1).i32(4 * vectors).op(I32_ADD).set(1);
        });
    }
}
