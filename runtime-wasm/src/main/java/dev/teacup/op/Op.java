package dev.teacup.op;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Type;

/**
 * An operator of the ONNX standard in its newest form. A class is one operator and bears its name; all of
 * them stand in {@link Ops}.
 */
public interface Op {
    /** Its name, operands and attributes. */
    OpDef def();

    /**
     * Refuses what {@link OpDef} cannot say is wrong. Sizes may be unknown here; what is known is refused,
     * and asked again when all is known. Not called for operands of unknown rank, unless
     * {@link OpDef#unranked}.
     */
    default void check(Check c) {}

    /**
     * The element type of a result. An operator says it where neither an operand nor the one type that its
     * variable allows does: Cast.
     */
    default DType dtype(Call call, int output) {
        return call.bound(def().output(output).type());
    }

    /**
     * The types of the outputs, from the types of the operands and, where a shape depends on it, from their
     * values as far as {@link Call} knows them. Not called for operands of unknown rank, unless
     * {@link OpDef#unranked}. Where an operator says nothing, its result has the shape of the first operand.
     */
    default Type[] types(Call call) {
        return call.results(call.type(0).shape());
    }

    /**
     * The elements of the first output as dimensions, where it is a small integer tensor computed from
     * shapes; null where they are not known. By this, shapes are followed through Shape, Gather, Concat and
     * Reshape.
     */
    default Dim[] contents(Call call) {
        return null;
    }

    /** What it computes; asked when every operand's sizes are known. */
    Body body(Call call);
}
