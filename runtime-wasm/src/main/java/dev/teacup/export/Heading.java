package dev.teacup.export;

import dev.teacup.onnx.StringStringEntryProto;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model file says about itself.
 *
 * @param opset the operator set of ONNX that its nodes are written in
 * @param producer who wrote it, with {@code producerVersion}
 * @param metadata keys and values in the order of the file
 */
public record Heading(int opset, String producer, String producerVersion,
        List<StringStringEntryProto> metadata) {
    public Heading {
        metadata = List.copyOf(metadata);
    }

    /** A file of this operator set by Teacup, without metadata. */
    public static Heading of(int opset) {
        return new Heading(opset, "teacup", "", List.of());
    }

    /** The same with another key. */
    public Heading with(String key, String value) {
        List<StringStringEntryProto> more = new ArrayList<>(metadata);
        more.add(new StringStringEntryProto(key, value));
        return new Heading(opset, producer, producerVersion, more);
    }
}
