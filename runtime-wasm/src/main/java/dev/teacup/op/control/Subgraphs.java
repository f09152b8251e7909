package dev.teacup.op.control;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/** What If, Loop and Scan ask of their subgraphs and of single truths and counts. */
final class Subgraphs {
    private Subgraphs() {}

    /** A subgraph has at least this many outputs. */
    static void checkOutputs(String key, int wanted, int outputs) {
        if (outputs < wanted) {
            throw new ModelException("the graph " + quoted(key) + " has too few outputs",
                    "at least " + wanted, Integer.toString(outputs), "export the model again");
        }
    }

    /** The inputs of a subgraph are of the types that it says, as {@link #checkKind} compares them. */
    static void checkInputs(Call call, String key, Type[] inputs) {
        for (int i = 0; i < inputs.length; i++) {
            checkKind("input", i, key, inputs[i], call.subgraph(key).inputType(i));
        }
    }

    /** A value is of the element type of another, and a sequence where that is one; sizes may differ. */
    static void checkKind(String what, int index, String key, Type wanted, Type type) {
        if (wanted.dtype() != type.dtype() || wanted.isSequence() != type.isSequence()) {
            throw new ModelException(
                    what + " " + index + " of the graph " + quoted(key) + " has the wrong type",
                    wanted.withoutShape().toString(), type.toString(), "export the model again");
        }
    }

    /** Of what is one element of an operand or result. */
    static long single(Tensor tensor, String what) {
        if (tensor.elements() != 1) {
            throw Check.notSingle(what, Shape.of(tensor.dims()));
        }
        return tensor.i64(0);
    }
}
