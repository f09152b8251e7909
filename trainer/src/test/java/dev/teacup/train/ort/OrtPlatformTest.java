package dev.teacup.train.ort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.export.Exporter;
import dev.teacup.export.Heading;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class OrtPlatformTest {
    private final OrtPlatform platform = new OrtPlatform();

    @Test
    void runsAModelOnceForEachListOfInputs() {
        byte[] model = model("""
                graph g
                input a: float32[n]
                input b: float32[n]
                c: float32[n] = Sub(a, b)
                d: float32[n] = Sub(b, a)
                output d
                output c
                """);
        HostTensor one = HostTensor.floats(new int[] {1}, 1);
        HostTensor pair = HostTensor.floats(new int[] {2}, 3, 5);
        List<List<HostTensor>> results = platform.run(model, List.of(List.of(one, one), List.of(pair, one)));
        assertEquals(2, results.size());
        assertEquals(0, results.get(0).get(0).f64(0));
        assertEquals(-4, results.get(1).get(0).f64(1), "b - a");
        assertEquals(4, results.get(1).get(1).f64(1), "a - b");
    }

    @ParameterizedTest
    @EnumSource(value = DType.class, mode = Mode.EXCLUDE, names = {"UINT16", "UINT32", "UINT64", "STRING"})
    void givesBackTheBytesOfEachType(DType dtype) {
        byte[] bytes = new byte[2 * dtype.bytes()];
        Arrays.fill(bytes, (byte) 1);
        HostTensor fed = HostTensor.of(dtype, new int[] {2, 1}, bytes);
        HostTensor got = platform.run(identity(dtype, "2, 1"), List.of(List.of(fed))).get(0).get(0);
        assertEquals(fed.toString(), got.toString());
        assertArrayEquals(bytes, got.bytes());
    }

    @Test
    void givesBackStringsOfAnyRank() {
        HostTensor fed = HostTensor.texts(new int[] {2, 1}, "tea", "");
        HostTensor got = platform.run(identity(DType.STRING, "2, 1"), List.of(List.of(fed))).get(0).get(0);
        assertEquals("tea", got.text(0));
        assertEquals("", got.text(1));
    }

    @Test
    void refusesTypesThatItsTensorsCannotHave() {
        HostTensor fed = HostTensor.of(DType.UINT32, 1);
        ModelException refusal = assertThrows(ModelException.class,
                () -> platform.run(identity(DType.UINT32, "1"), List.of(List.of(fed))));
        assertEquals("""
                input 'x': the Java API of ONNX Runtime makes no tensors of this type
                expected: float16 to float64, int8 to int64, uint8, bool or string
                got: uint32
                fix: feed int64, and convert it by Cast in the model""", refusal.getMessage());
    }

    @Test
    void tellsWhatOnnxRuntimeSays() {
        HostTensor fed = HostTensor.floats(new int[] {2}, 1, 2);
        ModelException refusal = assertThrows(ModelException.class,
                () -> platform.run(identity(DType.FLOAT32, "1"), List.of(List.of(fed))));
        assertTrue(refusal.getMessage().contains("Got invalid dimensions for input: x"),
                refusal.getMessage());
    }

    private static byte[] identity(DType dtype, String dims) {
        String type = dtype + "[" + dims + "]";
        return model("graph g\ninput x: " + type + "\ny: " + type + " = Identity(x)\noutput y\n");
    }

    private static byte[] model(String text) {
        Arena arena = new Arena(BufferMemory.of(1 << 12, 1 << 20), Arena.ALIGNMENT, 1 << 20);
        Constants constants = new Constants(arena, new Strings());
        return ModelWriter.bytes(
                Exporter.export(Graph.parse(text, constants), constants, Heading.of(Exporter.OLDEST)));
    }
}
