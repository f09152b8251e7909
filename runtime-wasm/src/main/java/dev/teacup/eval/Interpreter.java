package dev.teacup.eval;

import dev.teacup.error.ModelException;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Composed;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * Computes nodes one by one, each into memory of its own: what planned runs are compared with. It is no part
 * of the engine in the page.
 */
public record Interpreter(Reference reference) {
    /**
     * Computes a node whose operands are known, and adds its results to {@code values}.
     *
     * @throws ModelException at the node, when it refuses its operands or a limit is reached
     */
    public void run(Node node, Values values) {
        run(node, values, node.where());
    }

    /** @param where the place that a refusal names: the node of the graph, or that of the composition */
    private void run(Node node, Values values, String where) {
        Call call = values.infer(node);
        try {
            Body body = node.op().body(call);
            if (body instanceof Composed composed) {
                runComposed(composed, call, node, values, where);
            } else {
                runBody(body, node, values);
            }
        } catch (ModelException e) {
            throw e.at(where);
        }
    }

    private void runComposed(Composed composed, Call call, Node node, Values values, String where) {
        GraphBuilder builder = GraphBuilder.composition(reference.constants(), values, node);
        composed.compose(builder, call);
        builder.constants().forEach(values::add);
        for (Node inner : builder.nodes()) {
            run(inner, values, where);
        }
    }

    private void runBody(Body body, Node node, Values values) {
        Tensor[] in = new Tensor[node.inputs().size()];
        for (int i = 0; i < in.length; i++) {
            in[i] = node.hasInput(i) ? values.tensor(node.input(i)) : null;
        }
        Tensor[] out = new Tensor[node.outputs().size()];
        DType[] dtypes = new DType[out.length];
        for (int i = 0; i < out.length; i++) {
            Type type = node.outputs().get(i).isEmpty() ? null : values.type(node.outputs().get(i));
            out[i] = type == null || !type.isKnown() ? null : place(type);
            dtypes[i] = type == null ? null : type.dtype();
        }
        reference.run(body, in, out, dtypes);
        for (int i = 0; i < out.length; i++) {
            if (!node.outputs().get(i).isEmpty()) {
                values.add(node.outputs().get(i), out[i]);
            }
        }
    }

    private Tensor place(Type type) {
        long most = reference.budget().limits().memoryBytes();
        if (type.shape().elements() > most / type.dtype().bytes()) {
            throw new ModelException("the result needs more memory than the limit allows",
                    "at most " + most + " bytes",
                    type.toString(), "use a smaller model, or raise the limit");
        }
        return reference.constants().tensor(type.dtype(), type.shape().sizes());
    }
}
