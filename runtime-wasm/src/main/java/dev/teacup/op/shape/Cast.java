package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.View;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;

/**
 * output = input as elements of the type to. Between numbers as C converts them, where integers keep their
 * lower bits; to a string as the shortest decimal text that reads back; from a string as the number that it
 * spells. The attributes saturate and round_mode are for types of 8 bits and fewer.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Cast.html">ai.onnx Cast, since 25</a>
 */
public final class Cast implements Op {
    private static final OpDef DEF = OpDef.of("Cast").since(25).type("T1", ALL).type("T2", ALL)
            .in("input", "T1").out("output", "T2").mustAttr("to", new Attribute.Int(1)).attr("saturate", 1)
            .attr("round_mode", "up");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public DType dtype(Call call, int output) {
        return dtype(call, "to", "T2");
    }

    /** The element type that an attribute names by its ONNX code, which a type variable has to allow. */
    public static DType dtype(Call call, String key, String variable) {
        long code = call.integer(key);
        DType dtype = code == (int) code ? DType.ofCode((int) code) : null;
        if (dtype == null || !call.def().dtypes(variable).has(dtype)) {
            throw new ModelException(
                    "the attribute '" + key + "' names an element type that Teacup does not have here",
                    "the code of " + call.def().dtypes(variable), DType.codeAndName(code),
                    "export the model with another element type");
        }
        return dtype;
    }

    @Override
    public Dim[] contents(Call call) {
        return contents(call, dtype(call, 0));
    }

    /** The elements of the operand 'input' as another element type. */
    static Dim[] contents(Call call, DType to) {
        Dim[] contents = call.contents("input");
        if (contents == null || to.isFloat() || to == DType.STRING) {
            return null;
        }
        Dim[] converted = new Dim[contents.length];
        for (int i = 0; i < converted.length; i++) {
            Dim dim = contents[i];
            converted[i] = dim.isKnown() ? Dim.of(to.wrap(dim.size())) : to.bytes() >= 4 ? dim : Dim.UNKNOWN;
        }
        return converted;
    }

    @Override
    public Body body(Call call) {
        DType from = call.dtype("input");
        DType to = dtype(call, 0);
        if (from == to) {
            return View.same(call.shape("input").sizes());
        } else if (from == DType.STRING || to == DType.STRING) {
            return (Kernel) Texts::convert;
        }
        return Expr.in(0).as(to);
    }
}
