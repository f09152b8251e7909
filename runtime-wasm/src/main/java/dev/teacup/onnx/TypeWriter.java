package dev.teacup.onnx;

import java.util.List;

/** Writes values' names, types and shapes. */
final class TypeWriter {
    private TypeWriter() {}

    static void valueInfo(ProtoWriter out, int field, ValueInfoProto valueInfo) {
        int message = out.open(field);
        out.stringUnlessEmpty(Fields.ValueInfo.NAME, valueInfo.name());
        type(out, Fields.ValueInfo.TYPE, valueInfo.type());
        out.stringUnlessEmpty(Fields.ValueInfo.DOC_STRING, valueInfo.docString());
        entries(out, Fields.ValueInfo.METADATA_PROPS, valueInfo.metadataProps());
        out.close(message);
    }

    /** Writes a type, or nothing where it is null. */
    static void type(ProtoWriter out, int field, TypeProto type) {
        if (type == null) {
            return;
        }
        int message = out.open(field);
        value(out, type.value());
        out.stringUnlessEmpty(Fields.Type.DENOTATION, type.denotation());
        out.close(message);
    }

    static void entries(ProtoWriter out, int field, List<StringStringEntryProto> entries) {
        for (StringStringEntryProto entry : entries) {
            int message = out.open(field);
            out.stringUnlessEmpty(Fields.Entry.KEY, entry.key());
            out.stringUnlessEmpty(Fields.Entry.VALUE, entry.value());
            out.close(message);
        }
    }

    static void strings(ProtoWriter out, int field, List<String> strings) {
        for (String text : strings) {
            out.string(field, text);
        }
    }

    private static void value(ProtoWriter out, TypeProto.Value value) {
        if (value instanceof TypeProto.Tensor tensor) {
            tensor(out, Fields.Type.TENSOR_TYPE, tensor.elemType(), tensor.shape());
        } else if (value instanceof TypeProto.SparseTensor tensor) {
            tensor(out, Fields.Type.SPARSE_TENSOR_TYPE, tensor.elemType(), tensor.shape());
        } else if (value instanceof TypeProto.Sequence sequence) {
            element(out, Fields.Type.SEQUENCE_TYPE, sequence.elemType());
        } else if (value instanceof TypeProto.Optional optional) {
            element(out, Fields.Type.OPTIONAL_TYPE, optional.elemType());
        } else if (value instanceof TypeProto.Map map) {
            int message = out.open(Fields.Type.MAP_TYPE);
            out.int64Unless0(Fields.MapType.KEY_TYPE, map.keyType());
            type(out, Fields.MapType.VALUE_TYPE, map.valueType());
            out.close(message);
        } else if (value instanceof TypeProto.Opaque opaque) {
            int message = out.open(Fields.Type.OPAQUE_TYPE);
            out.stringUnlessEmpty(Fields.OpaqueType.DOMAIN, opaque.domain());
            out.stringUnlessEmpty(Fields.OpaqueType.NAME, opaque.name());
            out.close(message);
        }
    }

    private static void tensor(ProtoWriter out, int field, int elemType, TensorShapeProto shape) {
        int message = out.open(field);
        out.int64Unless0(Fields.TensorType.ELEM_TYPE, elemType);
        if (shape != null) {
            shape(out, shape);
        }
        out.close(message);
    }

    private static void element(ProtoWriter out, int field, TypeProto elemType) {
        int message = out.open(field);
        type(out, Fields.ElementType.ELEM_TYPE, elemType);
        out.close(message);
    }

    private static void shape(ProtoWriter out, TensorShapeProto shape) {
        int message = out.open(Fields.TensorType.SHAPE);
        for (TensorShapeProto.Dimension dim : shape.dim()) {
            int inner = out.open(Fields.Shape.DIM);
            if (dim.hasValue()) {
                out.int64(Fields.Dimension.DIM_VALUE, dim.dimValue());
            }
            out.stringUnlessEmpty(Fields.Dimension.DIM_PARAM, dim.dimParam());
            out.stringUnlessEmpty(Fields.Dimension.DENOTATION, dim.denotation());
            out.close(inner);
        }
        out.close(message);
    }
}
