package dev.teacup.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExternalDataTest {
    @Test
    void readsLocationOffsetAndLength() {
        assertEquals(new ExternalData("w.bin", 4096, 8),
                ExternalData.of(tensor("location", "w.bin", "offset", "4096", "length", "8")));
    }

    @Test
    void takesTheLengthFromTheShape() {
        assertEquals(new ExternalData("a/w.bin", 0, 8),
                ExternalData.of(tensor("location", "a/w.bin", "x", "y")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w", "a/b/c", "./w", "a/../w", "..w", "w..", "100%", "50%off", "größe.bin"})
    void acceptsAPathInTheFolder(String location) {
        assertEquals(location, ExternalData.of(tensor("location", location)).location());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/w", "../w", "a/../../w", "..", ".", "a/", "a/..", "a//w", "//host/w",
        "..\\w",
        "C:w", "C:/w", "http://host/w", "file:w", "%2e%2e/w", "a%2Fw", "a%00", "w\0", "a\nb", "\\\\host\\w"})
    void refusesAPathThatLeavesTheFolderOrIsNone(String location) {
        ModelException refusal = refusal("location", location);
        assertEquals("tensor 'w'", refusal.where());
        assertEquals("the location of the external data is no file in the model's folder", refusal.what());
    }

    @Test
    void saysWhatIsWrongWithALocation() {
        assertEquals("""
                tensor 'w': the location of the external data is no file in the model's folder
                expected: a relative path of plain names, without '..' out of the folder
                got: '../secret.bin'
                fix: export the model again, with the data beside it""",
                refusal("location", "../secret.bin").getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1e3", "0x10", " 1", "99999999999999999999", "9223372036854775807"})
    void refusesAnOffsetThatIsNoNumberOfBytes(String offset) {
        assertTrue(refusal("location", "w", "offset", offset).what().contains("offset"));
    }

    @Test
    void refusesALengthThatDoesNotFitTheShape() {
        assertEquals("8 bytes", refusal("location", "w", "length", "9").expected());
    }

    @Test
    void refusesTwoLocations() {
        assertEquals("'a' and 'b'", refusal("location", "a", "location", "b").got());
    }

    private static ModelException refusal(String... entries) {
        return assertThrows(ModelException.class, () -> ExternalData.of(tensor(entries)));
    }

    private static TensorProto tensor(String... entries) {
        List<StringStringEntryProto> data = new ArrayList<>();
        for (int i = 0; i < entries.length; i += 2) {
            data.add(new StringStringEntryProto(entries[i], entries[i + 1]));
        }
        return new TensorProto("w", DataType.FLOAT, Longs.of(2), new TensorData.External(data), "",
                List.of());
    }
}
