package dev.teacup.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Op;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs one node, named {@code it}, and compares what it gives with literals, or how it is refused:
 *
 * <pre>{@code check("Add").in(floats(2).of(1, 2), floats().of(3)).gives(floats(2).of(4, 5));}</pre>
 *
 * <p>On the way it also asks the operator for the types of its results when less is known of its operands
 * (no values, no sizes), which must not contradict what came out, and looks that no operand was written to.
 */
public final class OpCheck {
    private final Op op;
    private final List<Literal> operands = new ArrayList<>();
    private Attributes attributes = Attributes.NONE;
    private double relative = Double.NaN;
    private double absolute = Double.NaN;

    private OpCheck(Op op) {
        this.op = op;
    }

    /** A check of an operator of ONNX's own domain. */
    public static OpCheck check(String opType) {
        Op op = Ops.find("", opType);
        assertNotNull(op, opType + " is not in the list Ops");
        return new OpCheck(op);
    }

    /** The next operands; null is one that is left out. */
    public OpCheck in(Literal... more) {
        operands.addAll(Arrays.asList(more));
        return this;
    }

    public OpCheck with(String key, long value) {
        return with(key, new Attribute.Int(value));
    }

    public OpCheck with(String key, float value) {
        return with(key, new Attribute.Real(value));
    }

    public OpCheck with(String key, String value) {
        return with(key, new Attribute.Text(value));
    }

    public OpCheck with(String key, long[] values) {
        return with(key, new Attribute.Ints(values));
    }

    public OpCheck with(String key, Attribute value) {
        attributes = attributes.with(key, value);
        return this;
    }

    /**
     * The difference that is allowed between a and b: {@code absolute + relative * |b|}. Without it, it is
     * 2 units in the last place of the element type.
     */
    public OpCheck within(double relative, double absolute) {
        this.relative = relative;
        this.absolute = absolute;
        return this;
    }

    /** Compares the results; null is one that the node leaves out. */
    public void gives(Literal... expected) {
        String[] outputs = new String[expected.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = expected[i] == null ? "" : "output " + i;
        }
        Literal[] results = results(outputs);
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] != null) {
                compare(expected[i], results[i]);
            }
        }
    }

    /** The results of the node, of which it names the first {@code count}. */
    public Literal[] results(int count) {
        String[] outputs = new String[count];
        for (int i = 0; i < count; i++) {
            outputs[i] = "output " + i;
        }
        return results(outputs);
    }

    /** The four lines of the refusal, verbatim. The place in the first one is {@code <op_type> 'it'}. */
    public void refuses(String what, String expected, String got, String fix) {
        ModelException refusal = assertThrows(ModelException.class, () -> results(1));
        assertEquals(String.join("\n", what, expected, got, fix), refusal.getMessage());
    }

    /** The types that the operator tells of its first results, for operands of which only this is known. */
    public Type[] types(int outputs, Type... operandTypes) {
        Values values = new Values();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < operandTypes.length; i++) {
            names.add(operandTypes[i] == null ? "" : "input " + i);
            if (operandTypes[i] != null) {
                values.add(names.get(i), operandTypes[i]);
            }
        }
        Type[] types = new Type[outputs];
        String[] outputNames = new String[outputs];
        for (int i = 0; i < outputs; i++) {
            outputNames[i] = "output " + i;
        }
        values.infer(new Node(op, "it", names, List.of(outputNames), attributes));
        for (int i = 0; i < outputs; i++) {
            types[i] = values.type(outputNames[i]);
        }
        return types;
    }

    private Literal[] results(String[] outputs) {
        Engine engine = new Engine();
        Values values = new Values();
        List<String> names = new ArrayList<>();
        for (Literal operand : operands) {
            names.add(operand == null ? "" : "input " + names.size());
            if (operand != null) {
                values.add(names.get(names.size() - 1), operand.tensor(engine.constants));
            }
        }
        Node node = new Node(op, "it", names, List.of(outputs), attributes);
        engine.run(node, values);
        Literal[] results = new Literal[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            if (!outputs[i].isEmpty()) {
                Tensor tensor = values.tensor(outputs[i]);
                assertNotNull(tensor, outputs[i] + " was not given");
                results[i] = Literal.of(tensor, engine.constants.strings());
            }
        }
        assertOperandsAreKept(names, values, engine);
        for (boolean sizesKnown : new boolean[] {true, false}) {
            assertTypesAgree(node, results, sizesKnown);
        }
        return results;
    }

    private void assertOperandsAreKept(List<String> names, Values values, Engine engine) {
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) != null) {
                Tensor given = operands.get(i).tensor(engine.constants);
                Tensor left = values.tensor(names.get(i));
                byte[] before = given.memory().read(given.at(), (int) given.bytes());
                byte[] after = left.memory().read(left.at(), (int) left.bytes());
                assertArrayEquals(before, after, names.get(i) + " was written to");
            }
        }
    }

    private void assertTypesAgree(Node node, Literal[] results, boolean sizesKnown) {
        Values values = new Values();
        for (int i = 0; i < operands.size(); i++) {
            Literal operand = operands.get(i);
            if (operand != null) {
                Shape shape = sizesKnown ? Shape.of(operand.dims()) : Shape.ofRank(operand.dims().length);
                values.add(node.input(i), Type.of(operand.dtype(), shape));
            }
        }
        values.infer(node);
        for (int i = 0; i < results.length; i++) {
            if (results[i] != null) {
                Type told = values.type(node.outputs().get(i));
                assertEquals(results[i].dtype(), told.dtype(), "the element type told of output " + i);
                assertTrue(agrees(told.shape(), results[i].dims()),
                        "told of output " + i + " where less was known: " + told + ", came: " + results[i]);
            }
        }
    }

    private static boolean agrees(Shape told, int[] sizes) {
        if (!told.hasRank()) {
            return true;
        }
        boolean agrees = told.rank() == sizes.length;
        for (int axis = 0; agrees && axis < sizes.length; axis++) {
            Dim dim = told.dim(axis);
            agrees = dim.isKnown() ? dim.is(sizes[axis]) : sizes[axis] <= dim.most();
        }
        return agrees;
    }

    private void compare(Literal expected, Literal result) {
        String both = "expected " + expected + "\n but was " + result;
        assertEquals(expected.dtype(), result.dtype(), both);
        assertArrayEquals(expected.dims(), result.dims(), both);
        if (!expected.dtype().isFloat()) {
            assertEquals(expected.toString(), result.toString());
            return;
        }
        double ofOne = Double.isNaN(relative) ? twoLastPlaces(expected.dtype()) : relative;
        double ofZero = Double.isNaN(absolute) ? 0 : absolute;
        for (int i = 0; i < expected.reals().length; i++) {
            double wanted = expected.reals()[i];
            double got = result.reals()[i];
            boolean near = Double.compare(wanted, got) == 0 || wanted == got
                    || Math.abs(wanted - got) <= ofZero + ofOne * Math.abs(wanted);
            assertTrue(near && (Double.isFinite(wanted) || Double.compare(wanted, got) == 0), both);
        }
    }

    private static double twoLastPlaces(DType dtype) {
        return switch (dtype) {
            case FLOAT16 -> 2.0 / (1 << 10);
            case FLOAT32 -> 2.0 / (1 << 23);
            default -> 2.0 / (1L << 52);
        };
    }
}
