package dev.teacup.eval;

import dev.teacup.ir.Constants;
import dev.teacup.op.Body;
import dev.teacup.op.Expr;
import dev.teacup.op.Kernel;
import dev.teacup.op.View;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Sequences;
import dev.teacup.tensor.Tensor;

/**
 * Computes the body of one node, whose results have their places, on the reference kernels.
 *
 * @param constants where results go whose sizes only their node finds out
 * @param accelerator what may run many nodes at once in their stead, or null
 */
public record Reference(Budget budget, Constants constants, Sequences sequences, Accelerator accelerator) {
    /** On reference kernels alone. */
    public Reference(Budget budget, Constants constants) {
        this(budget, constants, null);
    }

    public Reference(Budget budget, Constants constants, Accelerator accelerator) {
        this(budget, constants, new Sequences(), accelerator);
    }

    /**
     * Runs a body that is no composition and has no subgraphs.
     *
     * @param in the operands, null where left out
     * @param out the places of the results, null where nobody wants them
     */
    public void run(Body body, Tensor[] in, Tensor[] out) {
        run(body, in, out, null);
    }

    /**
     * Runs a body that finds out the sizes of its results; they are put into {@code out}.
     *
     * @param dtypes the element types of the results, or null where all have their places
     */
    public void run(Body body, Tensor[] in, Tensor[] out, DType[] dtypes) {
        if (body instanceof Expr expr) {
            budget.burn(out[0].elements());
            ElementwiseLoop.run(expr, in, out[0]);
        } else if (body instanceof View view) {
            copy(view, in[0], out);
        } else {
            ((Kernel) body).run(new NodeFrame(this, in, out, dtypes));
        }
    }

    private void copy(View view, Tensor from, Tensor[] out) {
        for (int i = 0; i < out.length; i++) {
            if (out[i] != null) {
                budget.burn(out[i].elements());
                StridedCopy.run(from, view.layouts()[i], out[i]);
            }
        }
    }
}
