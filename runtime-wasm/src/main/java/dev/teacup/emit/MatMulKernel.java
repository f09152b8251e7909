package dev.teacup.emit;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * MatMul and Gemm in float32, and what follows them: {@code Y = epilogue(A * B)}. A constant B is packed once
 * in panels of as many columns as a tile has; another B while it runs, where there are rows enough.
 */
final class MatMulKernel implements KernelFamily {
    @Override
    public boolean takes(Call call, Body body) {
        String name = call.def().name();
        return (name.equals("MatMul") || name.equals("Gemm")) && call.dtype("A") == DType.FLOAT32;
    }

    @Override
    public boolean continues(Call call, Expr tail, Type[] operands) {
        return call.rank("A") > 1 && call.rank("B") > 1 && Epilogue.supports(tail, operands);
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Call call = step.call();
        boolean isGemm = call.def().name().equals("Gemm");
        Place[] in = step.inputs();
        int[] result = step.outputs()[0].sizes();
        if (Shape.of(result).elements() == 0) {
            to.begin(0);
            return to.end();
        }
        boolean transA = isGemm && call.flag("transA");
        boolean transB = isGemm && call.flag("transB");
        int[] a = in[0].sizes();
        int[] b = in[1].sizes();
        int[] y = result(result, a.length == 1, b.length == 1);
        int[] aSizes = a.length == 1 ? new int[] {1, a[0]} : a;
        int[] bSizes = b.length == 1 ? new int[] {b[0], 1} : b;
        Epilogue epilogue = isGemm ? gemm(step) : Epilogue.of(step, Expr.in(0));
        return new Product(to, in[0], aSizes, transA, in[1], bSizes, transB, step.outputs()[0], y, epilogue)
                .write(call.constant("B"));
    }

    /** The sizes of the result with a row of a vector A, and a column of a vector B. */
    private static int[] result(int[] sizes, boolean isRow, boolean isColumn) {
        int[] full = Arrays.copyOf(sizes, sizes.length + (isRow ? 1 : 0) + (isColumn ? 1 : 0));
        int last = full.length - 1;
        if (isRow) {
            full[last] = isColumn ? 1 : sizes[sizes.length - 1];
            full[last - 1] = 1;
        } else if (isColumn) {
            full[last] = 1;
        }
        return full;
    }

    private static Epilogue gemm(Step step) {
        Call call = step.call();
        float alpha = call.real("alpha");
        float beta = call.real("beta");
        Expr sum = Expr.in(0);
        if (alpha != 1) {
            sum = Primitive.MUL.of(sum, Expr.constant(alpha, DType.FLOAT32));
        }
        if (!call.has(2) || beta == 0) {
            return Epilogue.of(step, sum);
        }
        Expr c = Expr.in(1);
        if (beta != 1) {
            c = Primitive.MUL.of(c, Expr.constant(beta, DType.FLOAT32));
        }
        return Epilogue.of(step, Primitive.ADD.of(sum, c), step.inputs()[2]);
    }
}
