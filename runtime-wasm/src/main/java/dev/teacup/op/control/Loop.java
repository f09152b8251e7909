package dev.teacup.op.control;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.Subgraph;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * {@code for (i = 0; i < M && cond; i++) cond, v, scan[i] = body(i, cond, v)}, where v begins as v_initial.
 * Without M there is no bound; without cond what the body says of it does not count. The outputs are v, whose
 * shapes may change from turn to turn, and the scan outputs [turns, ...], whose elements have one shape.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Loop.html">ai.onnx Loop, since 25</a>
 */
public final class Loop implements Op {
    static final String BODY = "body";
    /** The inputs before those that are carried: M and cond of the node, the turn and cond of the body. */
    static final int LEADING = 2;
    /** How often the shapes of carried values are looked at before they are taken as unknown. */
    private static final int MOST_LOOKS = 4;
    private static final OpDef DEF = OpDef.of("Loop").since(25).unranked().type("I", INT64).type("B", BOOL)
            .mixed("V", ALL).maybeIn("M", "I").maybeIn("cond", "B").manyMaybeIn("v_initial", "V")
            .manyOut("v_final_and_scan_outputs", "V").mustAttr(BODY, new Attribute.Graph(null));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        c.single("M");
        c.single("cond");
        int carried = carried(call);
        Type[] inputs = initial(call);
        Type[] results = call.subtypes(BODY, inputs);
        Subgraphs.checkOutputs(BODY, 1 + Math.max(carried, call.outputCount()), results.length);
        Subgraphs.checkInputs(call, BODY, inputs);
        for (int i = 0; i < results.length; i++) {
            Type wanted = i == 0 ? inputs[1] : i <= carried ? inputs[i + 1] : Type.of(results[i].dtype());
            Subgraphs.checkKind("output", i, BODY, wanted, results[i]);
        }
    }

    @Override
    public DType dtype(Call call, int output) {
        Type[] results = call.subtypes(BODY, initial(call));
        return 1 + output < results.length ? results[1 + output].dtype() : null;
    }

    @Override
    public Type[] types(Call call) {
        Type[] inputs = initial(call);
        Type[] results = null;
        boolean isStable = false;
        for (int look = 1; !isStable; look++) {
            results = call.subtypes(BODY, inputs);
            Type[] wider = joined(inputs, results, look < MOST_LOOKS);
            isStable = Arrays.equals(inputs, wider);
            inputs = wider;
        }
        int carried = carried(call);
        Type[] types = new Type[call.outputCount()];
        for (int i = 0; i < types.length; i++) {
            Type element = results[1 + i];
            types[i] = i < carried ? inputs[LEADING + i] : Type.of(element.dtype(),
                    element.shape().hasRank() ? element.shape().insert(0, turns(call)) : Shape.UNKNOWN);
        }
        return types;
    }

    /** What holds of the inputs of the body both in a turn and after it. */
    private static Type[] joined(Type[] inputs, Type[] results, boolean keepsShapes) {
        Type[] joined = inputs.clone();
        for (int i = LEADING; i < inputs.length; i++) {
            joined[i] = keepsShapes ? inputs[i].join(results[i - 1]) : inputs[i].withoutShape();
        }
        return joined;
    }

    /** The types of the inputs of the body in the first turn. */
    private static Type[] initial(Call call) {
        Type[] types = new Type[Math.max(LEADING, call.inputCount())];
        for (int i = 0; i < types.length; i++) {
            if (i >= LEADING) {
                if (!call.has(i)) {
                    throw new ModelException("the input 'v_initial' is missing", "a value as input " + i,
                            "none", "connect it");
                }
                types[i] = call.type(i);
            } else {
                types[i] = leading(call.subgraph(BODY), i);
            }
        }
        return types;
    }

    /** What a body gets as the turn, and as cond: one element, in as many dimensions as it says. */
    public static Type leading(Subgraph body, int index) {
        Shape told = index < body.inputCount() ? body.inputType(index).shape() : Shape.SCALAR;
        Shape shape = Shape.SCALAR;
        while (told.hasRank() && shape.rank() < told.rank()) {
            shape = shape.insert(0, Dim.of(1));
        }
        return Type.of(index == 0 ? DType.INT64 : DType.BOOL, shape);
    }

    private static Dim turns(Call call) {
        long[] most = call.longs("M");
        if (most == null || most.length != 1) {
            return Dim.UNKNOWN;
        }
        long turns = Math.max(0, most[0]);
        return call.has("cond") ? Dim.atMost(turns) : Dim.of(turns);
    }

    private static int carried(Call call) {
        return Math.max(0, call.inputCount() - LEADING);
    }

    @Override
    public Body body(Call call) {
        return Turns.of(call, initial(call), types(call), LEADING, carried(call));
    }
}
