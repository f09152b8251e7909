package dev.teacup.onnx;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.memory.Memory;
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
        Message model = Message.of(in, Schema.MODEL);
        GraphProto graph = (GraphProto) model.get(Fields.Model.GRAPH);
        List<OperatorSetIdProto> opsetImport = model.list(Fields.Model.OPSET_IMPORT);
        checkWhole(in, graph != null, !opsetImport.isEmpty());
        return new ModelProto(model.integer(Fields.Model.IR_VERSION), opsetImport,
                model.text(Fields.Model.PRODUCER_NAME), model.text(Fields.Model.PRODUCER_VERSION),
                model.text(Fields.Model.DOMAIN), model.integer(Fields.Model.MODEL_VERSION),
                model.text(Fields.Model.DOC_STRING), graph, model.list(Fields.Model.METADATA_PROPS),
                model.list(Fields.Model.FUNCTIONS));
    }

    static FunctionProto function(ProtoReader in) {
        Message function = Message.of(in, Schema.FUNCTION);
        return new FunctionProto(function.text(Fields.Function.DOMAIN), function.text(Fields.Function.NAME),
                function.text(Fields.Function.OVERLOAD), function.list(Fields.Function.INPUT),
                function.list(Fields.Function.OUTPUT), function.list(Fields.Function.ATTRIBUTE),
                function.list(Fields.Function.ATTRIBUTE_PROTO), function.list(Fields.Function.NODE),
                function.list(Fields.Function.OPSET_IMPORT), function.list(Fields.Function.VALUE_INFO),
                function.text(Fields.Function.DOC_STRING), function.list(Fields.Function.METADATA_PROPS));
    }

    static OperatorSetIdProto operatorSet(ProtoReader in) {
        Message set = Message.of(in, Schema.OPERATOR_SET);
        return new OperatorSetIdProto(set.text(Fields.OperatorSet.DOMAIN),
                set.integer(Fields.OperatorSet.VERSION));
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
