package dev.teacup.eval;

import dev.teacup.memory.Memory;
import dev.teacup.op.Expr;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/** Computes an {@link Expr} over broadcast operands, a block of elements at a time. */
final class ElementwiseLoop {
    private ElementwiseLoop() {}

    static void run(Expr expr, Tensor[] in, Tensor out) {
        int elements = out.elements();
        int block = Math.min(Lanes.BLOCK, elements);
        Operand[] operands = new Operand[in.length];
        for (int i = 0; i < in.length; i++) {
            operands[i] = in[i] == null ? null : new Operand(in[i], out.dims(), block);
        }
        Term term = new Term(expr, operands, block);
        for (int start = 0; start < elements; start += Lanes.BLOCK) {
            int count = Math.min(Lanes.BLOCK, elements - start);
            store(term.compute(start, count), count, out, start);
        }
    }

    private static void store(Lanes lanes, int count, Tensor out, int start) {
        assert lanes.dtype == out.dtype() : lanes.dtype + " into " + out.dtype();
        if (lanes.dtype == DType.FLOAT32) {
            Memory memory = out.memory();
            for (int i = 0; i < count; i++) {
                memory.f32(out.at() + 4 * (start + i), (float) lanes.reals[i]);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            if (lanes.isReal()) {
                out.f64(start + i, lanes.reals[i]);
            } else {
                out.i64(start + i, lanes.integers[i]);
            }
        }
    }
}
