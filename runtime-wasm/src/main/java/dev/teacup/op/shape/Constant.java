package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.error.ModelException;
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
        if (given != 1) {
            throw new ModelException("the value is not given by exactly one attribute",
                    "one of value, value_float, value_floats, value_int, value_ints, value_string, "
                            + "value_strings",
                    given == 0 ? "none" : given + " of them", "export the model again");
        }
    }

    @Override
    public DType dtype(Call call, int output) {
        Attribute list = list(call);
        if (list instanceof Attribute.Constant constant) {
            return constant.value().dtype();
        } else if (list instanceof Attribute.Ints) {
            return DType.INT64;
        }
        return list instanceof Attribute.Reals ? DType.FLOAT32 : DType.STRING;
    }

    @Override
    public Type[] types(Call call) {
        Attribute list = list(call);
        if (list instanceof Attribute.Constant constant) {
            return call.results(Shape.of(constant.value().dims()));
        }
        return call.results(list == value(call) ? Shape.of(length(list)) : Shape.SCALAR);
    }

    @Override
    public Dim[] contents(Call call) {
        Attribute list = list(call);
        if (list instanceof Attribute.Constant constant) {
            return Dim.elements(constant.value());
        }
        boolean isShort = list instanceof Attribute.Ints && length(list) <= Dim.MOST_ELEMENTS;
        return isShort ? Shape.of(((Attribute.Ints) list).values()).dims() : null;
    }

    @Override
    public void run(Frame f, Call call) {
        Attribute list = list(call);
        Tensor to = f.out(0);
        f.burn(to.elements());
        for (int i = 0; i < to.elements(); i++) {
            if (list instanceof Attribute.Constant constant) {
                to.copy(i, constant.value(), i);
            } else if (list instanceof Attribute.Ints ints) {
                to.i64(i, ints.values()[i]);
            } else if (list instanceof Attribute.Reals reals) {
                to.f64(i, reals.values()[i]);
            } else {
                to.i64(i, f.strings().handle(((Attribute.Texts) list).values()[i]));
            }
        }
    }

    private static int length(Attribute list) {
        if (list instanceof Attribute.Ints ints) {
            return ints.values().length;
        }
        return list instanceof Attribute.Reals reals ? reals.values().length
                : ((Attribute.Texts) list).values().length;
    }

    /** What is given: a tensor, or a list, of one element where that is no list. */
    private static Attribute list(Call call) {
        Attribute value = value(call);
        if (value instanceof Attribute.Int integer) {
            return new Attribute.Ints(integer.value());
        } else if (value instanceof Attribute.Real real) {
            return new Attribute.Reals(real.value());
        }
        return value instanceof Attribute.Text text ? new Attribute.Texts(text.value()) : value;
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
