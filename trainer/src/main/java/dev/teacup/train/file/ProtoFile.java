package dev.teacup.train.file;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorData;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.TensorReader;
import dev.teacup.onnx.TensorWriter;
import dev.teacup.tensor.DType;

/** Tensors as serialized TensorProtos, ONNX's {@code .pb} files. */
public final class ProtoFile {
    private ProtoFile() {}

    /** @throws ModelException when the bytes are no tensor, or one of a type that Teacup does not have */
    public static HostTensor read(byte[] bytes) {
        TensorProto proto = TensorReader.read(Span.of(bytes), Limits.DEFAULT);
        DType dtype = DType.ofCode(proto.dataType());
        if (dtype == null) {
            throw new ModelException("tensor '" + proto.name() + "'", "its element type is not supported",
                    "float16 to float64, int8 to uint64, bool or string", DataType.name(proto.dataType()),
                    "convert it");
        }
        HostTensor tensor = HostTensor.of(dtype, dims(proto.dims()));
        if (proto.data() instanceof TensorData.Strings strings) {
            for (int i = 0; i < tensor.elements(); i++) {
                tensor.tensor().i64(i, tensor.strings().handle(strings.values().get(i).text()));
            }
        } else {
            proto.copyTo(tensor.tensor().memory(), 0);
        }
        return tensor;
    }

    /** The tensor under a name, as the bytes of a {@code .pb} file. */
    public static byte[] write(String name, HostTensor tensor) {
        long[] dims = new long[tensor.dims().length];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = tensor.dims()[i];
        }
        if (tensor.dtype() != DType.STRING) {
            return TensorWriter.bytes(
                    TensorProto.of(name, tensor.dtype().code(), Longs.of(dims), Span.of(tensor.bytes())));
        }
        String[] texts = new String[tensor.elements()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = tensor.text(i);
        }
        return TensorWriter.bytes(TensorProto.strings(name, Longs.of(dims), texts));
    }

    private static int[] dims(Longs dims) {
        int[] sizes = new int[dims.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.toIntExact(dims.get(i));
        }
        return sizes;
    }
}
