package dev.teacup.load;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.memory.Memory;
import dev.teacup.onnx.ExternalData;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.SparseTensorProto;
import dev.teacup.onnx.TensorData;
import dev.teacup.onnx.TensorProto;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import java.util.List;

/**
 * Turns the tensors of a file into tensors of the IR: in place where they lie in the memory of the model as
 * they are wanted, else decoded into its arena.
 */
record TensorLoader(Constants constants, ExternalFiles files) {
    /** @throws ModelException without a place */
    Tensor load(TensorProto proto) {
        DType dtype = ValueTypes.dtype(proto.dataType());
        int[] sizes = sizes(proto.dims());
        Memory memory = constants.arena().memory();
        if (proto.data() instanceof TensorData.Strings strings) {
            return strings(sizes, strings.values());
        } else if (proto.data() instanceof TensorData.External) {
            return external(dtype, sizes, ExternalData.of(proto));
        }
        Span bytes = proto.inPlace();
        if (bytes != null && bytes.memory() == memory) {
            return new Tensor(dtype, sizes, memory, bytes.at());
        }
        Tensor tensor = constants.tensor(dtype, sizes);
        proto.copyTo(memory, tensor.at());
        return tensor;
    }

    /**
     * A sparse tensor in full. Each of its values has an index, or one for each dimension; all other elements
     * are 0, or empty.
     *
     * @throws ModelException without a place
     */
    Tensor load(SparseTensorProto proto) {
        Tensor values = load(proto.values());
        Tensor indices = load(proto.indices());
        int[] sizes = sizes(proto.dims());
        if (sizes.length > Limits.RANK) {
            throw new ModelException("the sparse tensor has too many dimensions", "at most " + Limits.RANK,
                    Integer.toString(sizes.length), "use fewer dimensions");
        }
        int parts = indices.rank() == 2 ? sizes.length : 1;
        if (indices.dtype() != DType.INT64 || indices.rank() != 1 && indices.rank() != 2
                || indices.elements() != (long) values.elements() * parts) {
            throw new ModelException(
                    "the indices of the sparse tensor do not fit its values", "int64[" + values.elements()
                            + "], or with an index for each of " + sizes.length + " dimensions",
                    indices.toString(), "export the model again");
        }
        Tensor dense = constants.tensor(values.dtype(), sizes);
        dense.memory().zero(dense.at(), (int) dense.bytes());
        long last = -1;
        for (int i = 0; i < values.elements(); i++) {
            long at = place(indices, i * parts, indices.rank() == 2 ? sizes : new int[] {dense.elements()});
            if (at <= last) {
                throw new ModelException("the indices of the sparse tensor are not in their order",
                        "every element once, and the first ones first", "element " + at + " behind " + last,
                        "export the model again");
            }
            dense.copy((int) at, values, i);
            last = at;
        }
        return dense;
    }

    /** The element that the indices from {@code from} on say, one for each of the sizes. */
    private static long place(Tensor indices, int from, int[] sizes) {
        long at = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            long index = indices.i64(from + axis);
            if (index < 0 || index >= sizes[axis]) {
                throw new ModelException("an index of the sparse tensor is out of range",
                        "less than " + sizes[axis] + ", and not negative", Long.toString(index),
                        "export the model again");
            }
            at = at * sizes[axis] + index;
        }
        return at;
    }

    /** Sizes as ints; those of a tensor without elements may be of any size in the file. */
    private static int[] sizes(Longs dims) {
        int[] sizes = new int[dims.size()];
        for (int axis = 0; axis < sizes.length; axis++) {
            long size = dims.get(axis);
            if (size < 0 || size > Integer.MAX_VALUE) {
                throw new ModelException("dimension " + axis + " of the shape is out of range",
                        "numbers from 0 to " + Integer.MAX_VALUE, Long.toString(size),
                        "use a smaller tensor");
            }
            sizes[axis] = (int) size;
        }
        return sizes;
    }

    private Tensor strings(int[] sizes, List<Span> values) {
        Tensor tensor = constants.tensor(DType.STRING, sizes);
        for (int i = 0; i < values.size(); i++) {
            tensor.i64(i, constants.strings().handle(values.get(i).text()));
        }
        return tensor;
    }

    private Tensor external(DType dtype, int[] sizes, ExternalData data) {
        long size = files.bytes(data.location());
        if (size < 0) {
            throw new ModelException("the file of the external data is not there",
                    "a file in the folder of the model", quoted(data.location()),
                    "put the file beside the model, or save the model with its data inside");
        }
        if (data.offset() > size || data.length() > size - data.offset()) {
            throw new ModelException("the external data lies past the end of its file",
                    "offset and length within the " + size + " bytes of " + quoted(data.location()),
                    "offset " + data.offset() + ", length " + data.length(),
                    "download or export both files again");
        }
        Tensor tensor = constants.tensor(dtype, sizes);
        files.read(data.location(), data.offset(), (int) data.length(), tensor.memory(), tensor.at());
        checkBooleans(tensor);
        return tensor;
    }

    /** Kernels rely on it that a true is 1. */
    private static void checkBooleans(Tensor tensor) {
        for (int i = 0; tensor.dtype() == DType.BOOL && i < tensor.elements(); i++) {
            if (tensor.i64(i) > 1) {
                throw new ModelException("element " + i + " of the external data is no bool",
                        "the byte 0 or 1",
                        Long.toString(tensor.i64(i)), "export the model again");
            }
        }
    }
}
