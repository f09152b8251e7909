package dev.teacup.train.quantize;

import dev.teacup.exec.HostTensor;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.tensor.DType;
import java.util.List;
import java.util.Random;

/**
 * A file with one node and its weight W, whose channels are of very different sizes.
 *
 * @param opType of the node
 * @param inputs of the node, W among them; x is fed
 * @param attributes of the node
 * @param dims of W
 * @param axis of W's channels
 * @param fed the dimensions of x
 */
record OneWeight(String opType, List<String> inputs, List<AttributeProto> attributes, long[] dims, int axis,
        int[] fed) {
    static final TypeProto FLOATS = TypeProto.of(new TypeProto.Tensor(DataType.FLOAT, null));

    static OneWeight of(String opType, int weight, long[] dims, int axis, int[] fed,
            AttributeProto... attributes) {
        return new OneWeight(opType, weight == 0 ? List.of("W", "x") : List.of("x", "W"),
                List.of(attributes), dims, axis, fed);
    }

    /** W, the channels of which are a thousand times larger or smaller than others. */
    float[] weights(Random random) {
        float[] weights = new float[(int) elements()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() * Math.pow(10, channel(i) % 3 * 3 - 3));
        }
        return weights;
    }

    /** The channel of an element of W. */
    int channel(int element) {
        int inner = 1;
        for (int i = axis + 1; i < dims.length; i++) {
            inner *= (int) dims[i];
        }
        return (int) (element / inner % dims[axis]);
    }

    private long elements() {
        long elements = 1;
        for (long dim : dims) {
            elements *= dim;
        }
        return elements;
    }

    /** What is fed: row numbers to Gather, numbers to others. */
    List<HostTensor> input(Random random) {
        boolean isTable = opType.equals("Gather");
        HostTensor x = HostTensor.of(isTable ? DType.INT64 : DType.FLOAT32, fed);
        for (int i = 0; i < x.elements(); i++) {
            if (isTable) {
                x.tensor().i64(i, random.nextInt((int) dims[axis]));
            } else {
                x.tensor().f64(i, random.nextGaussian());
            }
        }
        return List.of(x);
    }

    ModelProto model(float... weights) {
        int type = opType.equals("Gather") ? DataType.INT64 : DataType.FLOAT;
        return model(21, List.of(NodeProto.of(opType, "", inputs, List.of("y"), attributes)),
                List.of(floats("W", dims, weights)),
                ValueInfoProto.of("x", TypeProto.of(new TypeProto.Tensor(type, null))));
    }

    static ModelProto model(long opset, List<NodeProto> nodes, List<TensorProto> constants,
            ValueInfoProto... inputs) {
        return ModelProto.of(10, List.of(new OperatorSetIdProto("", opset)), "test", GraphProto.of("g", nodes,
                constants, List.of(inputs), List.of(ValueInfoProto.of("y", FLOATS))), List.of());
    }

    static TensorProto floats(String name, long[] dims, float... numbers) {
        HostTensor tensor = HostTensor.floats(new int[] {numbers.length}, numbers);
        return TensorProto.of(name, DataType.FLOAT, Longs.of(dims),
                Span.of(tensor.bytes()));
    }

    static byte[] bytes(ModelProto model) {
        return ModelWriter.bytes(model);
    }

    @Override
    public String toString() {
        return opType + " " + inputs + " " + Longs.of(dims);
    }
}
