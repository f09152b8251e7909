package dev.teacup.op.control;

import static dev.teacup.error.Text.quoted;
import static dev.teacup.op.DTypes.ALL;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * {@code for (t = 0; t < T; t++) state, y[t] = body(state, x[t])}: state begins as the first inputs. The last
 * num_scan_inputs are x, of which x[t] is a part without their axis. The outputs are state and y, along axes
 * of their own. Each of x and y may run backwards.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Scan.html">ai.onnx Scan, since 25</a>
 */
public final class Scan implements Op {
    private static final String INPUTS = "num_scan_inputs";
    private static final String X = "initial_state_and_scan_inputs";
    private static final OpDef DEF = OpDef.of("Scan").since(25).unranked().mixed("V", ALL).manyIn(X, "V")
            .manyOut("final_state_and_scan_outputs", "V").mustAttr(Loop.BODY, new Attribute.Graph(null))
            .mustAttr(INPUTS, new Attribute.Int(1)).maybeAttr("scan_input_axes", new Attribute.Ints())
            .maybeAttr("scan_input_directions", new Attribute.Ints())
            .maybeAttr("scan_output_axes", new Attribute.Ints())
            .maybeAttr("scan_output_directions", new Attribute.Ints());

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        long scanned = call.integer(INPUTS);
        if (scanned < 1 || scanned > call.inputCount()) {
            throw new ModelException("the attribute 'num_scan_inputs' is not the number of some last inputs",
                    "1 to " + call.inputCount(), Long.toString(scanned), "export the model again");
        }
        for (int i = 0; i < call.inputCount(); i++) {
            if (!call.has(i) || call.type(i).isSequence()) {
                throw new ModelException("input " + i + " is no tensor", "a tensor",
                        call.has(i) ? call.type(i).toString() : "none", "connect one");
            }
        }
        int states = states(call);
        checkLists(call, "scan_input_axes", "scan_input_directions", (int) scanned);
        Dim turns = Dim.UNKNOWN;
        for (int i = states; i < call.inputCount(); i++) {
            Shape shape = call.type(i).shape();
            if (shape.hasRank()) {
                Check.axis("scan_input_axes", at(call, "scan_input_axes", i - states),
                        shape.rank());
                Dim dim = shape.dim(inputAxis(call, i));
                if (turns.differs(dim)) {
                    throw new ModelException("the inputs that are scanned have different lengths",
                            turns + ", as the one before", dim + " in " + shape, "make the two agree");
                }
                turns = turns.or(dim);
            }
        }
        Type[] inputs = inputs(call);
        Type[] results = call.subtypes(Loop.BODY, inputs);
        Subgraphs.checkOutputs(Loop.BODY, Math.max(states, call.outputCount()), results.length);
        checkLists(call, "scan_output_axes", "scan_output_directions", results.length - states);
        Subgraphs.checkInputs(call, Loop.BODY, inputs);
        for (int i = 0; i < results.length; i++) {
            Shape shape = results[i].shape();
            if (i >= states && shape.hasRank()) {
                outputAxis(call, i, shape.rank() + 1);
            }
            Type wanted = i < states ? inputs[i] : Type.of(results[i].dtype());
            Subgraphs.checkKind("output", i, Loop.BODY, wanted, results[i]);
        }
    }

    private static void checkList(Call call, String key, int length) {
        long[] values = call.integers(key);
        if (values != null && values.length != length) {
            throw new ModelException("the attribute " + quoted(key) + " has the wrong length",
                    Integer.toString(length), values == null ? "" : Check.list(values),
                    "export the model again");
        }
    }

    private static void checkLists(Call call, String axes, String directions, int length) {
        checkList(call, axes, length);
        checkList(call, directions, length);
        for (int i = 0; i < length; i++) {
            Check.truth(directions, at(call, directions, i));
        }
    }

    @Override
    public DType dtype(Call call, int output) {
        for (int i = 0; i < call.inputCount(); i++) {
            if (!call.has(i)) {
                return null;
            }
        }
        Type[] results = call.subtypes(Loop.BODY, inputs(call));
        return output < results.length ? results[output].dtype() : null;
    }

    @Override
    public Type[] types(Call call) {
        int states = states(call);
        Type[] inputs = inputs(call);
        Type[] results = call.subtypes(Loop.BODY, inputs);
        Type[] types = new Type[call.outputCount()];
        for (int i = 0; i < types.length; i++) {
            Shape shape = results[i].shape();
            if (i >= states && shape.hasRank()) {
                shape = shape.insert(outputAxis(call, i, shape.rank() + 1), turns(call));
            }
            types[i] = i < states ? inputs[i] : Type.of(results[i].dtype(), shape);
        }
        return types;
    }

    @Override
    public Body body(Call call) {
        return Turns.of(call, inputs(call), types(call), 0, states(call));
    }

    /** The types of the inputs of the body. */
    private static Type[] inputs(Call call) {
        Type[] types = new Type[call.inputCount()];
        int states = states(call);
        for (int i = 0; i < types.length; i++) {
            types[i] = call.type(i);
            Shape shape = types[i].shape();
            if (i >= states && shape.hasRank()) {
                int axis = inputAxis(call, i);
                boolean isAxis = axis >= 0 && axis < shape.rank();
                types[i] = isAxis ? Type.of(types[i].dtype(), shape.without(axis)) : types[i].withoutShape();
            }
        }
        return types;
    }

    private static Dim turns(Call call) {
        Dim turns = Dim.UNKNOWN;
        for (int i = states(call); i < call.inputCount(); i++) {
            Shape shape = call.type(i).shape();
            turns = shape.hasRank() ? turns.or(shape.dim(inputAxis(call, i))) : turns;
        }
        return turns;
    }

    private static int states(Call call) {
        return call.inputCount() - (int) call.integer(INPUTS);
    }

    /** The axis along which input {@code index} is scanned. */
    static int inputAxis(Call call, int index) {
        long axis = at(call, "scan_input_axes", index - states(call));
        return (int) (axis < 0 ? axis + call.type(index).shape().rank() : axis);
    }

    /**
     * The axis along which output {@code index}, of this rank, grows.
     *
     * @throws dev.teacup.error.ModelException for one that it does not have
     */
    static int outputAxis(Call call, int index, int rank) {
        long axis = at(call, "scan_output_axes", index - states(call));
        Check.axis("scan_output_axes", axis, rank);
        return (int) (axis < 0 ? axis + rank : axis);
    }

    static boolean isReversed(Call call, String key, int index) {
        return at(call, key, index - states(call)) != 0;
    }

    private static long at(Call call, String key, int index) {
        long[] values = call.integers(key);
        return values == null || index < 0 || index >= values.length ? 0 : values[index];
    }
}
