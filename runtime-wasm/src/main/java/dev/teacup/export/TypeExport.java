package dev.teacup.export;

import dev.teacup.onnx.TensorShapeProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/** Writes types; bounds of sizes that are not known have no place in ONNX. */
final class TypeExport {
    private TypeExport() {}

    static TypeProto type(Type type) {
        TypeProto tensor = TypeProto.of(new TypeProto.Tensor(type.dtype().code(), shape(type.shape())));
        return type.isSequence() ? TypeProto.of(new TypeProto.Sequence(tensor)) : tensor;
    }

    private static TensorShapeProto shape(Shape shape) {
        if (!shape.hasRank()) {
            return null;
        }
        List<TensorShapeProto.Dimension> dims = new ArrayList<>();
        for (Dim dim : shape.dims()) {
            dims.add(dim(dim));
        }
        return new TensorShapeProto(dims);
    }

    private static TensorShapeProto.Dimension dim(Dim dim) {
        if (dim.isKnown()) {
            return TensorShapeProto.Dimension.of(dim.size());
        }
        return dim.name() == null ? TensorShapeProto.Dimension.UNKNOWN
                : TensorShapeProto.Dimension.of(dim.name());
    }
}
