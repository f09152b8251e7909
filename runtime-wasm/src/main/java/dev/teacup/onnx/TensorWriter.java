package dev.teacup.onnx;

import dev.teacup.memory.BufferMemory;

/** Writes tensors. */
public final class TensorWriter {
    private static final int LOCATION_EXTERNAL = 1;

    private TensorWriter() {}

    /** The bytes of a file that holds the tensor alone, as the data of ONNX's test vectors. */
    public static byte[] bytes(TensorProto tensor) {
        ProtoWriter out = new ProtoWriter(BufferMemory.of(1 << 10, Integer.MAX_VALUE), 0);
        fields(out, tensor);
        return out.written().bytes();
    }

    static void write(ProtoWriter out, int field, TensorProto tensor) {
        int message = out.open(field);
        fields(out, tensor);
        out.close(message);
    }

    private static void fields(ProtoWriter out, TensorProto tensor) {
        out.longs(Fields.Tensor.DIMS, tensor.dims());
        out.int64(Fields.Tensor.DATA_TYPE, tensor.dataType());
        out.stringUnlessEmpty(Fields.Tensor.NAME, tensor.name());
        out.stringUnlessEmpty(Fields.Tensor.DOC_STRING, tensor.docString());
        data(out, tensor.data());
        TypeWriter.entries(out, Fields.Tensor.METADATA_PROPS, tensor.metadataProps());
    }

    private static void data(ProtoWriter out, TensorData data) {
        if (data instanceof TensorData.Raw raw) {
            out.bytes(Fields.Tensor.RAW_DATA, raw.bytes());
        } else if (data instanceof TensorData.Numbers numbers && numbers.packed()) {
            out.bytes(numbers.field(), numbers.span());
        } else if (data instanceof TensorData.Numbers numbers) {
            out.bytes(numbers.field(), numbers.packedBytes());
        } else if (data instanceof TensorData.Strings strings) {
            strings.values().forEach(text -> out.bytes(Fields.Tensor.STRING_DATA, text));
        } else if (data instanceof TensorData.External external) {
            TypeWriter.entries(out, Fields.Tensor.EXTERNAL_DATA, external.entries());
            out.int64(Fields.Tensor.DATA_LOCATION, LOCATION_EXTERNAL);
        }
    }
}
