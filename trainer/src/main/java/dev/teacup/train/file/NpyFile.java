package dev.teacup.train.file;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tensors in NumPy's form, versions 1 to 3, in C order and little-endian; no strings.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final Map<String, DType> DTYPES = Map.ofEntries(
            Map.entry("f2", DType.FLOAT16), Map.entry("f4", DType.FLOAT32), Map.entry("f8", DType.FLOAT64),
            Map.entry("i1", DType.INT8), Map.entry("i2", DType.INT16), Map.entry("i4", DType.INT32),
            Map.entry("i8", DType.INT64), Map.entry("u1", DType.UINT8), Map.entry("u2", DType.UINT16),
            Map.entry("u4", DType.UINT32), Map.entry("u8", DType.UINT64), Map.entry("b1", DType.BOOL));
    private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([<>|=])(\\w+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    private NpyFile() {}

    static HostTensor read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String header = header(in);
        String order = group(ORDER, header, "fortran_order");
        require(order.equals("False"), "the elements are in Fortran's order", "fortran_order: False", order,
                "save numpy.ascontiguousarray(x)");
        DType dtype = dtype(header);
        int[] dims = dims(group(SHAPE, header, "shape"));
        long wanted = Shape.of(dims).elements() * dtype.bytes();
        require(in.remaining() == wanted, "the file has the wrong length",
                wanted + " bytes for " + dtype + Shape.of(dims), in.remaining() + " bytes", "save it again");
        byte[] elements = new byte[in.remaining()];
        in.get(elements);
        return HostTensor.of(dtype, dims, elements);
    }

    static byte[] write(HostTensor tensor) {
        StringBuilder shape = new StringBuilder();
        for (int dim : tensor.dims()) {
            shape.append(dim).append(", ");
        }
        StringBuilder header = new StringBuilder("{'descr': '" + description(tensor.dtype())
                + "', 'fortran_order': False, 'shape': (" + shape.toString().strip() + "), }");
        int fixed = MAGIC.length + 4;
        while ((fixed + header.length() + 1) % ALIGNMENT != 0) {
            header.append(' ');
        }
        byte[] head = header.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
        byte[] elements = tensor.bytes();
        return ByteBuffer.allocate(fixed + head.length + elements.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) head.length).put(head).put(elements)
                .array();
    }

    private static String header(ByteBuffer in) {
        boolean isNpy = in.remaining() >= MAGIC.length + 4;
        for (int i = 0; isNpy && i < MAGIC.length; i++) {
            isNpy = in.get() == MAGIC[i];
        }
        require(isNpy, "this is no .npy file", "a file that numpy.save wrote", "other bytes",
                "save it by numpy.save");
        int version = in.get();
        in.get();
        int length = version == 1 ? in.getShort() & 0xFFFF : in.remaining() < 4 ? -1 : in.getInt();
        require(length >= 0 && length <= in.remaining(), "the header is cut off", "a whole file",
                "its beginning",
                "save it again");
        byte[] header = new byte[length];
        in.get(header);
        return new String(header, StandardCharsets.UTF_8);
    }

    private static DType dtype(String header) {
        Matcher found = DESCRIPTION.matcher(header);
        String descr = found.find() ? found.group() : header.strip();
        boolean isKnown =
                found.reset().find() && DTYPES.containsKey(found.group(2)) && !found.group(1).equals(">");
        require(isKnown, "the element type is not supported",
                "little-endian numbers of 8 to 64 bits, or bool", descr, "convert it by astype");
        return DTYPES.get(found.group(2));
    }

    private static String description(DType dtype) {
        for (Map.Entry<String, DType> entry : DTYPES.entrySet()) {
            if (entry.getValue() == dtype) {
                return (dtype.bytes() == 1 ? "|" : "<") + entry.getKey();
            }
        }
        throw new ModelException("the result cannot be written as .npy", "numbers or truths",
                dtype.toString(),
                "write it as .json or .pb");
    }

    private static int[] dims(String shape) {
        return Pattern.compile("\\d+").matcher(shape).results().mapToInt(dim -> {
            try {
                return Integer.parseInt(dim.group());
            } catch (NumberFormatException e) {
                throw new ModelException("the shape is larger than any memory",
                        "sizes up to " + Integer.MAX_VALUE,
                        "(" + shape + ")", "save a smaller array");
            }
        }).toArray();
    }

    private static String group(Pattern pattern, String header, String key) {
        Matcher found = pattern.matcher(header);
        require(found.find(), "the header has no " + key, "a file that numpy.save wrote", header.strip(),
                "save it again");
        return found.group(1);
    }

    private static void require(boolean holds, String what, String expected, String got, String fix) {
        if (!holds) {
            throw new ModelException(what, expected, got, fix);
        }
    }
}
