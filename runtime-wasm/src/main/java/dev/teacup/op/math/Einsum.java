package dev.teacup.op.math;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.DTypes;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Type;

/**
 * Output[result] = the sum of Inputs[0][term 0] * Inputs[1][term 1] * .. over all labels that the result does
 * not have, where {@code equation} is {@code term 0, term 1, .. -> result}, and a term has a letter for each
 * dimension of its input. An ellipsis stands for dimensions that broadcast. Without the arrow, the result has
 * the dimensions of the ellipsis, and then all letters that occur once, in the order of ASCII.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Einsum.html">ai.onnx Einsum, since 12</a>
 */
public final class Einsum implements Composition {
    private static final OpDef DEF = OpDef.of("Einsum").since(12).type("T", DTypes.NUMBERS)
            .manyIn("Inputs", "T").out("Output", "T").mustAttr("equation", new Attribute.Text(""));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        new Equation(c.call());
    }

    @Override
    public Type[] types(Call call) {
        Equation equation = new Equation(call);
        return call.results(equation.shape(equation.result));
    }

    @Override
    public void compose(Composer g, Call call) {
        Equation equation = new Equation(call);
        Contraction product = Contraction.of(g, equation, 0);
        for (int i = 1; i < equation.terms.length; i++) {
            product = product.times(Contraction.of(g, equation, i), i + 1);
        }
        g.out("Output", product.result(call.dtype("Inputs")));
    }
}
