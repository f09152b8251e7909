package dev.teacup.train.ort;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorData;
import dev.teacup.onnx.TensorProto;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Letters beyond the 16 bits of a char, such as emoji, on their way through ONNX Runtime. Its Java API gives
 * and takes texts in the modified UTF-8 of Java's native interface, where such a letter has six bytes, and
 * breaks the four bytes of a file: so the texts of a file are put into modified UTF-8 before it is opened.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/jni/types.html#modified-utf-8-strings">
 *      Java Native Interface, modified UTF-8 strings</a>
 */
final class WideLetters {
    private WideLetters() {}

    /**
     * The model, whose constants of the outer graph have such letters in modified UTF-8; as it is where there
     * are none, or where it cannot be read, for what is wrong with it is ONNX Runtime's to say.
     */
    static byte[] modified(byte[] model) {
        try {
            return rewritten(model);
        } catch (ModelException unreadable) {
            return model;
        }
    }

    private static byte[] rewritten(byte[] model) {
        Span file = Span.of(model);
        ModelProto read = ModelReader.read(file.memory(), file.at(), file.length(), Limits.DEFAULT);
        GraphProto graph = read.graph();
        if (graph.initializer().stream().noneMatch(WideLetters::isWide)) {
            return model;
        }
        List<TensorProto> tensors =
                graph.initializer().stream().map(tensor -> isWide(tensor) ? modified(tensor) : tensor)
                        .toList();
        return ModelWriter.bytes(read.with(graph.with(graph.node(), tensors)));
    }

    private static boolean isWide(TensorProto tensor) {
        return tensor.data() instanceof TensorData.Strings strings && strings.values().stream()
                .anyMatch(text -> text.text().chars().anyMatch(sign -> Character.isSurrogate((char) sign)));
    }

    private static TensorProto modified(TensorProto tensor) {
        List<Span> texts = ((TensorData.Strings) tensor.data()).values().stream()
                .map(text -> Span.of(modified(text.text()))).toList();
        return new TensorProto(tensor.name(), tensor.dataType(), tensor.dims(),
                new TensorData.Strings(texts), tensor.docString(), tensor.metadataProps());
    }

    private static byte[] modified(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign > 0 && sign < 0x80) {
                bytes.write(sign);
            } else if (sign < 0x800) {
                bytes.write(0xC0 | sign >> 6);
                bytes.write(0x80 | sign & 0x3F);
            } else {
                bytes.write(0xE0 | sign >> 12);
                bytes.write(0x80 | sign >> 6 & 0x3F);
                bytes.write(0x80 | sign & 0x3F);
            }
        }
        return bytes.toByteArray();
    }
}
