package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.onnx.DataType;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.StringStringEntryProto;
import dev.teacup.onnx.TensorData;
import dev.teacup.onnx.TensorProto;
import dev.teacup.testkit.Models;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExternalDataRefusalTest {
    @Test
    void namesAFileThatIsNotThere() {
        assertEquals("""
                initializer 'w': the file of the external data is not there
                expected: a file in the folder of the model
                got: 'w.bin'
                fix: put the file beside the model, or save the model with its data inside""",
                refusal(external("w", 1, "location", "w.bin"), ExternalFiles.NONE));
    }

    @Test
    void refusesWhatLiesPastTheEndOfTheFile() {
        assertEquals("""
                initializer 'w': the external data lies past the end of its file
                expected: offset and length within the 8 bytes of 'w.bin'
                got: offset 6, length 4
                fix: download or export both files again""",
                refusal(external("w", 1, "location", "w.bin", "offset", "6"), file(8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/w.bin", "../w.bin", "a/../../w.bin", "C:/w.bin", "a\\w.bin", "https://a/w.bin",
        "%2e%2e/w.bin", "w.bin\0", ""})
    void refusesALocationOutsideOfTheFolder(String location) {
        String refusal = refusal(external("w", 1, "location", location), file(8));
        assertTrue(refusal.contains("'w': the location of the external data"), refusal);
    }

    @Test
    void refusesABooleanThatIsNeitherFalseNorTrue() {
        TensorProto w = new TensorProto("w", DataType.BOOL, Longs.of(2),
                new TensorData.External(entries("location", "w.bin")), "", List.of());
        String refusal = refusal(w, new MemoryFiles("w.bin", new byte[] {1, 2}));
        assertTrue(refusal.startsWith("initializer 'w': element 1 of the external data is no bool"), refusal);
    }

    /** A float32 tensor of one dimension. */
    static TensorProto external(String name, int elements, String... entries) {
        return new TensorProto(name, DataType.FLOAT, Longs.of(elements),
                new TensorData.External(entries(entries)), "",
                List.of());
    }

    private static List<StringStringEntryProto> entries(String... keysAndValues) {
        List<StringStringEntryProto> entries = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.add(new StringStringEntryProto(keysAndValues[i], keysAndValues[i + 1]));
        }
        return entries;
    }

    private static MemoryFiles file(int bytes) {
        return new MemoryFiles("w.bin", new byte[bytes]);
    }

    private static String refusal(TensorProto w, ExternalFiles files) {
        return Models.opset(21).input("x", 1).beside(files).initializer(w).node("Add", "", "x w", "y")
                .output("y")
                .refusal();
    }
}
