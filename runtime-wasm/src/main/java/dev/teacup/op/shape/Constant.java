package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output = the one attribute that is given: a tensor, a number or string without dimensions, or a list.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Constant.html">ai.onnx Constant, since 25</a>
 */
public final class Constant implements Computation {
    private static final OpDef DEF = OpDef.of("Constant").since(25).type("T", ALL).out("output", "T")
            .maybeAttr("value", new Attribute.Constant(null))
            .maybeAttr("value_float", new Attribute.Real(0)).maybeAttr("value_floats", new Attribute.Reals())
            .maybeAttr("value_int", new Attribute.Int(0)).maybeAttr("value_ints", new Attribute.Ints())
            .maybeAttr("value_string", new Attribute.Text(""))
            .maybeAttr("value_strings", new Attribute.Texts());

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        int given = 0;
        for (OpDef.Parameter parameter : DEF.parameters()) {
            given += c.call().gives(parameter.name()) ? 1 : 0;
        }
        Check.require(given == 1, "the value is not given by exactly one attribute",
                "one of value, value_float, value_floats, value_int, value_ints, value_string, value_strings",
                given == 0 ? "none" : given + " of them", "export the model again");
    }

    @Override
    public DType dtype(Call call, int output) {
        Attribute value = value(call);
        if (value instanceof Attribute.Constant constant) {
            return constant.value().dtype();
        } else if (value instanceof Attribute.Int || value instanceof Attribute.Ints) {
            return DType.INT64;
        }
        boolean isReal = value instanceof Attribute.Real || value instanceof Attribute.Reals;
        return isReal ? DType.FLOAT32 : DType.STRING;
    }

    @Override
    public Type[] types(Call call) {
        Attribute value = value(call);
        if (value instanceof Attribute.Constant constant) {
            return call.results(Shape.of(constant.value().dims()));
        } else if (value instanceof Attribute.Ints ints) {
            return call.results(Shape.of(ints.values().length));
        } else if (value instanceof Attribute.Reals reals) {
            return call.results(Shape.of(reals.values().length));
        } else if (value instanceof Attribute.Texts texts) {
            return call.results(Shape.of(texts.values().length));
        }
        return call.results(Shape.SCALAR);
    }

    @Override
    public Dim[] contents(Call call) {
        Attribute value = value(call);
        if (value instanceof Attribute.Int integer) {
            return Shape.of(integer.value()).dims();
        } else if (value instanceof Attribute.Ints ints && ints.values().length <= Dim.MOST_ELEMENTS) {
            return Shape.of(ints.values()).dims();
        }
        return value instanceof Attribute.Constant constant ? Dim.elements(constant.value()) : null;
    }

    @Override
    public void run(Frame f, Call call) {
        Attribute value = value(call);
        Tensor to = f.out(0);
        int elements = to.elements();
        f.burn(elements);
        for (int i = 0; i < elements; i++) {
            if (value instanceof Attribute.Constant constant) {
                to.copy(i, constant.value(), i);
            } else if (value instanceof Attribute.Int integer) {
                to.i64(i, integer.value());
            } else if (value instanceof Attribute.Ints ints) {
                to.i64(i, ints.values()[i]);
            } else if (value instanceof Attribute.Real real) {
                to.f64(i, real.value());
            } else if (value instanceof Attribute.Reals reals) {
                to.f64(i, reals.values()[i]);
            } else if (value instanceof Attribute.Text text) {
                to.i64(i, f.strings().handle(text.value()));
            } else if (value instanceof Attribute.Texts texts) {
                to.i64(i, f.strings().handle(texts.values()[i]));
            }
        }
    }

    private static Attribute value(Call call) {
        for (OpDef.Parameter parameter : DEF.parameters()) {
            if (call.gives(parameter.name())) {
                return call.value(parameter.name());
            }
        }
        return null;
    }
}
