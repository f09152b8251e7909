package dev.teacup.train.compile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.teacup.ir.Graph;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Control;
import dev.teacup.op.Expr;
import dev.teacup.op.control.Loop;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a compiled model computes in JavaScript, since no kernel is emitted for it: strings, some functions of
 * single elements, elements picked by indices, and loops, which run steps again. Each is a function in a file
 * of its name, beside this class.
 */
final class ScriptedSteps {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Operators whose function takes any element type, the last of them only some attributes. */
    private static final Set<String> NAMES = Set.of("ArgMax", "ArgMin", "CumSum", "GatherElements",
            "StringConcat");
    private static final Set<String> FOLDS = Set.of("ReduceSum", "ReduceMax", "ReduceMin");

    private ScriptedSteps() {}

    /** The function that computes a step; null where there is none. */
    static String function(Step step) {
        Call call = step.call();
        String name = call.def().name();
        if (step.tail() != null || step.body() instanceof Control) {
            return isLoop(step) ? "Loop" : null;
        } else if (step.body() instanceof Expr expr) {
            return ExprScript.supports(expr, dtypes(step)) ? "Pointwise" : null;
        } else if (FOLDS.contains(name)) {
            boolean isKnown = !call.has("axes") || call.longs("axes") != null;
            return isKnown && !call.dtype("data").isFloat() ? "Fold" : null;
        } else if (name.equals("ConstantOfShape")) {
            return step.outputs()[0].dtype() == DType.FLOAT16 ? null : name;
        } else if (name.equals("Unique")) {
            boolean isInverse = !call.wants(0) && !call.wants(1) && !call.wants(3);
            return isInverse && call.value("axis") == null && !call.dtype("X").isFloat() ? name : null;
        } else if (name.equals("ScatterElements")) {
            return call.text("reduction").equals("none") ? name : null;
        }
        return NAMES.contains(name) ? name : null;
    }

    /** What the function of a step is told beside its operands and results. */
    static ObjectNode attributes(Step step) {
        Call call = step.call();
        ObjectNode attributes = JSON.createObjectNode();
        switch (function(step)) {
            case "ArgMax", "ArgMin" -> attributes.put("axis", call.axis("axis", call.rank("data")))
                    .put("last", call.flag("select_last_index"));
            case "CumSum" -> attributes.put("exclusive", call.flag("exclusive"))
                    .put("reverse", call.flag("reverse"));
            case "GatherElements", "ScatterElements" -> attributes.put("axis",
                    call.axis("axis", call.rank("data")));
            case "Fold" -> fold(call, attributes);
            case "ConstantOfShape" -> attributes.putRawValue("of", new RawValue(constant(call)));
            case "Unique" -> attributes.put("sorted", call.flag("sorted"));
            case "Loop" -> attributes.put("condition", call.has("cond"));
            case "Pointwise" -> attributes.putRawValue("of",
                    new RawValue("(x) => " + ExprScript.of((Expr) step.body(), dtypes(step))));
            default -> {}
        }
        return attributes;
    }

    /** Which of two is kept, and the sizes of the data: 1 in place of those that are folded. */
    private static void fold(Call call, ObjectNode attributes) {
        attributes.put("by", call.def().name().substring("Reduce".length()));
        int rank = call.rank("data");
        long[] axes = call.longs("axes");
        int[] kept = call.shape("data").sizes();
        boolean isAll = axes == null || axes.length == 0;
        for (int axis = 0; isAll && !call.flag("noop_with_empty_axes") && axis < rank; axis++) {
            kept[axis] = 1;
        }
        for (int i = 0; !isAll && i < axes.length; i++) {
            kept[(int) (axes[i] < 0 ? axes[i] + rank : axes[i])] = 1;
        }
        attributes.set("kept", JSON.valueToTree(kept));
    }

    /** The element that all are: 0 in float32 where none is told. */
    private static String constant(Call call) {
        Tensor value = call.value("value") instanceof Attribute.Constant told ? told.value() : null;
        boolean isLong = value != null && value.dtype().bytes() == Long.BYTES;
        return value == null ? "0" : value.dtype().isFloat() ? String.valueOf(value.f64(0))
                : value.i64(0) + (isLong ? "n" : "");
    }

    private static DType[] dtypes(Step step) {
        DType[] dtypes = new DType[step.inputs().length];
        for (int i = 0; i < dtypes.length; i++) {
            dtypes[i] = step.inputs()[i] == null ? null : step.inputs()[i].dtype();
        }
        return dtypes;
    }

    /** What the function of a step reads: not what the body of a loop sees of the graph around. */
    static List<Place> operands(Step step) {
        return Arrays.asList(step.inputs()).subList(0, step.node().inputs().size());
    }

    static boolean isLoop(Step step) {
        return step.call().def().name().equals("Loop");
    }

    /** The types of the inputs of a loop's body: the turn, whether it goes on, and what is carried. */
    static List<Type> inputs(Step loop, Graph body) {
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < body.inputs().size(); i++) {
            Place place = i < 2 ? null : loop.inputs()[i];
            types.add(i < 2 ? Loop.leading(body, i) : Type.of(place.dtype(), Shape.of(place.sizes())));
        }
        return types;
    }
}
