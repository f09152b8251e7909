package dev.teacup.onnx;

import dev.teacup.memory.BufferMemory;
import dev.teacup.memory.Memory;

/**
 * Writes a model as ONNX. The same model gives the same bytes, and reading them gives an equal model. The
 * graph comes last, so that a file that was cut short is never a model.
 */
public final class ModelWriter {
    private static final int FIRST_BYTES = 1 << 12;

    private ModelWriter() {}

    /** The bytes of a model file. */
    public static byte[] bytes(ModelProto model) {
        return write(model, BufferMemory.of(FIRST_BYTES, Integer.MAX_VALUE), 0).bytes();
    }

    /**
     * Writes a model file into {@code memory} from {@code at} on, where none of the model's own tensors may
     * lie.
     */
    public static Span write(ModelProto model, Memory memory, int at) {
        ProtoWriter out = new ProtoWriter(memory, at);
        out.int64Unless0(Fields.Model.IR_VERSION, model.irVersion());
        out.stringUnlessEmpty(Fields.Model.PRODUCER_NAME, model.producerName());
        out.stringUnlessEmpty(Fields.Model.PRODUCER_VERSION, model.producerVersion());
        out.stringUnlessEmpty(Fields.Model.DOMAIN, model.domain());
        out.int64Unless0(Fields.Model.MODEL_VERSION, model.modelVersion());
        out.stringUnlessEmpty(Fields.Model.DOC_STRING, model.docString());
        for (OperatorSetIdProto operatorSet : model.opsetImport()) {
            operatorSet(out, Fields.Model.OPSET_IMPORT, operatorSet);
        }
        TypeWriter.entries(out, Fields.Model.METADATA_PROPS, model.metadataProps());
        for (FunctionProto function : model.functions()) {
            function(out, function);
        }
        GraphWriter.write(out, Fields.Model.GRAPH, model.graph());
        return out.written();
    }

    private static void operatorSet(ProtoWriter out, int field, OperatorSetIdProto operatorSet) {
        int message = out.open(field);
        out.stringUnlessEmpty(Fields.OperatorSet.DOMAIN, operatorSet.domain());
        out.int64(Fields.OperatorSet.VERSION, operatorSet.version());
        out.close(message);
    }

    private static void function(ProtoWriter out, FunctionProto function) {
        int message = out.open(Fields.Model.FUNCTIONS);
        out.stringUnlessEmpty(Fields.Function.NAME, function.name());
        TypeWriter.strings(out, Fields.Function.INPUT, function.input());
        TypeWriter.strings(out, Fields.Function.OUTPUT, function.output());
        TypeWriter.strings(out, Fields.Function.ATTRIBUTE, function.attribute());
        for (NodeProto node : function.node()) {
            GraphWriter.node(out, Fields.Function.NODE, node);
        }
        out.stringUnlessEmpty(Fields.Function.DOC_STRING, function.docString());
        for (OperatorSetIdProto operatorSet : function.opsetImport()) {
            operatorSet(out, Fields.Function.OPSET_IMPORT, operatorSet);
        }
        out.stringUnlessEmpty(Fields.Function.DOMAIN, function.domain());
        for (AttributeProto attribute : function.attributeProto()) {
            AttributeWriter.write(out, Fields.Function.ATTRIBUTE_PROTO, attribute);
        }
        for (ValueInfoProto valueInfo : function.valueInfo()) {
            TypeWriter.valueInfo(out, Fields.Function.VALUE_INFO, valueInfo);
        }
        out.stringUnlessEmpty(Fields.Function.OVERLOAD, function.overload());
        TypeWriter.entries(out, Fields.Function.METADATA_PROPS, function.metadataProps());
        out.close(message);
    }
}
