package dev.teacup.train.quantize;

import dev.teacup.exec.HostTensor;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.TensorProto;
import dev.teacup.tensor.DType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Weights in int8 with a scale for each channel, which DequantizeLinear widens: {@code w' = scale q}, with
 * {@code scale = max |w| / 127} of the channel and {@code q = round(w / scale)}, so that
 * |w' - w| &lt;= scale / 2. Weights of products, convolutions, recurrent networks and tables are stored so;
 * biases, statistics and what prepares the inputs stay in float32.
 * <p>With calibration, {@link QuantizedValues} rounds what is multiplied by such weights, too.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__DequantizeLinear.html">ai.onnx DequantizeLinear, by axes
 *     since 13</a>; Jacob et al., arXiv 1712.05877; Krishnamoorthi, arXiv 1806.08342
 */
final class Int8 extends Storage {
    private static final long OPSET = 13;
    private static final double STEPS = 127;

    /** The names of the weights of the model's own graph that are stored so. */
    private final Set<String> outer = new HashSet<>();
    private final GraphProto whole;

    private Int8(GraphProto whole) {
        this.whole = whole;
    }

    static ModelProto of(ModelProto model, List<List<HostTensor>> calibration) {
        checkOpset(model, OPSET);
        Int8 storage = new Int8(model.graph());
        ModelProto stored = storage.stored(model);
        QuantizedValues values = QuantizedValues.between(model, storage.outer);
        return calibration.isEmpty() || values.names().isEmpty() ? stored
                : stored.with(values.in(stored.graph(), Ranges.of(model, values.names(), calibration),
                        storage::fresh));
    }

    @Override
    Stored stored(GraphProto graph, TensorProto constant) {
        int axis = Uses.axis(graph, constant);
        if (axis == Uses.NONE) {
            return null;
        }
        if (graph == whole) {
            outer.add(constant.name());
        }
        boolean isWhole = axis == Uses.WHOLE;
        float[] numbers = Constants.numbers(constant);
        int channels = isWhole ? 1 : (int) (long) constant.dims().get(axis);
        int inner = isWhole ? numbers.length : inner(constant.dims(), axis);
        double[] scales = scales(numbers, channels, inner);
        double[] steps = new double[numbers.length];
        Arrays.setAll(steps, i -> Math.max(-STEPS, Math.min(STEPS,
                Math.rint(numbers[i] / scales[i / inner % channels]))));
        String q = fresh(constant.name() + ".int8");
        String scale = fresh(constant.name() + ".scale");
        return new Stored(
                List.of(Constants.of(q, DType.INT8, constant.dims(), steps),
                        Constants.of(scale, DType.FLOAT32, isWhole ? Longs.EMPTY : Longs.of(channels),
                                scales)),
                List.of(NodeProto.of("DequantizeLinear", "", List.of(q, scale), List.of(constant.name()),
                        isWhole ? List.of() : List.of(AttributeProto.of("axis", axis)))));
    }

    /** Each channel's; one of zeros, too, has a scale that can be divided by. */
    private static double[] scales(float[] numbers, int channels, int inner) {
        double[] scales = new double[channels];
        for (int i = 0; i < numbers.length; i++) {
            int channel = i / inner % channels;
            scales[channel] = Math.max(scales[channel], Math.abs(numbers[i]));
        }
        for (int i = 0; i < channels; i++) {
            scales[i] = (float) Math.max(scales[i] / STEPS, Float.MIN_NORMAL);
        }
        return scales;
    }

    private static int inner(Longs dims, int axis) {
        int inner = 1;
        for (int i = axis + 1; i < dims.size(); i++) {
            inner *= (int) dims.get(i);
        }
        return inner;
    }
}
