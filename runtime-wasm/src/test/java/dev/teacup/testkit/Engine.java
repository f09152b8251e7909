package dev.teacup.testkit;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.eval.Budget;
import dev.teacup.eval.Reference;
import dev.teacup.ir.Constants;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Composed;
import dev.teacup.op.Frame;
import dev.teacup.op.Kernel;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/** Runs nodes one after the other on the reference kernels, with nothing planned. */
final class Engine {
    private static final long MOST_BYTES = 1 << 28;

    final Constants constants =
            new Constants(new Arena(BufferMemory.of(1 << 16, MOST_BYTES), 16, MOST_BYTES), new Strings());
    private final Reference reference = new Reference(new Budget(Limits.DEFAULT), constants.strings());

    /** Runs a node whose operands are known in {@code values}, and adds its results to them. */
    void run(Node node, Values values) {
        Call call = values.infer(node);
        Tensor[] in = new Tensor[node.inputs().size()];
        for (int i = 0; i < in.length; i++) {
            in[i] = node.hasInput(i) ? values.tensor(node.input(i)) : null;
        }
        try {
            Body body = node.op().body(call);
            if (body instanceof Composed composed) {
                runComposed(composed, node, values);
                return;
            }
            Tensor[] out = runSimple(body, node, values, in);
            for (int i = 0; i < out.length; i++) {
                if (out[i] != null) {
                    values.add(node.outputs().get(i), out[i]);
                }
            }
        } catch (ModelException e) {
            throw e.at(node.where());
        }
    }

    private Tensor[] runSimple(Body body, Node node, Values values, Tensor[] in) {
        Tensor[] out = new Tensor[node.outputs().size()];
        boolean placed = true;
        for (int i = 0; i < out.length; i++) {
            if (!node.outputs().get(i).isEmpty()) {
                Type type = values.type(node.outputs().get(i));
                out[i] = type.isKnown() ? constants.tensor(type.dtype(), type.shape().sizes()) : null;
                placed &= out[i] != null;
            }
        }
        if (placed) {
            reference.run(body, in, out);
        } else {
            ((Kernel) body).run(new OpenFrame(node, values, in, out));
        }
        return out;
    }

    private void runComposed(Composed composed, Node node, Values values) {
        GraphBuilder builder = new GraphBuilder(constants, values, node.output() + "/");
        OpDef def = node.op().def();
        for (int i = 0; i < node.inputs().size(); i++) {
            if (node.hasInput(i)) {
                builder.operand(def.input(i).name(), new Value(node.input(i)));
            }
        }
        composed.compose(builder);
        Values inner = new Values(values);
        builder.constants().forEach(inner::add);
        for (Node part : builder.nodes()) {
            run(part, inner);
        }
        for (int i = 0; i < node.outputs().size(); i++) {
            if (!node.outputs().get(i).isEmpty()) {
                values.add(node.outputs().get(i), inner.tensor(def.output(i).name()));
            }
        }
    }

    /** A frame of a node whose operator learns sizes of results only while it runs. */
    private final class OpenFrame implements Frame {
        private final Node node;
        private final Values values;
        private final Tensor[] in;
        private final Tensor[] out;

        OpenFrame(Node node, Values values, Tensor[] in, Tensor[] out) {
            this.node = node;
            this.values = values;
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
            if (index >= out.length || node.outputs().get(index).isEmpty()) {
                return null;
            }
            DType dtype = values.type(node.outputs().get(index)).dtype();
            out[index] = constants.tensor(dtype, sizes);
            return out[index];
        }

        @Override
        public Strings strings() {
            return constants.strings();
        }

        @Override
        public void burn(long work) {
            reference.budget().burn(work);
        }
    }
}
