package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.TensorShapeProto.Dimension;
import dev.teacup.onnx.TypeProto;
import dev.teacup.testkit.Models;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scan of operator set 8: a batch, and lengths in a first input. */
final class ScanUpgradeTest {
    private static final HostTensor STATE = HostTensor.floats(new int[] {2, 1}, 0, 100);
    private static final HostTensor X = HostTensor.floats(new int[] {2, 3, 1}, 1, 2, 3, 4, 5, 6);

    @Test
    void scansEachOfABatch() {
        Map<String, HostTensor> results = session("- s x").run(Map.of("s", STATE, "x", X));
        assertNumbers(results.get("last"), "float32[2, 1]", 6, 115);
        assertNumbers(results.get("all"), "float32[2, 3, 1]", 1, 3, 6, 104, 109, 115);
    }

    @Test
    void scansBackwards() {
        Map<String, HostTensor> results =
                session("- s x", directions(1)).run(Map.of("s", STATE, "x", X));
        assertNumbers(results.get("all"), "float32[2, 3, 1]", 3, 5, 6, 106, 111, 115);
    }

    /** What lies behind a length has no meaning, and is the last element. */
    @Test
    void endsEachAtItsLength() {
        HostTensor lengths = HostTensor.longs(new int[] {2}, 3, 2);
        Map<String, HostTensor> results =
                session("lengths s x", directions(1)).run(Map.of("lengths", lengths, "s", STATE, "x", X));
        assertNumbers(results.get("last"), "float32[2, 1]", 6, 109);
        assertNumbers(results.get("all"), "float32[2, 3, 1]", 3, 5, 6, 105, 109, 109);
    }

    @Test
    void refusesLengthsThatAreNone() {
        HostTensor lengths = HostTensor.longs(new int[] {2}, 3, 0);
        ModelException e = assertThrows(ModelException.class,
                () -> session("lengths s x").run(Map.of("lengths", lengths, "s", STATE, "x", X)));
        assertEquals("Gather 'Gather'", e.where());
    }

    private static AttributeProto directions(long... values) {
        return AttributeProto.of("directions", new AttributeProto.IntList(Longs.of(values)));
    }

    private static Session session(String inputs, AttributeProto... more) {
        GraphProto body = Models.opset(8).input("before", 1).input("row", 1)
                .node("Add", "", "before row", "after").node("Identity", "", "after", "copy").output("after")
                .output("copy").graph("body");
        AttributeProto[] attributes = new AttributeProto[2 + more.length];
        attributes[0] = AttributeProto.of("body", body);
        attributes[1] = AttributeProto.of("num_scan_inputs", 1);
        System.arraycopy(more, 0, attributes, 2, more.length);
        Models model = Models.opset(8).input("s", 2, 1).input("x", 2, 3, 1);
        if (inputs.startsWith("lengths")) {
            model.input("lengths", TypeProto.tensor(DataType.INT64, Dimension.of(2)));
        }
        ModelProto proto = model.node("Scan", "", inputs, "last all", attributes)
                .output("last", "all").proto();
        return Session.open(ModelWriter.bytes(proto), Limits.DEFAULT, ExternalFiles.NONE);
    }

    private static void assertNumbers(HostTensor tensor, String type, double... expected) {
        assertEquals(type, tensor.toString());
        double[] numbers = new double[tensor.elements()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tensor.f64(i);
        }
        assertArrayEquals(expected, numbers);
    }
}
