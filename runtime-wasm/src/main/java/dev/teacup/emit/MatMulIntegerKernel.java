package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.I16X8_SPLAT;
import static dev.teacup.wasm.Opcode.I16X8_SUB;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_GT_S;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.V128_LOAD8X8_S;
import static dev.teacup.wasm.Opcode.V128_LOAD8X8_U;
import static dev.teacup.wasm.Opcode.V128_STORE;

import dev.teacup.memory.Memory;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import dev.teacup.wasm.FunctionWriter;

/**
 * MatMulInteger with one zero point for all of A, and one for all of B where that is no constant matrix.
 * Rows of B are made {@link Pairs}, once where it is a constant. A becomes integers of 16 bits less its zero
 * point: behind an odd row there is whatever was there, and 0 in B.
 */
final class MatMulIntegerKernel implements KernelFamily {
    @Override
    public boolean takes(Call call, Body body) {
        return call.def().name().equals("MatMulInteger");
    }

    @Override
    public boolean continues(Call call, Expr tail, Type[] operands) {
        return Epilogue.supports(tail, operands);
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Call call = step.call();
        Place[] in = step.inputs();
        Place y = step.outputs()[0];
        int[] a = in[0].sizes().clone();
        int[] b = in[1].sizes().clone();
        if (a.length < 2 || b.length < 2 || Shape.of(y.sizes()).elements() == 0
                || !isOne(in, 2)) {
            return false;
        }
        int inner = a[a.length - 1];
        int columns = b[b.length - 1];
        int pairs = Pairs.count(inner);
        a[a.length - 1] = pairs;
        b[b.length - 2] = pairs;
        int rows = (int) Shape.of(a).elements() / Math.max(1, pairs);
        // Whatever is behind a row is written over by the next one, or left behind the last one.
        long bytes = 4 * Shape.of(a).elements() + 64;
        int at = to.scratch(bytes).at();
        Place wide = new Place(DType.INT16, a, true, at);
        Place other = new Place(DType.INT16, b, true, at + (int) bytes);
        Product product = Product.ofPairs(to, wide, other, y, Epilogue.of(DType.INT32, step, Expr.in(0)));
        Tensor weights = call.constant("B");
        Tensor zeros = call.constant("b_zero_point");
        int width = product.panelColumns();
        boolean isConstant = weights != null && b.length == 2 && (zeros == null || zeros.rank() < 2)
                && (zeros != null || !call.has("b_zero_point"));
        int packed = !isConstant ? -1
                : to.packed(weights, "pairs" + width + "z" + (zeros == null ? 0 : zeros.at()),
                        product.packedBytes(),
                        (memory, address) -> pack(memory, weights, zeros, pairs, width, address));
        if (inner == 0 || packed < 0 && !isOne(in, 3)) {
            return false;
        }
        FunctionWriter driver = to.begin(Shape.of(y.sizes()).elements() * inner);
        int zero = Pairs.zero(to, driver, in.length > 2 ? in[2] : null);
        Walk walk = new Walk(to, driver, in[0], wide);
        walk.each(new int[] {rows}, new int[][] {{inner}, {4 * pairs}}, f -> {
            f.get(walk.at(0)).get(walk.at(1)).i32(inner).get(zero)
                    .call(widening(to, Pairs.isUnsigned(in[0])));
        });
        driver.free(zero);
        if (packed < 0) {
            to.scratch(bytes + 4 * Shape.of(b).elements());
            int zeroOfB = Pairs.zero(to, driver, in.length > 3 ? in[3] : null);
            Pairs.write(to, driver, in[1], other, (int) Shape.of(b).elements() / (pairs * columns), inner,
                    columns, zeroOfB);
            driver.free(zeroOfB);
        } else {
            product.panels(new Place(DType.INT16, new int[0], false, packed));
        }
        product.multiply(driver);
        return to.end();
    }

    private static boolean isOne(Place[] in, int zero) {
        return in.length <= zero || in[zero] == null || Shape.of(in[zero].sizes()).elements() == 1;
    }

    /** Writes B as [ceil(N / width)][pairs][width][2]; nothing is written behind the last column. */
    private static void pack(Memory memory, Tensor b, Tensor zeros, int pairs, int width, int address) {
        int columns = b.dim(1);
        for (int first = 0; first < columns; first += width) {
            Pairs.pack(memory, b, zeros, first, Math.min(width, columns - first), 1, b.dim(0), columns, 1,
                    address + 4 * first * pairs, 4 * width);
        }
    }

    /** Bytes less a zero point as integers of 16 bits: {@code (from, to, count, zero point)}. */
    private static FunctionWriter widening(Emission to, boolean isUnsigned) {
        return to.function(isUnsigned ? "i16_of_u8" : "i16_of_s8", f -> {
            int zero = f.local(V128);
            f.get(3).op(I16X8_SPLAT).set(zero);
            int loop = f.loop();
            f.get(1).get(0).load(isUnsigned ? V128_LOAD8X8_U : V128_LOAD8X8_S, 0);
            f.get(zero).op(I16X8_SUB).store(V128_STORE, 0);
            f.get(0).i32(8).op(I32_ADD).set(0).get(1).i32(16).op(I32_ADD).set(1);
            f.get(2).i32(8).op(I32_SUB).set(2).get(2).i32(0).op(I32_GT_S).brIf(loop).end();
        }, new int[] {I32, I32, I32, I32});
    }
}
