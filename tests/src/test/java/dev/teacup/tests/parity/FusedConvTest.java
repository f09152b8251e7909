package dev.teacup.tests.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.exec.HostTensor;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.Comparison;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.TestCase.Tolerance;
import dev.teacup.train.ort.OrtPlatform;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The convolutions that ONNX Runtime fuses with what follows, against ONNX Runtime. */
final class FusedConvTest {
    @ParameterizedTest
    @CsvSource({"Relu, 0, 0, 0", "Tanh, 0, 0, 0", "Sigmoid, 0, 0, 0", "LeakyRelu, 1, 0.2, 0",
        "Clip, 2, -1, 6",
        "HardSigmoid, 2, 0.1, 0.4"})
    void agreesWithOnnxRuntime(String activation, int parameters, float first, float second)
            throws IOException {
        float[] values = parameters == 0 ? new float[0]
                : parameters == 1 ? new float[] {first} : new float[] {first, second};
        NodeProto node = new NodeProto(List.of("x", "w", "b", "z"), List.of("y"), "fused", "FusedConv",
                "com.microsoft", "",
                List.of(AttributeProto.of("activation", activation), AttributeProto.ints("pads", 1, 1, 1, 1),
                        AttributeProto.floats("activation_params", values)),
                "", List.of());
        TypeProto floats = TypeProto.of(new TypeProto.Tensor(DataType.FLOAT, null));
        List<ValueInfoProto> inputs =
                node.input().stream().map(name -> ValueInfoProto.of(name, floats)).toList();
        GraphProto graph = GraphProto.of("g", List.of(node), List.of(), inputs,
                List.of(ValueInfoProto.of("y", floats)));
        byte[] model = ModelWriter.bytes(ModelProto.of(10,
                List.of(new OperatorSetIdProto("", 21), new OperatorSetIdProto("com.microsoft", 1)), "",
                graph,
                List.of()));
        Draw draw = new Draw(activation.hashCode());
        List<List<HostTensor>> feeds = List.of(List.of(draw.finite(DType.FLOAT32, 1, 2, 5, 6),
                draw.finite(DType.FLOAT32, 3, 2, 3, 3), draw.finite(DType.FLOAT32, 3),
                draw.finite(DType.FLOAT32, 1, 3, 5, 6)));
        HostTensor expected = new OrtPlatform().run(model, feeds).get(0).get(0);
        HostTensor actual = new JvmPlatform().run(model, feeds).get(0).get(0);
        assertEquals("", new Comparison(new Tolerance(1e-4, 1e-5, 0)).difference("y", expected, actual));
    }
}
