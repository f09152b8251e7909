package dev.teacup.onnx;

import static dev.teacup.onnx.Files.bytes;
import static dev.teacup.onnx.Files.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FileKindTest {
    @Test
    void refusesAnEmptyFile() {
        assertEquals("""
                the file is empty
                expected: a binary ONNX model
                got: 0 bytes
                fix: look at the address that it came from""", refusal(new byte[0]).getMessage());
    }

    @Test
    void tellsAGzipFile() {
        assertEquals("""
                this is a gzip file, not a binary ONNX model
                expected: a binary ONNX model
                got: a gzip file
                fix: unpack it first""", refusal(bytes(0x1F, 0x8B, 8, 0)).getMessage());
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("\n <!DOCTYPE html><html>", "a web page (HTML)"),
                Arguments.of("\u00ef\u00bb\u00bf<html lang='en'>", "a web page (HTML)"),
                Arguments.of("PK\3\4...archive/data.pkl...", "a PyTorch file (zip)"),
                Arguments.of("PK\3\4...metadata.json...config.json...model.weights.h5", "a Keras file (zip)"),
                Arguments.of("PK\3\4...weights.bin", "a zip file"),
                Arguments.of(" \0\0\0TFL3\0\0\0\0", "a TFLite file"),
                Arguments.of("(\0\0\0ORTM\0\0\0\0", "an ONNX Runtime file"),
                Arguments.of("version https://git-lfs.github.com/spec/v1\noid", "a Git LFS pointer"),
                Arguments.of("{\"message\": \"Not Found\"}", "a JSON file"),
                Arguments.of("[1, 2]", "a JSON file"),
                Arguments.of("\u0080\2\u008a\nl\u00fc\u009cF", "a PyTorch pickle"),
                Arguments.of("\u0080\4\u0095\0\0", "a pickle"),
                Arguments.of("\u0089HDF\r\n\u001a\n", "an HDF5 file, as of Keras"),
                Arguments.of("H\0\0\0\0\0\0\0{\"w\":", "a safetensors file"),
                Arguments.of("<\n  ir_version: 8,\n  opset_import: [\"\" : 17]\n>", "ONNX in text form"),
                Arguments.of("ir_version: 8\n", "ONNX in text form"),
                Arguments.of("404: Not Found\n", "a text file"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void tellsFilesOfOtherKinds(String latin1, String kind) {
        String what = refusal(latin1.getBytes(StandardCharsets.ISO_8859_1)).what();
        assertTrue(what.startsWith("this is " + kind), what);
    }

    @ParameterizedTest
    @MethodSource("others")
    void refusesThemHoweverShortTheyAreCut(String latin1, String kind) {
        byte[] file = latin1.getBytes(StandardCharsets.ISO_8859_1);
        for (int length = 0; length < file.length; length++) {
            refusal(java.util.Arrays.copyOf(file, length));
        }
    }

    @Test
    void takesTheNameOfAProducerForNoSignature() {
        byte[] file = bytes(8, 8, 0x12, 4, "TFL3", 0x42, 2, 0x10, 17, 0x3A, 0);
        assertEquals("TFL3", Files.read(file).producerName());
    }
}
