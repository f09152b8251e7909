package dev.teacup.load;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.TensorShapeProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/** The types that a file declares, as types of the IR. */
final class ValueTypes {
    /** What PaddlePaddle and others write for a size that is not known, be it one size or several. */
    private static final String NO_NAME = "?";
    private static final long NO_SIZE = -1;

    private ValueTypes() {}

    /** @throws ModelException without a place, for a type that no value of the IR has */
    static Type of(TypeProto proto) {
        TypeProto.Value value = proto == null ? null : proto.value();
        if (value instanceof TypeProto.Tensor tensor) {
            return tensor(tensor);
        }
        boolean isSequence = value instanceof TypeProto.Sequence sequence && sequence.elemType() != null
                && sequence.elemType().value() instanceof TypeProto.Tensor;
        if (!isSequence) {
            throw new ModelException("the value has a type that Teacup has no values of",
                    "a tensor or a sequence of tensors", kind(value),
                    value == null ? "export the model again with types"
                            : "let the model take and give tensors");
        }
        Type element = tensor((TypeProto.Tensor) ((TypeProto.Sequence) value).elemType().value());
        return Type.sequence(element.dtype(), element.shape());
    }

    /** @throws ModelException without a place, for an element type that no tensor of the IR has */
    static DType dtype(int dataType) {
        DType dtype = DType.ofCode(dataType);
        if (dtype == null) {
            throw new ModelException("the element type is not supported",
                    "float16, float32, float64, an integer of 8 to 64 bits, bool or string",
                    DataType.name(dataType), "convert the model to one of these types");
        }
        return dtype;
    }

    private static Type tensor(TypeProto.Tensor tensor) {
        return Type.of(dtype(tensor.elemType()),
                tensor.shape() == null ? Shape.UNKNOWN : shape(tensor.shape()));
    }

    private static Shape shape(TensorShapeProto proto) {
        int rank = proto.dim().size();
        if (rank > Limits.RANK) {
            throw new ModelException("the shape has too many dimensions", "at most " + Limits.RANK,
                    Integer.toString(rank), "use tensors of lower rank");
        }
        Dim[] dims = new Dim[rank];
        for (int axis = 0; axis < rank; axis++) {
            dims[axis] = dim(proto.dim().get(axis), axis);
        }
        return Shape.of(dims);
    }

    private static Dim dim(TensorShapeProto.Dimension proto, int axis) {
        if (proto.hasValue() && proto.dimValue() < NO_SIZE) {
            throw new ModelException("dimension " + axis + " of the shape is negative",
                    "a size, a name, or nothing where the size is not known", Long.toString(proto.dimValue()),
                    "export the model again with a name for that dimension");
        }
        if (proto.hasValue()) {
            return proto.dimValue() == NO_SIZE ? Dim.UNKNOWN : Dim.of(proto.dimValue());
        }
        boolean isNamed = !proto.dimParam().isEmpty() && !proto.dimParam().equals(NO_NAME);
        return isNamed ? Dim.named(proto.dimParam()) : Dim.UNKNOWN;
    }

    private static String kind(TypeProto.Value value) {
        if (value instanceof TypeProto.Sequence) {
            return "a sequence of something else";
        } else if (value instanceof TypeProto.Optional) {
            return "an optional value";
        } else if (value instanceof TypeProto.Map) {
            return "a map";
        } else if (value instanceof TypeProto.SparseTensor) {
            return "a sparse tensor";
        }
        return value == null ? "no type" : "an opaque type";
    }
}
