package dev.teacup.op;

import dev.teacup.tensor.Tensor;

/** The value of an attribute, of one of the kinds that ONNX has. */
public sealed interface Attribute {
    /** What {@code INT} attributes hold; a truth is 0 or 1, an element type its ONNX code. */
    record Int(long value) implements Attribute {}

    /** What {@code FLOAT} attributes hold. */
    record Real(float value) implements Attribute {}

    /** What {@code STRING} attributes hold. */
    record Text(String value) implements Attribute {}

    /** What {@code INTS} attributes hold. */
    record Ints(long... values) implements Attribute {}

    /** What {@code FLOATS} attributes hold. */
    record Reals(float... values) implements Attribute {}

    /** What {@code STRINGS} attributes hold. */
    record Texts(String... values) implements Attribute {}

    /** What {@code TENSOR} attributes hold. */
    record Constant(Tensor value) implements Attribute {}

    /** What {@code GRAPH} attributes hold. */
    record Graph(Subgraph value) implements Attribute {}

    /** The word of the ONNX specification for this kind. */
    default String kind() {
        if (this instanceof Int) {
            return "int";
        } else if (this instanceof Real) {
            return "float";
        } else if (this instanceof Text) {
            return "string";
        } else if (this instanceof Ints) {
            return "ints";
        } else if (this instanceof Reals) {
            return "floats";
        } else if (this instanceof Texts) {
            return "strings";
        } else if (this instanceof Constant) {
            return "tensor";
        }
        return "graph";
    }
}
