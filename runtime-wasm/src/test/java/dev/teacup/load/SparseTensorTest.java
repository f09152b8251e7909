package dev.teacup.load;

import static dev.teacup.testkit.Models.opset;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.error.Limits;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.SparseTensorProto;
import dev.teacup.onnx.TensorProto;
import dev.teacup.testkit.Models;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sparse value of a Constant, of which a file has the elements that are not 0, and their indices. */
final class SparseTensorTest {
    private static final Longs TWO_BY_THREE = Longs.of(2, 3);

    @Test
    void takesIndicesThatCountAllElements() {
        String dense = """
                graph g
                constant c: float32[2, 3] = 0 7 0 0 0 8
                output c
                """;
        assertEquals(dense, model(indices(Longs.of(2), 1, 5), TWO_BY_THREE).output("c").load().text());
    }

    @Test
    void takesAnIndexForEachDimension() {
        String dense = """
                graph g
                constant c: float32[2, 3] = 0 7 0 0 0 8
                output c
                """;
        TensorProto indices = indices(Longs.of(2, 2), 0, 1, 1, 2);
        assertEquals(dense, model(indices, TWO_BY_THREE).output("c").load().text());
    }

    @Test
    void takesASparseInitializerByTheNameOfItsValues() {
        SparseTensorProto sparse = new SparseTensorProto(Models.floatTensor("w", 7, 8),
                indices(Longs.of(2), 0, 3), Longs.of(4));
        GraphProto plain = opset(21).node("Neg", "", "w", "y").output("y").graph("g");
        GraphProto graph = new GraphProto("g", plain.node(), List.of(), List.of(sparse), List.of(),
                plain.output(), List.of(), "", List.of());
        ModelProto model =
                ModelProto.of(10, List.of(new OperatorSetIdProto("", 21)), "test", graph, List.of());
        assertEquals("""
                graph g
                constant w: float32[4] = 7 0 0 8
                y: float32[4] = Neg(w)
                output y
                """, Loader.load(model, Models.constants(), Limits.DEFAULT, ExternalFiles.NONE).text());
    }

    @Test
    void refusesIndicesThatDoNotFit() {
        assertEquals("""
                Constant 'c': the indices of the sparse tensor do not fit its values
                expected: int64[2], or with an index for each of 2 dimensions
                got: int64[3]
                fix: export the model again""",
                model(indices(Longs.of(3), 0, 1, 2), TWO_BY_THREE).refusal());
        assertEquals("""
                Constant 'c': an index of the sparse tensor is out of range
                expected: less than 3, and not negative
                got: 3
                fix: export the model again""",
                model(indices(Longs.of(2, 2), 0, 3, 1, 2), TWO_BY_THREE).refusal());
        assertEquals("""
                Constant 'c': an index of the sparse tensor is out of range
                expected: less than 6, and not negative
                got: -1
                fix: export the model again""",
                model(indices(Longs.of(2), -1, 2), TWO_BY_THREE).refusal());
        assertEquals("""
                Constant 'c': the indices of the sparse tensor are not in their order
                expected: every element once, and the first ones first
                got: element 4 behind 4
                fix: export the model again""", model(indices(Longs.of(2), 4, 4), TWO_BY_THREE).refusal());
    }

    @Test
    void refusesAShapeThatNoTensorHas() {
        TensorProto indices = indices(Longs.of(2), 1, 5);
        assertEquals("""
                Constant 'c': dimension 1 of the shape is out of range
                expected: numbers from 0 to 2147483647
                got: -3
                fix: use a smaller tensor""", model(indices, Longs.of(2, -3)).refusal());
        String huge = model(indices, Longs.of(1 << 30, 1 << 30, 1 << 30)).refusal();
        assertEquals("Constant 'c'", huge.substring(0, huge.indexOf(':')));
    }

    private static Models model(TensorProto indices, Longs dims) {
        SparseTensorProto sparse = new SparseTensorProto(Models.floatTensor("", 7, 8), indices, dims);
        return opset(11).node("Constant", "c", "", "c",
                AttributeProto.of("sparse_value", new AttributeProto.SparseTensor(sparse)));
    }

    private static TensorProto indices(Longs dims, long... indices) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * indices.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(indices);
        return TensorProto.of("", DataType.INT64, dims, Span.of(bytes.array()));
    }
}
