package dev.teacup.onnx;

/** Writes graphs, their nodes and sparse tensors. */
final class GraphWriter {
    private GraphWriter() {}

    static void write(ProtoWriter out, int field, GraphProto graph) {
        int message = out.open(field);
        for (NodeProto node : graph.node()) {
            node(out, Fields.Graph.NODE, node);
        }
        out.stringUnlessEmpty(Fields.Graph.NAME, graph.name());
        for (TensorProto tensor : graph.initializer()) {
            TensorWriter.write(out, Fields.Graph.INITIALIZER, tensor);
        }
        out.stringUnlessEmpty(Fields.Graph.DOC_STRING, graph.docString());
        for (ValueInfoProto input : graph.input()) {
            TypeWriter.valueInfo(out, Fields.Graph.INPUT, input);
        }
        for (ValueInfoProto output : graph.output()) {
            TypeWriter.valueInfo(out, Fields.Graph.OUTPUT, output);
        }
        for (ValueInfoProto valueInfo : graph.valueInfo()) {
            TypeWriter.valueInfo(out, Fields.Graph.VALUE_INFO, valueInfo);
        }
        for (SparseTensorProto tensor : graph.sparseInitializer()) {
            sparseTensor(out, Fields.Graph.SPARSE_INITIALIZER, tensor);
        }
        TypeWriter.entries(out, Fields.Graph.METADATA_PROPS, graph.metadataProps());
        out.close(message);
    }

    static void node(ProtoWriter out, int field, NodeProto node) {
        int message = out.open(field);
        TypeWriter.strings(out, Fields.Node.INPUT, node.input());
        TypeWriter.strings(out, Fields.Node.OUTPUT, node.output());
        out.stringUnlessEmpty(Fields.Node.NAME, node.name());
        out.stringUnlessEmpty(Fields.Node.OP_TYPE, node.opType());
        for (AttributeProto attribute : node.attribute()) {
            AttributeWriter.write(out, Fields.Node.ATTRIBUTE, attribute);
        }
        out.stringUnlessEmpty(Fields.Node.DOC_STRING, node.docString());
        out.stringUnlessEmpty(Fields.Node.DOMAIN, node.domain());
        out.stringUnlessEmpty(Fields.Node.OVERLOAD, node.overload());
        TypeWriter.entries(out, Fields.Node.METADATA_PROPS, node.metadataProps());
        out.close(message);
    }

    static void sparseTensor(ProtoWriter out, int field, SparseTensorProto tensor) {
        int message = out.open(field);
        TensorWriter.write(out, Fields.Sparse.VALUES, tensor.values());
        TensorWriter.write(out, Fields.Sparse.INDICES, tensor.indices());
        out.longs(Fields.Sparse.DIMS, tensor.dims());
        out.close(message);
    }
}
