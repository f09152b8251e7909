package dev.teacup.train.optim;

import dev.teacup.op.Attributes;
import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scales all gradients by one factor where the norm of all of them together is larger than a bound. */
final class Clipping {
    private Clipping() {}

    /** Each gradient times most / max(norm, most). */
    static Map<String, Value> clipped(Composer g, Map<String, Value> gradients, double most) {
        Value sum = null;
        for (Value gradient : gradients.values()) {
            Value squares = g.op("ReduceSum", Attributes.of("keepdims", 0), g.op("Mul", gradient, gradient));
            sum = sum == null ? squares : g.op("Add", sum, squares);
        }
        DType dtype = g.type(sum).dtype();
        Value bound = g.scalar(dtype, most);
        Value factor = g.op("Div", bound, g.op("Max", g.op("Sqrt", sum), bound));
        Map<String, Value> clipped = new LinkedHashMap<>();
        gradients.forEach((name, gradient) -> clipped.put(name, g.op("Mul", gradient, factor)));
        return clipped;
    }
}
