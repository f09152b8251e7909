package dev.teacup.op.control;

import static dev.teacup.error.Text.quoted;

import dev.teacup.op.Check;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/** What If, Loop and Scan ask of their subgraphs and of single truths and counts. */
final class Subgraphs {
    private Subgraphs() {}

    /** A subgraph has at least this many outputs. */
    static void checkOutputs(String key, int wanted, int outputs) {
        Check.require(outputs >= wanted, "the graph " + quoted(key) + " has too few outputs",
                "at least " + wanted, Integer.toString(outputs), "export the model again");
    }

    /** A value is of the element type of another, and a sequence where that is one; sizes may differ. */
    static void checkKind(String what, int index, String key, Type wanted, Type type) {
        Check.require(wanted.dtype() == type.dtype() && wanted.isSequence() == type.isSequence(),
                what + " " + index + " of the graph " + quoted(key) + " has the wrong type",
                wanted.withoutShape().toString(), type.toString(), "export the model again");
    }

    /** Of what is one element of an operand or result. */
    static long single(Tensor tensor, String what) {
        Check.require(tensor.elements() == 1, what + " is not a single element", "the shape []",
                Shape.of(tensor.dims()).toString(), "pass a scalar");
        return tensor.i64(0);
    }

    /** Gives the results of a subgraph from {@code first} on as those of the node. */
    static void give(Frame f, Tensor[] results, int first, int count) {
        for (int i = 0; i < count; i++) {
            f.give(i, results[first + i]);
        }
    }
}
