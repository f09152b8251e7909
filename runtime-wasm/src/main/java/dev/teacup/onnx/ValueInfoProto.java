package dev.teacup.onnx;

import java.util.List;

/**
 * A value's name and type.
 *
 * @param type null where the file does not say
 */
public record ValueInfoProto(String name, TypeProto type, String docString,
        List<StringStringEntryProto> metadataProps) {
    public ValueInfoProto {
        metadataProps = List.copyOf(metadataProps);
    }

    /** A name and its type, no more. */
    public static ValueInfoProto of(String name, TypeProto type) {
        return new ValueInfoProto(name, type, "", List.of());
    }
}
