package dev.teacup.onnx;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.memory.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a model file, whatever its bytes are: the answer is a model or a {@link ModelException}.
 *
 * <p>Fields that nobody knows are stepped over, and so are training information, device configurations and
 * quantization annotations. A number or name that is given twice has its last value, as protobuf has it; a
 * message that can be there once only is refused the second time, where protobuf would merge. Names that are
 * not UTF-8 are refused.
 */
public final class ModelReader {
    private ModelReader() {}

    /**
     * The model in {@code length} bytes from {@code at} on. Its tensors stay there, so the bytes have to stay
     * too.
     *
     * @throws ModelException when the bytes are no model, or ask for more than {@code limits} allow
     */
    public static ModelProto read(Memory memory, int at, int length, Limits limits) {
        Span file = new Span(memory, at, length);
        FileKind.checkModel(file);
        return model(ProtoReader.of(file, "", limits));
    }

    private static ModelProto model(ProtoReader in) {
        long irVersion = 0;
        List<OperatorSetIdProto> opsetImport = new ArrayList<>();
        String producerName = "";
        String producerVersion = "";
        String domain = "";
        long modelVersion = 0;
        String docString = "";
        GraphProto graph = null;
        List<StringStringEntryProto> metadataProps = new ArrayList<>();
        List<FunctionProto> functions = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case Fields.Model.IR_VERSION -> irVersion = in.int64("ir_version");
                case Fields.Model.OPSET_IMPORT -> opsetImport.add(operatorSet(in, opsetImport.size()));
                case Fields.Model.PRODUCER_NAME -> producerName = in.string("producer_name");
                case Fields.Model.PRODUCER_VERSION -> producerVersion = in.string("producer_version");
                case Fields.Model.DOMAIN -> domain = in.string("domain");
                case Fields.Model.MODEL_VERSION -> modelVersion = in.int64("model_version");
                case Fields.Model.DOC_STRING -> docString = in.string("doc_string");
                case Fields.Model.GRAPH -> {
                    in.once(graph, "graph");
                    graph = GraphReader.read(in.message("graph"));
                }
                case Fields.Model.METADATA_PROPS -> metadataProps.add(TypeReader.entry(in, "metadata_props"));
                case Fields.Model.FUNCTIONS ->
                    functions.add(function(in.message("functions", functions.size())));
                default -> in.skip();
            }
        }
        checkWhole(in, graph != null, !opsetImport.isEmpty());
        return new ModelProto(irVersion, opsetImport, producerName, producerVersion, domain, modelVersion,
                docString, graph,
                metadataProps, functions);
    }

    private static FunctionProto function(ProtoReader in) {
        String domain = "";
        String name = "";
        String overload = "";
        List<String> input = new ArrayList<>();
        List<String> output = new ArrayList<>();
        List<String> attribute = new ArrayList<>();
        List<AttributeProto> attributeProto = new ArrayList<>();
        List<NodeProto> node = new ArrayList<>();
        List<OperatorSetIdProto> opsetImport = new ArrayList<>();
        List<ValueInfoProto> valueInfo = new ArrayList<>();
        String docString = "";
        List<StringStringEntryProto> metadataProps = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case Fields.Function.DOMAIN -> domain = in.string("domain");
                case Fields.Function.NAME -> {
                    name = in.string("name");
                    in.label(name);
                }
                case Fields.Function.OVERLOAD -> overload = in.string("overload");
                case Fields.Function.INPUT -> input.add(in.string("input"));
                case Fields.Function.OUTPUT -> output.add(in.string("output"));
                case Fields.Function.ATTRIBUTE -> attribute.add(in.string("attribute"));
                case Fields.Function.ATTRIBUTE_PROTO -> attributeProto.add(
                        AttributeReader.read(in.message("attribute_proto", attributeProto.size())));
                case Fields.Function.NODE -> node.add(GraphReader.node(in.message("node", node.size())));
                case Fields.Function.OPSET_IMPORT -> opsetImport.add(operatorSet(in, opsetImport.size()));
                case Fields.Function.VALUE_INFO ->
                    valueInfo.add(TypeReader.valueInfo(in.message("value_info", valueInfo.size())));
                case Fields.Function.DOC_STRING -> docString = in.string("doc_string");
                case Fields.Function.METADATA_PROPS ->
                    metadataProps.add(TypeReader.entry(in, "metadata_props"));
                default -> in.skip();
            }
        }
        return new FunctionProto(domain, name, overload, input, output, attribute, attributeProto, node,
                opsetImport,
                valueInfo, docString, metadataProps);
    }

    private static OperatorSetIdProto operatorSet(ProtoReader outer, int index) {
        ProtoReader in = outer.message("opset_import", index);
        String domain = "";
        long version = 0;
        while (in.next()) {
            switch (in.field()) {
                case Fields.OperatorSet.DOMAIN -> domain = in.string("domain");
                case Fields.OperatorSet.VERSION -> version = in.int64("version");
                default -> in.skip();
            }
        }
        return new OperatorSetIdProto(domain, version);
    }

    private static void checkWhole(ProtoReader in, boolean hasGraph, boolean hasOperatorSet) {
        if (!hasGraph || !hasOperatorSet) {
            throw in.refuseAll("the file is no whole model", "a graph and at least one opset_import",
                    hasGraph ? "no opset_import"
                            : "no graph" + (hasOperatorSet ? "" : " and no opset_import"),
                    "download or export the file again; is it an ONNX model?");
        }
    }
}
