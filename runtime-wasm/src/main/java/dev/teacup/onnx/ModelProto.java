package dev.teacup.onnx;

import java.util.List;

/** A model file. Training information and device configurations of a file are not kept. */
public record ModelProto(long irVersion, List<OperatorSetIdProto> opsetImport, String producerName,
        String producerVersion,
        String domain, long modelVersion, String docString, GraphProto graph,
        List<StringStringEntryProto> metadataProps,
        List<FunctionProto> functions) {
    public ModelProto {
        opsetImport = List.copyOf(opsetImport);
        metadataProps = List.copyOf(metadataProps);
        functions = List.copyOf(functions);
    }

    /** A model without functions, of {@code producerName}. */
    public static ModelProto of(long irVersion, List<OperatorSetIdProto> opsetImport, String producerName,
            GraphProto graph,
            List<StringStringEntryProto> metadataProps) {
        return new ModelProto(irVersion, opsetImport, producerName, "", "", 0, "", graph, metadataProps,
                List.of());
    }

    /** The same with another graph. */
    public ModelProto with(GraphProto other) {
        return new ModelProto(irVersion, opsetImport, producerName, producerVersion, domain, modelVersion,
                docString, other, metadataProps, functions);
    }

    /** The same with other metadata. */
    public ModelProto with(List<StringStringEntryProto> metadata) {
        return new ModelProto(irVersion, opsetImport, producerName, producerVersion, domain, modelVersion,
                docString, graph, metadata, functions);
    }
}
