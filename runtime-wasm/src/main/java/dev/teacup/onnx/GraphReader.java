package dev.teacup.onnx;

/** Reads graphs, their nodes and sparse tensors. */
final class GraphReader {
    private GraphReader() {}

    static GraphProto read(ProtoReader in) {
        Message graph = Message.of(in, Schema.GRAPH);
        return new GraphProto(graph.text(Fields.Graph.NAME), graph.list(Fields.Graph.NODE),
                graph.list(Fields.Graph.INITIALIZER), graph.list(Fields.Graph.SPARSE_INITIALIZER),
                graph.list(Fields.Graph.INPUT), graph.list(Fields.Graph.OUTPUT),
                graph.list(Fields.Graph.VALUE_INFO), graph.text(Fields.Graph.DOC_STRING),
                graph.list(Fields.Graph.METADATA_PROPS));
    }

    static NodeProto node(ProtoReader in) {
        if (!in.budget().takeNode()) {
            throw in.refuse("the model has too many nodes",
                    "at most " + in.budget().limits.nodes() + ", subgraphs and functions included",
                    "one more", "simplify the model, or raise the limit");
        }
        Message node = Message.of(in, Schema.NODE);
        return new NodeProto(node.list(Fields.Node.INPUT), node.list(Fields.Node.OUTPUT),
                node.text(Fields.Node.NAME), node.text(Fields.Node.OP_TYPE), node.text(Fields.Node.DOMAIN),
                node.text(Fields.Node.OVERLOAD), node.list(Fields.Node.ATTRIBUTE),
                node.text(Fields.Node.DOC_STRING), node.list(Fields.Node.METADATA_PROPS));
    }

    static SparseTensorProto sparseTensor(ProtoReader in) {
        Message sparse = Message.of(in, Schema.SPARSE);
        TensorProto values = (TensorProto) sparse.get(Fields.Sparse.VALUES);
        TensorProto indices = (TensorProto) sparse.get(Fields.Sparse.INDICES);
        if (values == null || indices == null) {
            throw in.refuseAll("the sparse tensor is not whole", "values and indices",
                    values == null ? "no values" : "no indices", "export the model again");
        }
        return new SparseTensorProto(values, indices, sparse.longs(Fields.Sparse.DIMS));
    }
}
