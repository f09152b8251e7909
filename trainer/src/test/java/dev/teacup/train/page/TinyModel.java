package dev.teacup.train.page;

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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A model with a table of eight words in two dimensions. */
final class TinyModel {
    static final List<String> WORDS = List.of("one", "two", "three", "four", "five", "six", "seven", "eight");

    private TinyModel() {}

    /** Gathers rows of the table; the words are a constant of it where they are {@code told}. */
    static byte[] gathering(boolean told, int axis) {
        TensorProto table = floats("words.table", 8, 2);
        TensorProto words = TensorProto.strings("words", Longs.of(8), WORDS.toArray(String[]::new));
        NodeProto gather = NodeProto.of("Gather", "", List.of("words.table", "x"), List.of("y"),
                List.of(new AttributeProto("axis", new AttributeProto.Int(axis), "")));
        return bytes(gather, told ? List.of(table, words) : List.of(table), DataType.INT64);
    }

    /** The scores of eight classes from three numbers. */
    static byte[] scoring() {
        NodeProto scores = NodeProto.of("MatMul", "", List.of("x", "scores.W"), List.of("y"), List.of());
        return bytes(scores, List.of(floats("scores.W", 3, 8)), DataType.FLOAT);
    }

    private static TensorProto floats(String name, int rows, int width) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * rows * width).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < rows * width; at++) {
            bytes.putFloat(at);
        }
        return TensorProto.of(name, DataType.FLOAT, Longs.of(rows, width), Span.of(bytes.array()));
    }

    private static byte[] bytes(NodeProto node, List<TensorProto> constants, int input) {
        GraphProto graph = GraphProto.of("tiny", List.of(node), constants,
                List.of(ValueInfoProto.of("x", TypeProto.tensor(input))),
                List.of(ValueInfoProto.of("y", TypeProto.tensor(DataType.FLOAT))));
        return ModelWriter.bytes(
                ModelProto.of(10, List.of(new OperatorSetIdProto("", 21)), "", graph, List.of()));
    }
}
