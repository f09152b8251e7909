package dev.teacup.op.random;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.DTypes;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.shape.Cast;
import dev.teacup.op.shape.ShapeOperand;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/** A tensor of random numbers of one distribution, whose shape is an attribute, or that of an operand. */
interface RandomTensor extends Computation {
    /** The signature without the parameters of the distribution. */
    static OpDef define(String opType, boolean isLike) {
        OpDef def = OpDef.of(opType).since(22).random().type("T2", FLOATS).out("output", "T2")
                .maybeAttr("seed", new Attribute.Real(0));
        return isLike ? def.type("T1", DTypes.ALL).in("input", "T1").maybeAttr("dtype", new Attribute.Int(1))
                : def.attr("dtype", 1).mustAttr("shape", new Attribute.Ints());
    }

    @Override
    default DType dtype(Call call, int output) {
        if (call.value("dtype") != null) {
            return Cast.dtype(call, "dtype", "T2");
        }
        DType dtype = call.dtype("input");
        if (!dtype.isFloat()) {
            throw new ModelException("the element type of the input 'input' is not one of random numbers",
                    FLOATS + ", or an attribute 'dtype' that names one", dtype.toString(),
                    "add the attribute");
        }
        return dtype;
    }

    @Override
    default void check(Check c) {
        long[] sizes = c.call().inputCount() == 0 ? c.call().integers("shape") : new long[0];
        ShapeOperand.checkRank(sizes.length);
        Check.sizes("attribute", "shape", 0, sizes);
    }

    @Override
    default Type[] types(Call call) {
        return call.results(call.inputCount() == 0 ? Shape.of(call.integers("shape")) : call.shape("input"));
    }

    @Override
    default void run(Frame f, Call call) {
        boolean isNormal = def().parameter("mean") != null;
        double start = call.real(isNormal ? "mean" : "low");
        double scale = isNormal ? call.real("scale") : call.real("high") - start;
        Tensor to = f.out(0);
        f.burn(to.elements());
        Stream stream = new Stream(f, Stream.seed(call), (isNormal ? 2L : 1L) * to.elements());
        for (int i = 0; i < to.elements(); i++) {
            to.f64(i, start + scale * (isNormal ? stream.normal() : stream.uniform()));
        }
    }
}
