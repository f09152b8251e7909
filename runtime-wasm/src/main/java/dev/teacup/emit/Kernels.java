package dev.teacup.emit;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Composed;
import dev.teacup.op.Expr;
import dev.teacup.plan.Pieces;
import dev.teacup.tensor.Type;

/** All families, in the order in which they are asked. */
public final class Kernels implements Pieces {
    static final KernelFamily[] ALL = {new ElementwiseKernel(), new MatMulKernel(), new ConvKernel(),
        new PoolKernel(), new ConvTransposeKernel(), new ReductionKernel(), new NormalizationKernel(),
        new RecurrentKernel(), new MatMulIntegerKernel(), new ConvIntegerKernel(),
        new LayoutKernel(), new TopKKernel(),
        new TurnsKernel(), new QuantizeKernel(), new AttentionKernel()};

    /** What is emitted of a graph. */
    public static final Kernels PIECES = new Kernels();

    private Kernels() {}

    /** The family that writes a step, or null; all read a tensor first, whose sizes are known. */
    static KernelFamily of(Call call, Body body) {
        boolean hasTensor = call.inputCount() > 0 && call.has(0) && !call.type(0).isSequence()
                && call.type(0).shape().isKnown();
        if (!hasTensor) {
            return null;
        }
        for (KernelFamily family : ALL) {
            if (family.takes(call, body)) {
                return family;
            }
        }
        return null;
    }

    @Override
    public boolean isWhole(Call call) {
        return of(call, COMPOSITION) != null;
    }

    @Override
    public boolean continues(Call call, Body body, Expr tail, Type[] operands) {
        KernelFamily family = of(call, body);
        return family != null && family.continues(call, tail, operands);
    }

    private static final Body COMPOSITION = new Composed((g, call) -> {});
}
