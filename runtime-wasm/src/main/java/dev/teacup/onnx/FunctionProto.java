package dev.teacup.onnx;

import java.util.List;

/**
 * A function of the model: an operator that is a graph of others.
 *
 * @param attribute names of the attributes that a caller must give
 * @param attributeProto attributes that a caller may leave out, with their defaults
 */
public record FunctionProto(String domain, String name, String overload, List<String> input,
        List<String> output,
        List<String> attribute, List<AttributeProto> attributeProto, List<NodeProto> node,
        List<OperatorSetIdProto> opsetImport, List<ValueInfoProto> valueInfo, String docString,
        List<StringStringEntryProto> metadataProps) {
    public FunctionProto {
        input = List.copyOf(input);
        output = List.copyOf(output);
        attribute = List.copyOf(attribute);
        attributeProto = List.copyOf(attributeProto);
        node = List.copyOf(node);
        opsetImport = List.copyOf(opsetImport);
        valueInfo = List.copyOf(valueInfo);
        metadataProps = List.copyOf(metadataProps);
    }
}
