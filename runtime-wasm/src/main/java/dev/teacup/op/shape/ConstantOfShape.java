package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.DTypes.INT64;
import static dev.teacup.op.DTypes.NUMBERS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * A tensor of the sizes in input, every element of which is that of value; a float32 0 without value.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ConstantOfShape.html">ai.onnx ConstantOfShape, since
 * 25</a>
 */
public final class ConstantOfShape implements Computation {
    private static final OpDef DEF = OpDef.of("ConstantOfShape").since(25).type("T1", INT64)
            .type("T2", NUMBERS.and(BOOL)).in("input", "T1").out("output", "T2")
            .maybeAttr("value", new Attribute.Constant(null));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        ShapeOperand.checkSizes(c, "input");
        Tensor value = value(c.call());
        if (value != null && value.elements() != 1) {
            throw new ModelException("the attribute 'value' is not one value", "one element",
                    String.valueOf(value), "export the model again");
        }
        if (value != null && !DEF.dtypes("T2").has(value.dtype())) {
            throw new ModelException(
                    "the attribute 'value' has an element type that the operator does not take",
                    DEF.dtypes("T2").toString(), String.valueOf(value), "use Expand of a constant");
        }
    }

    @Override
    public DType dtype(Call call, int output) {
        Tensor value = value(call);
        return value == null ? DType.FLOAT32 : value.dtype();
    }

    @Override
    public Type[] types(Call call) {
        return call.results(ShapeOperand.of(call, "input"));
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor value = value(call);
        Tensor to = f.out(0);
        f.burn(to.elements());
        if (value == null) {
            to.memory().zero(to.at(), (int) to.bytes());
            return;
        }
        for (int i = 0; i < to.elements(); i++) {
            to.copy(i, value, 0);
        }
    }

    private static Tensor value(Call call) {
        return call.value("value") instanceof Attribute.Constant constant ? constant.value() : null;
    }
}
