package dev.teacup.train.quantize;

import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.TensorProto;
import dev.teacup.tensor.DType;
import java.util.Arrays;
import java.util.List;

/**
 * Weights in float16, which a Cast widens: {@code w' = Cast(float16(w))}, so that all sums stay in float32.
 * <p>|w' - w| &lt;= |w| / 2048, or 2^-25 where w is smaller than float16's normal numbers. A tensor with a
 * number beyond 65504, which float16 does not have, stays in float32.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Cast.html">ai.onnx Cast</a>
 */
final class Float16 extends Storage {
    /** Since then Cast names its type by a number. */
    private static final long OPSET = 6;
    private static final double LARGEST = 65504;

    private Float16() {}

    static ModelProto of(ModelProto model) {
        checkOpset(model, OPSET);
        return new Float16().stored(model);
    }

    @Override
    Stored stored(GraphProto graph, TensorProto constant) {
        float[] numbers = Constants.numbers(constant);
        double[] wide = new double[numbers.length];
        Arrays.setAll(wide, i -> numbers[i]);
        if (Arrays.stream(wide).anyMatch(number -> Math.abs(number) > LARGEST)) {
            return null;
        }
        String name = fresh(constant.name() + ".float16");
        return new Stored(List.of(Constants.of(name, DType.FLOAT16, constant.dims(), wide)),
                List.of(NodeProto.of("Cast", "", List.of(name), List.of(constant.name()),
                        List.of(AttributeProto.of("to", DataType.FLOAT)))));
    }
}
