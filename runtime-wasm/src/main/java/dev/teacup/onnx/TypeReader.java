package dev.teacup.onnx;

/** Reads values' names, types and shapes. */
final class TypeReader {
    private TypeReader() {}

    static ValueInfoProto valueInfo(ProtoReader in) {
        Message info = Message.of(in, Schema.VALUE_INFO);
        return new ValueInfoProto(info.text(Fields.ValueInfo.NAME),
                (TypeProto) info.get(Fields.ValueInfo.TYPE),
                info.text(Fields.ValueInfo.DOC_STRING), info.list(Fields.ValueInfo.METADATA_PROPS));
    }

    static TypeProto type(ProtoReader in) {
        Message type = new Message(in, Schema.TYPE);
        TypeProto.Value value = null;
        while (in.next()) {
            int field = in.field();
            type.read();
            if (field != Fields.Type.DENOTATION && type.isKnown(field)) {
                in.once(value, "value");
                value = value(field, type.get(field));
            }
        }
        return new TypeProto(value, type.text(Fields.Type.DENOTATION));
    }

    /** The kind of type that a field holds. */
    private static TypeProto.Value value(int field, Object held) {
        if (held instanceof TypeProto.Tensor tensor && field == Fields.Type.SPARSE_TENSOR_TYPE) {
            return new TypeProto.SparseTensor(tensor.elemType(), tensor.shape());
        } else if (field == Fields.Type.SEQUENCE_TYPE) {
            return new TypeProto.Sequence((TypeProto) held);
        } else if (field == Fields.Type.OPTIONAL_TYPE) {
            return new TypeProto.Optional((TypeProto) held);
        }
        return (TypeProto.Value) held;
    }

    /** A tensor's type, and a sparse tensor's, which has the same fields. */
    static TypeProto.Tensor tensor(ProtoReader in) {
        Message type = Message.of(in, Schema.TENSOR_TYPE);
        return new TypeProto.Tensor((int) type.integer(Fields.TensorType.ELEM_TYPE),
                (TensorShapeProto) type.get(Fields.TensorType.SHAPE));
    }

    static TypeProto.Map map(ProtoReader in) {
        Message type = Message.of(in, Schema.MAP_TYPE);
        return new TypeProto.Map((int) type.integer(Fields.MapType.KEY_TYPE),
                (TypeProto) type.get(Fields.MapType.VALUE_TYPE));
    }

    static TypeProto.Opaque opaque(ProtoReader in) {
        Message type = Message.of(in, Schema.OPAQUE_TYPE);
        return new TypeProto.Opaque(type.text(Fields.OpaqueType.DOMAIN), type.text(Fields.OpaqueType.NAME));
    }

    /** A dimension is a number or a name: the one that comes last counts, as protobuf has it. */
    static TensorShapeProto.Dimension dimension(ProtoReader in) {
        Message dimension = new Message(in, Schema.DIMENSION);
        boolean hasValue = false;
        while (in.next()) {
            int field = in.field();
            dimension.read();
            hasValue = field == Fields.Dimension.DIM_VALUE || hasValue && field != Fields.Dimension.DIM_PARAM;
        }
        return new TensorShapeProto.Dimension(hasValue,
                hasValue ? dimension.integer(Fields.Dimension.DIM_VALUE) : 0,
                hasValue ? "" : dimension.text(Fields.Dimension.DIM_PARAM),
                dimension.text(Fields.Dimension.DENOTATION));
    }
}
