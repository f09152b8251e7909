package dev.teacup.onnx;

/** Writes attributes, always with their type. */
final class AttributeWriter {
    private AttributeWriter() {}

    static void write(ProtoWriter out, int field, AttributeProto attribute) {
        int message = out.open(field);
        out.stringUnlessEmpty(Fields.Attribute.NAME, attribute.name());
        out.int64Unless0(Fields.Attribute.TYPE, attribute.value().type());
        out.stringUnlessEmpty(Fields.Attribute.DOC_STRING, attribute.docString());
        single(out, attribute.value());
        out.close(message);
    }

    private static void single(ProtoWriter out, AttributeProto.Value value) {
        if (value instanceof AttributeProto.Float number) {
            out.float32(Fields.Attribute.F, number.f());
        } else if (value instanceof AttributeProto.Int number) {
            out.int64(Fields.Attribute.I, number.i());
        } else if (value instanceof AttributeProto.Text text) {
            out.bytes(Fields.Attribute.S, text.s());
        } else if (value instanceof AttributeProto.Tensor tensor) {
            TensorWriter.write(out, Fields.Attribute.T, tensor.t());
        } else if (value instanceof AttributeProto.Graph graph) {
            GraphWriter.write(out, Fields.Attribute.G, graph.g());
        } else if (value instanceof AttributeProto.SparseTensor tensor) {
            GraphWriter.sparseTensor(out, Fields.Attribute.SPARSE_TENSOR, tensor.sparseTensor());
        } else if (value instanceof AttributeProto.Type type) {
            TypeWriter.type(out, Fields.Attribute.TP, type.tp());
        } else if (value instanceof AttributeProto.Reference reference) {
            out.string(Fields.Attribute.REF_ATTR_NAME, reference.refAttrName());
        } else {
            list(out, value);
        }
    }

    private static void list(ProtoWriter out, AttributeProto.Value value) {
        if (value instanceof AttributeProto.FloatList list) {
            out.floats(Fields.Attribute.FLOATS, list.floats());
        } else if (value instanceof AttributeProto.IntList list) {
            out.longs(Fields.Attribute.INTS, list.ints());
        } else if (value instanceof AttributeProto.TextList list) {
            list.strings().forEach(text -> out.bytes(Fields.Attribute.STRINGS, text));
        } else if (value instanceof AttributeProto.TensorList list) {
            list.tensors().forEach(tensor -> TensorWriter.write(out, Fields.Attribute.TENSORS, tensor));
        } else if (value instanceof AttributeProto.GraphList list) {
            list.graphs().forEach(graph -> GraphWriter.write(out, Fields.Attribute.GRAPHS, graph));
        } else if (value instanceof AttributeProto.SparseTensorList list) {
            list.sparseTensors().forEach(
                    tensor -> GraphWriter.sparseTensor(out, Fields.Attribute.SPARSE_TENSORS, tensor));
        } else if (value instanceof AttributeProto.TypeList list) {
            list.typeProtos().forEach(type -> TypeWriter.type(out, Fields.Attribute.TYPE_PROTOS, type));
        }
    }
}
