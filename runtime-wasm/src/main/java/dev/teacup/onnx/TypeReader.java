package dev.teacup.onnx;

import java.util.ArrayList;
import java.util.List;

/** Reads values' names, types and shapes. */
final class TypeReader {
    private TypeReader() {}

    static ValueInfoProto valueInfo(ProtoReader in) {
        String name = "";
        TypeProto type = null;
        String docString = "";
        List<StringStringEntryProto> metadataProps = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case Fields.ValueInfo.NAME -> {
                    name = in.string("name");
                    in.label(name);
                }
                case Fields.ValueInfo.TYPE -> {
                    in.once(type, "type");
                    type = type(in.message("type"));
                }
                case Fields.ValueInfo.DOC_STRING -> docString = in.string("doc_string");
                case Fields.ValueInfo.METADATA_PROPS -> metadataProps.add(entry(in, "metadata_props"));
                default -> in.skip();
            }
        }
        return new ValueInfoProto(name, type, docString, metadataProps);
    }

    static TypeProto type(ProtoReader in) {
        TypeProto.Value value = null;
        String denotation = "";
        while (in.next()) {
            if (in.field() == Fields.Type.DENOTATION) {
                denotation = in.string("denotation");
            } else {
                value = value(in, value);
            }
        }
        return new TypeProto(value, denotation);
    }

    static StringStringEntryProto entry(ProtoReader outer, String fieldName) {
        ProtoReader in = outer.message(fieldName);
        String key = "";
        String value = "";
        while (in.next()) {
            switch (in.field()) {
                case Fields.Entry.KEY -> key = in.string("key");
                case Fields.Entry.VALUE -> value = in.string("value");
                default -> in.skip();
            }
        }
        return new StringStringEntryProto(key, value);
    }

    /** The kind of type that the field holds; {@code before} where it is none. */
    private static TypeProto.Value value(ProtoReader in, TypeProto.Value before) {
        TypeProto.Value value = switch (in.field()) {
            case Fields.Type.TENSOR_TYPE -> tensor(in.message("tensor_type"));
            case Fields.Type.SPARSE_TENSOR_TYPE -> sparseTensor(in.message("sparse_tensor_type"));
            case Fields.Type.SEQUENCE_TYPE -> new TypeProto.Sequence(element(in.message("sequence_type")));
            case Fields.Type.OPTIONAL_TYPE -> new TypeProto.Optional(element(in.message("optional_type")));
            case Fields.Type.MAP_TYPE -> map(in.message("map_type"));
            case Fields.Type.OPAQUE_TYPE -> opaque(in.message("opaque_type"));
            default -> null;
        };
        if (value == null) {
            in.skip();
            return before;
        }
        in.once(before, "value");
        return value;
    }

    private static TypeProto.Tensor tensor(ProtoReader in) {
        int elemType = DataType.UNDEFINED;
        TensorShapeProto shape = null;
        while (in.next()) {
            switch (in.field()) {
                case Fields.TensorType.ELEM_TYPE -> elemType = in.int32("elem_type");
                case Fields.TensorType.SHAPE -> {
                    in.once(shape, "shape");
                    shape = shape(in.message("shape"));
                }
                default -> in.skip();
            }
        }
        return new TypeProto.Tensor(elemType, shape);
    }

    /** A sparse tensor's type has the fields of a tensor's. */
    private static TypeProto.SparseTensor sparseTensor(ProtoReader in) {
        TypeProto.Tensor tensor = tensor(in);
        return new TypeProto.SparseTensor(tensor.elemType(), tensor.shape());
    }

    private static TypeProto element(ProtoReader in) {
        TypeProto elemType = null;
        while (in.next()) {
            if (in.field() == Fields.ElementType.ELEM_TYPE) {
                in.once(elemType, "elem_type");
                elemType = type(in.nested("elem_type", -1));
            } else {
                in.skip();
            }
        }
        return elemType;
    }

    private static TypeProto.Map map(ProtoReader in) {
        int keyType = DataType.UNDEFINED;
        TypeProto valueType = null;
        while (in.next()) {
            switch (in.field()) {
                case Fields.MapType.KEY_TYPE -> keyType = in.int32("key_type");
                case Fields.MapType.VALUE_TYPE -> {
                    in.once(valueType, "value_type");
                    valueType = type(in.nested("value_type", -1));
                }
                default -> in.skip();
            }
        }
        return new TypeProto.Map(keyType, valueType);
    }

    private static TypeProto.Opaque opaque(ProtoReader in) {
        String domain = "";
        String name = "";
        while (in.next()) {
            switch (in.field()) {
                case Fields.OpaqueType.DOMAIN -> domain = in.string("domain");
                case Fields.OpaqueType.NAME -> name = in.string("name");
                default -> in.skip();
            }
        }
        return new TypeProto.Opaque(domain, name);
    }

    private static TensorShapeProto shape(ProtoReader in) {
        List<TensorShapeProto.Dimension> dim = new ArrayList<>();
        while (in.next()) {
            if (in.field() == Fields.Shape.DIM) {
                dim.add(dimension(in.message("dim", dim.size())));
            } else {
                in.skip();
            }
        }
        return new TensorShapeProto(dim);
    }

    /** A dimension is a number or a name: the one that comes last counts, as protobuf has it. */
    private static TensorShapeProto.Dimension dimension(ProtoReader in) {
        boolean hasValue = false;
        long dimValue = 0;
        String dimParam = "";
        String denotation = "";
        while (in.next()) {
            switch (in.field()) {
                case Fields.Dimension.DIM_VALUE -> {
                    dimValue = in.int64("dim_value");
                    hasValue = true;
                }
                case Fields.Dimension.DIM_PARAM -> {
                    dimParam = in.string("dim_param");
                    hasValue = false;
                }
                case Fields.Dimension.DENOTATION -> denotation = in.string("denotation");
                default -> in.skip();
            }
        }
        return new TensorShapeProto.Dimension(hasValue, hasValue ? dimValue : 0, hasValue ? "" : dimParam,
                denotation);
    }
}
