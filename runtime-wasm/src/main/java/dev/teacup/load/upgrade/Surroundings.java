package dev.teacup.load.upgrade;

import dev.teacup.ir.Graph;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * What a step sees of the graph around its node, and adds to it: nodes in their newest form, and constants.
 */
public interface Surroundings {
    /** What is known of an operand of the node. */
    Type type(String value);

    /** The elements of a value, or null where they are not known before the model runs. */
    Tensor tensor(String value);

    /** Adds a node of one result before the node, and answers the name of the result. */
    String before(String opType, Attributes attributes, String... inputs);

    /** The same for a node without attributes. */
    default String before(String opType, String... inputs) {
        return before(opType, Attributes.NONE, inputs);
    }

    /** A graph over values around the node, with the types of its own found. */
    Attribute subgraph(Graph graph);

    /** Adds a node of one result behind the node. */
    void after(String opType, Attributes attributes, String output, String... inputs);

    /** The same for a node without attributes. */
    default void after(String opType, String output, String... inputs) {
        after(opType, Attributes.NONE, output, inputs);
    }

    /** A constant int64 tensor of one dimension: a shape, or axes. */
    String longs(long... values);

    /** A constant float32 tensor of one dimension. */
    String floats(float... values);

    /** A constant without dimensions; {@code value} is rounded to {@code dtype}. */
    String scalar(DType dtype, double value);

    /** A name like {@code base} that no value has. */
    String fresh(String base);
}
