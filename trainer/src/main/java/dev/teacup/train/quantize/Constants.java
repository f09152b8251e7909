package dev.teacup.train.quantize;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.exec.HostTensor;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorData;
import dev.teacup.onnx.TensorProto;
import dev.teacup.tensor.DType;

/** Constant tensors of a file, and the numbers in them. */
final class Constants {
    private Constants() {}

    /**
     * The numbers of a float32 tensor.
     *
     * @throws ModelException when one is NaN or infinite, or when they lie in another file
     */
    static float[] numbers(TensorProto constant) {
        String where = "tensor " + Text.quoted(constant.name());
        if (constant.data() instanceof TensorData.External) {
            throw new ModelException(where, "its numbers lie in another file", "a model in one file",
                    "external data", "export the model without external data");
        }
        HostTensor tensor = HostTensor.of(DType.FLOAT32, (int) constant.elements());
        constant.copyTo(tensor.tensor().memory(), 0);
        float[] numbers = new float[tensor.elements()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) tensor.f64(i);
            if (!Float.isFinite(numbers[i])) {
                throw new ModelException(where, "a weight is no finite number", "finite float32 numbers",
                        numbers[i] + " at " + i, "train the model again; has its loss become NaN?");
            }
        }
        return numbers;
    }

    /** The numbers as a tensor of another type, rounded to nearest. */
    static TensorProto of(String name, DType dtype, Longs dims, double... numbers) {
        HostTensor tensor = HostTensor.of(dtype, numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            if (dtype.isFloat()) {
                tensor.tensor().f64(i, numbers[i]);
            } else {
                tensor.tensor().i64(i, (long) numbers[i]);
            }
        }
        return TensorProto.of(name, dtype.code(), dims, Span.of(tensor.bytes()));
    }

    /** Whether a tensor is worth another form: what that needs besides would eat what a small one saves. */
    static boolean isLarge(TensorProto constant) {
        return constant.dataType() == DataType.FLOAT && constant.elements() >= 128;
    }
}
