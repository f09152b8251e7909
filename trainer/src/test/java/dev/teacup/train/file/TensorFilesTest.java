package dev.teacup.train.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.file.TensorFiles.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorFilesTest {
    private static final int[] DIMS = {2, 3};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyTypeSurvivesEveryForm(DType dtype) throws IOException {
        HostTensor tensor = HostTensor.of(dtype, DIMS);
        for (int i = 0; i < tensor.elements(); i++) {
            if (dtype == DType.STRING) {
                tensor.tensor().i64(i, tensor.strings().handle("täe \"" + i));
            } else if (dtype.isFloat()) {
                tensor.tensor().f64(i, i == 5 ? Double.NaN : i == 4 ? Double.NEGATIVE_INFINITY : -1.5 * i);
            } else {
                tensor.tensor().i64(i, i == 5 ? -1 : i);
            }
        }
        for (Form form : Form.values()) {
            if (dtype != DType.STRING || form != Form.NPY) {
                Path file = folder.resolve("t." + form);
                Files.write(file, TensorFiles.write("t", tensor, form));
                assertSame(tensor, TensorFiles.read(file, Type.of(dtype, Shape.of(DIMS))));
            }
        }
    }

    private static void assertSame(HostTensor expected, HostTensor actual) {
        assertEquals(expected.dtype(), actual.dtype());
        assertArrayEquals(expected.dims(), actual.dims());
        for (int i = 0; i < expected.elements(); i++) {
            if (expected.dtype() == DType.STRING) {
                assertEquals(expected.text(i), actual.text(i));
            } else if (expected.dtype().isFloat()) {
                assertEquals(expected.f64(i), actual.f64(i));
            } else {
                assertEquals(expected.i64(i), actual.i64(i));
            }
        }
    }

    @Test
    void readsWhatNumPyWrites() {
        // numpy.save of numpy.array([[1.5], [-2]], dtype="<f4"), version 1.0.
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }";
        byte[] file =
                ("\u0093NUMPY\u0001\u0000v\u0000" + header + " ".repeat(0x76 - header.length() - 1) + "\n"
                        + "\u0000\u0000\u00c0\u003f\u0000\u0000\u0000\u00c0")
                        .getBytes(StandardCharsets.ISO_8859_1);
        HostTensor tensor = NpyFile.read(file);
        assertEquals("float32[2, 1]", tensor.toString());
        assertEquals(1.5, tensor.f64(0));
        assertEquals(-2, tensor.f64(1));
    }

    @Test
    void aPlainValueHasNoDimensions() {
        HostTensor tensor = JsonFile.read("3".getBytes(StandardCharsets.UTF_8), Type.of(DType.INT64));
        assertEquals("int64[]", tensor.toString());
        assertEquals(3, tensor.i64(0));
    }

    @Test
    void refusesRaggedArrays() {
        assertEquals("""
                the arrays are ragged
                expected: the shape [2, 2] everywhere, as at the first element
                got: at [1]: a list of 1
                fix: give all lists of one depth one length""", refusal("[[1, 2], [3]]", DType.FLOAT32));
    }

    @Test
    void refusesWhatTheTypeCannotHold() {
        assertEquals("""
                element 1 is none of this type
                expected: uint8
                got: 256
                fix: write it as the model takes it, or feed another file""",
                refusal("[255, 256]", DType.UINT8));
        assertEquals("1.5", assertThrows(ModelException.class,
                () -> JsonFile.read("[1.5]".getBytes(StandardCharsets.UTF_8), Type.of(DType.INT64, 1)))
                .got());
    }

    @Test
    void refusesTextThatIsNoJson() {
        assertEquals("the file is no JSON", refusal("[1, 2", DType.FLOAT32).split("\n")[0]);
    }

    @Test
    void refusesBytesThatAreNoArray() {
        ModelException e = assertThrows(ModelException.class, () -> NpyFile.read(new byte[20]));
        assertEquals("this is no .npy file", e.what());
    }

    @Test
    void namesTheFileThatIsNotThere() {
        Path file = folder.resolve("none.npy");
        ModelException e =
                assertThrows(ModelException.class, () -> TensorFiles.read(file, Type.of(DType.FLOAT32, 1)));
        assertEquals(file.toString(), e.where());
        assertEquals("nothing", e.got());
    }

    private static String refusal(String json, DType dtype) {
        return assertThrows(ModelException.class, () -> JsonFile.read(json.getBytes(StandardCharsets.UTF_8),
                Type.of(dtype, Shape.UNKNOWN))).getMessage();
    }
}
