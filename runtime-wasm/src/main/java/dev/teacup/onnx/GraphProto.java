package dev.teacup.onnx;

import java.util.List;

/** A graph or subgraph. Quantization annotations of a file are not kept. */
public record GraphProto(String name, List<NodeProto> node, List<TensorProto> initializer,
        List<SparseTensorProto> sparseInitializer, List<ValueInfoProto> input, List<ValueInfoProto> output,
        List<ValueInfoProto> valueInfo, String docString, List<StringStringEntryProto> metadataProps) {
    public GraphProto {
        node = List.copyOf(node);
        initializer = List.copyOf(initializer);
        sparseInitializer = List.copyOf(sparseInitializer);
        input = List.copyOf(input);
        output = List.copyOf(output);
        valueInfo = List.copyOf(valueInfo);
        metadataProps = List.copyOf(metadataProps);
    }

    /** A graph of what a graph needs. */
    public static GraphProto of(String name, List<NodeProto> node, List<TensorProto> initializer,
            List<ValueInfoProto> input, List<ValueInfoProto> output) {
        return new GraphProto(name, node, initializer, List.of(), input, output, List.of(), "", List.of());
    }

    /** The same with other nodes and constants. */
    public GraphProto with(List<NodeProto> nodes, List<TensorProto> constants) {
        return new GraphProto(name, nodes, constants, sparseInitializer, input, output, valueInfo, docString,
                metadataProps);
    }

    /** The same with other outputs. */
    public GraphProto telling(List<ValueInfoProto> outputs) {
        return new GraphProto(name, node, initializer, sparseInitializer, input, outputs, valueInfo,
                docString, metadataProps);
    }
}
