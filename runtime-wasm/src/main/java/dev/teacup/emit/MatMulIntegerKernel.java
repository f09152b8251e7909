package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.I16X8_SPLAT;
import static dev.teacup.wasm.Opcode.I16X8_SUB;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_GT_S;
import static dev.teacup.wasm.Opcode.I32_LOAD8_S;
import static dev.teacup.wasm.Opcode.I32_LOAD8_U;
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
 * MatMulInteger with a constant matrix B and one zero point for all of A. B is packed in 16 bits, less its
 * zero points; A is made so while it runs, its rows filled up to a multiple of eight: there B is 0.
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
        int[] a = in[0].sizes();
        Tensor b = call.constant("B");
        Tensor zeros = call.constant("b_zero_point");
        int[] y = step.outputs()[0].sizes();
        long elements = Shape.of(y).elements();
        Place zero = in.length > 2 ? in[2] : null;
        boolean isOne = zero == null || Shape.of(zero.sizes()).elements() == 1;
        boolean isEach = zeros == null || zeros.rank() < 2;
        if (b == null || b.rank() != 2 || a.length < 2 || elements == 0 || b.dim(0) == 0 || !isOne || !isEach
                || call.has("b_zero_point") && zeros == null) {
            return false;
        }
        int inner = b.dim(0);
        int columns = b.dim(1);
        int rows = (int) (elements / columns);
        int stride = (inner + 7) / 8 * 16;
        Place wide = to.scratch((long) rows * stride);
        Product product = Product.ofPairs(to, wide, stride / 4, step.outputs()[0],
                Epilogue.of(DType.INT32, step, Expr.in(0)));
        int width = product.panelColumns();
        int at = to.packed(b, "pairs" + width + "z" + (zeros == null ? 0 : zeros.at()), product.packedBytes(),
                (memory, address) -> pack(memory, b, zeros, stride / 4, width, address));
        if (at < 0) {
            return false;
        }
        product.panels(new Place(DType.INT16, new int[0], false, at));
        boolean isUnsigned = in[0].dtype() == DType.UINT8;
        FunctionWriter driver = to.begin(elements * inner);
        int subtrahend = driver.local(I32);
        if (zero == null) {
            driver.i32(0).set(subtrahend);
        } else {
            to.address(zero).load(isUnsigned ? I32_LOAD8_U : I32_LOAD8_S, 0).set(subtrahend);
        }
        Walk walk = new Walk(to, driver, in[0], wide);
        walk.each(new int[] {rows}, new int[][] {{inner}, {stride}}, f -> {
            f.get(walk.at(0)).get(walk.at(1)).i32(inner).get(subtrahend).call(widening(to, isUnsigned));
        });
        driver.free(subtrahend);
        product.multiply(driver);
        return to.end();
    }

    /** Writes B as [ceil(N / width)][pairs][width][2], with zeros behind the last row and column. */
    private static void pack(Memory memory, Tensor b, Tensor zeros, int pairs, int width, int address) {
        for (int first = 0; first < b.dim(1); first += width) {
            for (int column = first; column < first + width; column++) {
                boolean isThere = column < b.dim(1);
                int zero = zeros == null || !isThere ? 0
                        : (int) zeros.i64(zeros.elements() == 1 ? 0 : column);
                packColumn(memory, b, column, isThere ? b.dim(0) : 0, zero, pairs, width,
                        address + 4 * (first * pairs + column - first));
            }
        }
    }

    /** Writes the first rows of a column, and zeros behind. */
    private static void packColumn(Memory memory, Tensor b, int column, int rows, int zero, int pairs,
            int width, int address) {
        int at = address;
        int from = b.at() + column;
        for (int k = 0; k < 2 * pairs; k++) {
            int value = 0;
            if (k < rows) {
                value = (b.dtype() == DType.UINT8 ? memory.u8(from) : memory.i8(from)) - zero;
            }
            memory.i16(at, (short) value);
            at += k % 2 == 0 ? 2 : 4 * width - 2;
            from += b.dim(1);
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
