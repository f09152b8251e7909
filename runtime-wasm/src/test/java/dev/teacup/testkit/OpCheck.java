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
 * (no values, no sizes), which must not contradict what came out; looks that no operand was written to; and
 * runs the node by a session whose inputs are not known before, which must give the same bits, and by one on
 * emitted kernels.
 */
public final class OpCheck {
    private static final double EMITTED_RELATIVE = 1e-6;
    private static final double EMITTED_ABSOLUTE = 1e-6;

    private final Op op;
    private final List<Literal> operands = new ArrayList<>();
    private Attributes attributes = Attributes.NONE;
    private int outputs = 1;
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

    /** How many results the node names when it is to be refused; 1 unless this says otherwise. */
    public OpCheck outputs(int count) {
        outputs = count;
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
        emit(outputs, expected);
    }

    /** Compares what comes of emitted kernels, with all operands fed, and with one. */
    private void emit(String[] outputs, Literal[] expected) {
        V8Machine machine = V8Machine.get();
        for (int fed : machine == null ? new int[0] : new int[] {operands.size(), 1}) {
            Literal[] emitted = trial(outputs).emitted(machine, fed);
            for (int i = 0; i < expected.length; i++) {
                if (expected[i] != null) {
                    compareEmitted(expected[i], emitted[i], "emitted, with " + fed + " fed");
                }
            }
        }
    }

    /** The results of the node, of which it names the first {@code count}. */
    public Literal[] results(int count) {
        return results(outputNames(count));
    }

    /**
     * The four lines of the refusal, verbatim. The place in the first one is {@code <op_type> 'it'}. A
     * session that learns sizes and values only when it runs has to refuse the same, perhaps earlier, with
     * sizes that it does not know.
     */
    public void refuses(String what, String expected, String got, String fix) {
        Trial trial = trial(outputNames(outputs));
        ModelException refusal = assertThrows(ModelException.class, trial::interpreted);
        assertEquals(String.join("\n", what, expected, got, fix), refusal.getMessage());
        ModelException planned = assertThrows(ModelException.class, trial::planned, "a planned run");
        assertEquals(what, planned.where() + ": " + planned.what(), "a planned run");
    }

    /** The types that the operator tells of its first results, for operands of which only this is known. */
    public Type[] types(int count, Type... operandTypes) {
        Values values = new Values();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < operandTypes.length; i++) {
            names.add(operandTypes[i] == null ? "" : "input " + i);
            if (operandTypes[i] != null) {
                values.add(names.get(i), operandTypes[i]);
            }
        }
        List<String> outputNames = List.of(outputNames(count));
        values.infer(new Node(op, "it", names, outputNames, attributes));
        Type[] types = new Type[count];
        for (int i = 0; i < count; i++) {
            types[i] = values.type(outputNames.get(i));
        }
        return types;
    }

    private Literal[] results(String[] outputNames) {
        Trial trial = trial(outputNames);
        Literal[] results = trial.interpreted();
        assertEquals(Arrays.toString(results), Arrays.toString(trial.planned()), "a planned run differs");
        for (boolean sizesKnown : new boolean[] {true, false}) {
            Type[] told = trial.types(sizesKnown);
            for (int i = 0; i < results.length; i++) {
                assertTrue(results[i] == null || agrees(told[i], results[i]),
                        "told of output " + i + " where less was known: " + told[i] + ", came: "
                                + results[i]);
            }
        }
        return results;
    }

    private Trial trial(String[] outputNames) {
        List<String> names = new ArrayList<>();
        for (Literal operand : operands) {
            names.add(operand == null ? "" : "input " + names.size());
        }
        return new Trial(new Node(op, "it", names, List.of(outputNames), attributes), operands);
    }

    private static String[] outputNames(int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = "output " + i;
        }
        return names;
    }

    private static boolean agrees(Type told, Literal result) {
        return told.dtype() == result.dtype() && agrees(told.shape(), result.dims());
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

    /** Emitted kernels add up in float32, and their functions are 4 units in the last place off. */
    private void compareEmitted(Literal expected, Literal result, String how) {
        String both = how + ": expected " + expected + "\n but was " + result;
        assertEquals(expected.dtype(), result.dtype(), both);
        assertArrayEquals(expected.dims(), result.dims(), both);
        if (expected.dtype() != DType.FLOAT32) {
            compare(expected, result);
            return;
        }
        near(expected, result, Math.max(EMITTED_RELATIVE, Double.isNaN(relative) ? 0 : relative),
                Math.max(EMITTED_ABSOLUTE, Double.isNaN(absolute) ? 0 : absolute), both);
    }

    private void compare(Literal expected, Literal result) {
        String both = "expected " + expected + "\n but was " + result;
        assertEquals(expected.dtype(), result.dtype(), both);
        assertArrayEquals(expected.dims(), result.dims(), both);
        if (!expected.dtype().isFloat()) {
            assertEquals(expected.toString(), result.toString());
            return;
        }
        near(expected, result, Double.isNaN(relative) ? twoLastPlaces(expected.dtype()) : relative,
                Double.isNaN(absolute) ? 0 : absolute, both);
    }

    private static void near(Literal expected, Literal result, double ofOne, double ofZero, String both) {
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
