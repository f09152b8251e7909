package dev.teacup.train.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Tensors as nested arrays. JSON has no NaN and no infinities: null stands for the one, {@code "Infinity"}
 * and {@code "-Infinity"} for the others. A plain value is a tensor without dimensions.
 */
final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFile() {}

    static HostTensor read(byte[] bytes, Type wanted) {
        JsonNode root = parsed(bytes);
        List<Integer> dims = new ArrayList<>();
        for (JsonNode level = root; level.isArray(); level = level.path(0)) {
            dims.add(level.size());
            if (level.isEmpty()) {
                break;
            }
        }
        List<JsonNode> elements = new ArrayList<>();
        collect(root, dims, 0, "", elements);
        HostTensor tensor = HostTensor.of(wanted.dtype(), dims.stream().mapToInt(dim -> dim).toArray());
        for (int i = 0; i < elements.size(); i++) {
            put(tensor, i, elements.get(i));
        }
        return tensor;
    }

    static byte[] write(HostTensor tensor) {
        ObjectWriter writer = JSON.writer();
        try {
            return writer.writeValueAsBytes(nested(tensor, 0, new int[1]));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new ModelException("the file is no JSON", "nested arrays such as [[1, 2], [3, 4]]",
                    e.getOriginalMessage() + ", line " + e.getLocation().getLineNr(), "repair it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, List<Integer> dims, int axis, String place,
            List<JsonNode> elements) {
        boolean isElement = axis == dims.size();
        boolean fits = isElement ? !node.isContainerNode() : node.isArray() && node.size() == dims.get(axis);
        if (!fits) {
            throw new ModelException("the arrays are ragged",
                    "the shape " + dims + " everywhere, as at the first element",
                    "at " + (place.isEmpty() ? "the top" : place) + ": "
                            + (node.isArray() ? "a list of " + node.size() : node.toString()),
                    "give all lists of one depth one length");
        }
        if (isElement) {
            elements.add(node);
        }
        for (int i = 0; !isElement && i < node.size(); i++) {
            collect(node.get(i), dims, axis + 1, place + "[" + i + "]", elements);
        }
    }

    private static void put(HostTensor tensor, int index, JsonNode element) {
        DType dtype = tensor.dtype();
        if (dtype == DType.STRING && element.isTextual()) {
            tensor.tensor().i64(index, tensor.strings().handle(element.textValue()));
        } else if (dtype == DType.BOOL && element.isBoolean()) {
            tensor.tensor().i64(index, element.booleanValue() ? 1 : 0);
        } else if (dtype.isFloat() && isReal(element)) {
            tensor.tensor().f64(index, element.isNull() ? Double.NaN : element.asDouble());
        } else if (dtype.isInteger() && element.isIntegralNumber() && fits(dtype, element)) {
            tensor.tensor().i64(index, element.bigIntegerValue().longValue());
        } else {
            throw new ModelException("element " + index + " is none of this type", dtype.toString(),
                    element.toString(), "write it as the model takes it, or feed another file");
        }
    }

    private static boolean isReal(JsonNode element) {
        String text = element.asText();
        return element.isNumber() || element.isNull()
                || element.isTextual() && (text.equals("Infinity") || text.equals("-Infinity"));
    }

    private static boolean fits(DType dtype, JsonNode element) {
        int bits = 8 * dtype.bytes();
        int length = element.bigIntegerValue().bitLength();
        return dtype.isUnsigned() ? element.bigIntegerValue().signum() >= 0 && length <= bits : length < bits;
    }

    private static Object nested(HostTensor tensor, int axis, int[] next) {
        if (axis == tensor.dims().length) {
            return element(tensor, next[0]++);
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < tensor.dims()[axis]; i++) {
            list.add(nested(tensor, axis + 1, next));
        }
        return list;
    }

    private static Object element(HostTensor tensor, int index) {
        DType dtype = tensor.dtype();
        if (dtype == DType.STRING) {
            return tensor.text(index);
        } else if (dtype == DType.BOOL) {
            return tensor.i64(index) != 0;
        } else if (dtype == DType.UINT64) {
            return new BigInteger(Long.toUnsignedString(tensor.i64(index)));
        }
        return dtype.isFloat() ? real(dtype, tensor.f64(index)) : (Object) tensor.i64(index);
    }

    private static Object real(DType dtype, double value) {
        if (Double.isNaN(value)) {
            return null;
        } else if (Double.isInfinite(value)) {
            return Double.toString(value);
        }
        return dtype == DType.FLOAT32 ? (Object) (float) value : (Object) value;
    }
}
