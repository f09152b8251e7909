package dev.teacup.train.ort;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;

/** Tensors to and from ONNX Runtime; every one is a copy. */
final class OrtTensors {
    private OrtTensors() {}

    /** A tensor that the caller closes. */
    static OnnxTensor to(OrtEnvironment environment, HostTensor tensor) throws OrtException {
        long[] sizes = Arrays.stream(tensor.dims()).asLongStream().toArray();
        if (tensor.dtype() == DType.STRING) {
            String[] texts = new String[tensor.elements()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = tensor.text(i);
            }
            return OnnxTensor.createTensor(environment, texts, sizes);
        }
        byte[] bytes = tensor.bytes();
        // ONNX Runtime reads a direct buffer as native-endian whatever its order says; so are the elements.
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder());
        buffer.put(bytes).flip();
        return OnnxTensor.createTensor(environment, buffer, sizes, javaType(tensor.dtype()));
    }

    private static OnnxJavaType javaType(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT64 -> OnnxJavaType.DOUBLE;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case INT8 -> OnnxJavaType.INT8;
            case INT16 -> OnnxJavaType.INT16;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case UINT8 -> OnnxJavaType.UINT8;
            case BOOL -> OnnxJavaType.BOOL;
            default -> throw new ModelException("the Java API of ONNX Runtime makes no tensors of this type",
                    "float16 to float64, int8 to int64, uint8, bool or string", dtype.toString(),
                    "feed int64, and convert it by Cast in the model");
        };
    }

    static HostTensor from(OnnxValue value) throws OrtException {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new ModelException("the output is not a tensor", "a tensor",
                    value.getType().toString().toLowerCase(Locale.ROOT),
                    "take the output of a node that makes tensors");
        }
        TensorInfo info = tensor.getInfo();
        int[] dims = Arrays.stream(info.getShape()).mapToInt(Math::toIntExact).toArray();
        DType dtype = dtype(info);
        if (dtype == DType.STRING) {
            return HostTensor.texts(dims, texts(tensor.getValue()));
        }
        ByteBuffer buffer = tensor.getByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return HostTensor.of(dtype, dims, bytes);
    }

    private static String[] texts(Object value) {
        if (value instanceof String text) {
            return new String[] {text};
        } else if (value instanceof String[] texts) {
            return texts;
        }
        return Arrays.stream((Object[]) value).flatMap(inner -> Arrays.stream(texts(inner)))
                .toArray(String[]::new);
    }

    private static DType dtype(TensorInfo info) {
        return switch (info.onnxType) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> DType.FLOAT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> DType.FLOAT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16 -> DType.FLOAT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> DType.INT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> DType.INT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> DType.INT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> DType.INT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> DType.UINT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> DType.BOOL;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING -> DType.STRING;
            default -> throw new ModelException(
                    "the Java API of ONNX Runtime gives out no tensors of this type",
                    "float16 to float64, int8 to int64, uint8, bool or string", info.onnxType.toString(),
                    "convert the output by Cast in the model");
        };
    }
}
