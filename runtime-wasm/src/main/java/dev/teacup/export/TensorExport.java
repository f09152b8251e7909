package dev.teacup.export;

import dev.teacup.onnx.Longs;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;

/** Writes tensors; numbers stay where they lie. */
record TensorExport(Strings strings) {
    TensorProto tensor(String name, Tensor tensor) {
        long[] sizes = new long[tensor.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = tensor.dim(axis);
        }
        if (tensor.dtype() != DType.STRING) {
            Span bytes = new Span(tensor.memory(), tensor.at(), (int) tensor.bytes());
            return TensorProto.of(name, tensor.dtype().code(), Longs.of(sizes), bytes);
        }
        String[] texts = new String[tensor.elements()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = strings.text((int) tensor.i64(i));
        }
        return TensorProto.strings(name, Longs.of(sizes), texts);
    }
}
