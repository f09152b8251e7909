package dev.teacup.op;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/** Writes a graph node by node; an operator that is composed of others is written with it. */
public interface Composer {
    /** The operand of this name, or null where it is left out. */
    Value in(String name);

    /** Operand {@code index} of all that the node lists, or null where it is left out. */
    Value in(int index);

    /** Gives a result; results that nobody wants may be left out, or given all the same. */
    void out(String name, Value value);

    /** A node with one output. A null operand is one that is left out. */
    default Value op(String opType, Value... inputs) {
        return op(opType, Attributes.NONE, inputs);
    }

    /** A node with one output and one operand. */
    default Value op(String opType, Value input) {
        return op(opType, Attributes.NONE, input);
    }

    /** A node with one output and two operands. */
    default Value op(String opType, Value a, Value b) {
        return op(opType, Attributes.NONE, a, b);
    }

    /** A node with one output and attributes. */
    default Value op(String opType, Attributes attributes, Value... inputs) {
        return ops(opType, 1, attributes, inputs)[0];
    }

    /** A node with {@code outputs} outputs. */
    Value[] ops(String opType, int outputs, Attributes attributes, Value... inputs);

    /** A constant without dimensions; {@code value} is rounded to {@code dtype}. */
    Value scalar(DType dtype, double value);

    /** A constant without dimensions, of the element type of another value. */
    default Value scalar(Value like, double value) {
        return scalar(type(like).dtype(), value);
    }

    /** A constant int64 tensor of one dimension: a shape, or axes. */
    Value longs(long... values);

    /** The same with one element. */
    default Value longs(long value) {
        return longs(new long[] {value});
    }

    /** A value as another element type; itself, where it is of that type already. */
    default Value as(Value value, DType dtype) {
        boolean same = type(value).dtype() == dtype;
        return same ? value : op("Cast", Attributes.of("to", dtype.code()), value);
    }

    /**
     * A value in the type in which compositions compute, lest roundings add up: float16 as float32, others as
     * they are.
     */
    default Value wide(Value value) {
        return type(value).dtype() == DType.FLOAT16 ? as(value, DType.FLOAT32) : value;
    }

    /** The elements of a value in their order, under other sizes. */
    default Value reshaped(Value value, long... sizes) {
        return op("Reshape", Attributes.of("allowzero", 1), value, longs(sizes));
    }

    /** The elements of a value in their order, as a shape of known sizes. */
    default Value reshaped(Value value, Shape shape) {
        long[] sizes = new long[shape.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = shape.dim(axis).size();
        }
        return reshaped(value, sizes);
    }

    /** A value with its dimensions in another order. */
    default Value transposed(Value value, long... axes) {
        return op("Transpose", Attributes.NONE.with("perm", axes), value);
    }

    /** What is known of a value. */
    Type type(Value value);
}
