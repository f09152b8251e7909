package dev.teacup.eval;

import dev.teacup.op.Body;
import dev.teacup.op.Expr;
import dev.teacup.op.Frame;
import dev.teacup.op.Kernel;
import dev.teacup.op.View;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;

/** Computes the body of one node, whose results have their places, on the reference kernels. */
public record Reference(Budget budget, Strings strings) {
    /**
     * Runs a body that is no composition and has no subgraphs.
     *
     * @param in the operands, null where left out
     * @param out the places of the results, null where nobody wants them
     */
    public void run(Body body, Tensor[] in, Tensor[] out) {
        run(body, in, out, (index, sizes) -> {
            throw new AssertionError("the sizes of result " + index + " were known");
        });
    }

    /** Runs a body that finds out the sizes of its results; they are put into {@code out}. */
    public void run(Body body, Tensor[] in, Tensor[] out, Allocation allocation) {
        if (body instanceof Expr expr) {
            budget.burn(out[0].elements());
            ElementwiseLoop.run(expr, in, out[0]);
        } else if (body instanceof View view) {
            copy(view, in[0], out);
        } else {
            ((Kernel) body).run(new NodeFrame(in, out, allocation));
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

    /** Makes room for a result whose sizes were not known. */
    @FunctionalInterface
    public interface Allocation {
        Tensor tensor(int index, int... sizes);
    }

    private final class NodeFrame implements Frame {
        private final Tensor[] in;
        private final Tensor[] out;
        private final Allocation allocation;

        NodeFrame(Tensor[] in, Tensor[] out, Allocation allocation) {
            this.allocation = allocation;
            this.in = in;
            this.out = out;
        }

        @Override
        public int inputs() {
            return in.length;
        }

        @Override
        public Tensor in(int index) {
            return index < in.length ? in[index] : null;
        }

        @Override
        public Tensor out(int index) {
            return index < out.length ? out[index] : null;
        }

        @Override
        public Tensor allocate(int index, int... sizes) {
            out[index] = allocation.tensor(index, sizes);
            return out[index];
        }

        @Override
        public Strings strings() {
            return strings;
        }

        @Override
        public void burn(long work) {
            budget.burn(work);
        }
    }
}
