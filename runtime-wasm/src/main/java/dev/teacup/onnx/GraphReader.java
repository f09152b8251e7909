package dev.teacup.onnx;

import java.util.ArrayList;
import java.util.List;

/** Reads graphs, their nodes and sparse tensors. */
final class GraphReader {
    private GraphReader() {}

    static GraphProto read(ProtoReader in) {
        String name = "";
        List<NodeProto> node = new ArrayList<>();
        List<TensorProto> initializer = new ArrayList<>();
        List<SparseTensorProto> sparseInitializer = new ArrayList<>();
        List<ValueInfoProto> input = new ArrayList<>();
        List<ValueInfoProto> output = new ArrayList<>();
        List<ValueInfoProto> valueInfo = new ArrayList<>();
        String docString = "";
        List<StringStringEntryProto> metadataProps = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case Fields.Graph.NODE -> node.add(node(in.message("node", node.size())));
                case Fields.Graph.NAME -> name = in.string("name");
                case Fields.Graph.INITIALIZER ->
                    initializer.add(TensorReader.read(in.message("initializer", initializer.size())));
                case Fields.Graph.SPARSE_INITIALIZER -> sparseInitializer.add(
                        sparseTensor(in.message("sparse_initializer", sparseInitializer.size())));
                case Fields.Graph.INPUT -> input.add(TypeReader.valueInfo(in.message("input", input.size())));
                case Fields.Graph.OUTPUT ->
                    output.add(TypeReader.valueInfo(in.message("output", output.size())));
                case Fields.Graph.VALUE_INFO ->
                    valueInfo.add(TypeReader.valueInfo(in.message("value_info", valueInfo.size())));
                case Fields.Graph.DOC_STRING -> docString = in.string("doc_string");
                case Fields.Graph.METADATA_PROPS -> metadataProps.add(TypeReader.entry(in, "metadata_props"));
                default -> in.skip();
            }
        }
        return new GraphProto(name, node, initializer, sparseInitializer, input, output, valueInfo, docString,
                metadataProps);
    }

    static NodeProto node(ProtoReader in) {
        countNode(in);
        List<String> input = new ArrayList<>();
        List<String> output = new ArrayList<>();
        String name = "";
        String opType = "";
        String domain = "";
        String overload = "";
        List<AttributeProto> attribute = new ArrayList<>();
        String docString = "";
        List<StringStringEntryProto> metadataProps = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case Fields.Node.INPUT -> input.add(in.string("input"));
                case Fields.Node.OUTPUT -> {
                    output.add(in.string("output"));
                    in.label(name.isEmpty() ? output.get(0) : name);
                }
                case Fields.Node.NAME -> {
                    name = in.string("name");
                    in.label(name);
                }
                case Fields.Node.OP_TYPE -> opType = in.string("op_type");
                case Fields.Node.DOMAIN -> domain = in.string("domain");
                case Fields.Node.OVERLOAD -> overload = in.string("overload");
                case Fields.Node.ATTRIBUTE ->
                    attribute.add(AttributeReader.read(in.message("attribute", attribute.size())));
                case Fields.Node.DOC_STRING -> docString = in.string("doc_string");
                case Fields.Node.METADATA_PROPS -> metadataProps.add(TypeReader.entry(in, "metadata_props"));
                default -> in.skip();
            }
        }
        return new NodeProto(input, output, name, opType, domain, overload, attribute, docString,
                metadataProps);
    }

    static SparseTensorProto sparseTensor(ProtoReader in) {
        TensorProto values = null;
        TensorProto indices = null;
        Longs.Builder dims = new Longs.Builder();
        while (in.next()) {
            switch (in.field()) {
                case Fields.Sparse.VALUES -> {
                    in.once(values, "values");
                    values = TensorReader.read(in.message("values"));
                }
                case Fields.Sparse.INDICES -> {
                    in.once(indices, "indices");
                    indices = TensorReader.read(in.message("indices"));
                }
                case Fields.Sparse.DIMS -> in.longs("dims", dims);
                default -> in.skip();
            }
        }
        if (values == null || indices == null) {
            throw in.refuseAll("the sparse tensor is not whole", "values and indices",
                    values == null ? "no values" : "no indices", "export the model again");
        }
        return new SparseTensorProto(values, indices, dims.build());
    }

    private static void countNode(ProtoReader in) {
        if (!in.budget().takeNode()) {
            throw in.refuse("the model has too many nodes",
                    "at most " + in.budget().limits.nodes() + ", subgraphs and functions included",
                    "one more",
                    "simplify the model, or raise the limit");
        }
    }
}
