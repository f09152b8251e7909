package dev.teacup.onnx;

import java.util.List;

/**
 * A node. Device configurations of a file are not kept.
 *
 * @param input names of values; "" stands for an optional input that is left out, as in {@code output}
 * @param overload which of the functions of one domain and name is meant, "" for the one
 */
public record NodeProto(List<String> input, List<String> output, String name, String opType, String domain,
        String overload, List<AttributeProto> attribute, String docString,
        List<StringStringEntryProto> metadataProps) {
    public NodeProto {
        input = List.copyOf(input);
        output = List.copyOf(output);
        attribute = List.copyOf(attribute);
        metadataProps = List.copyOf(metadataProps);
    }

    /** A node of one of ONNX's own operators. */
    public static NodeProto of(String opType, String name, List<String> input, List<String> output,
            List<AttributeProto> attribute) {
        return new NodeProto(input, output, name, opType, "", "", attribute, "", List.of());
    }
}
