package dev.teacup.onnx;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;

/**
 * Where a tensor's elements lie outside of the model file. The location is a relative path that stays in the
 * model's folder, on a disk as in an address; whether the file there is long enough, its reader has to check.
 *
 * @param location path with {@code /}, relative to the folder of the model file
 * @param offset of the first byte in the file
 * @param length in bytes, as the tensor's shape wants it
 */
public record ExternalData(String location, long offset, long length) {
    private static final String EXPORT_AGAIN = "export the model again, with the data beside it";

    /**
     * Where the elements of a tensor with external data lie.
     *
     * @throws ModelException when the location leaves the folder or is missing, or when offset or length are
     *     no numbers or do not fit the tensor
     */
    public static ExternalData of(TensorProto tensor) {
        TensorData.External data = (TensorData.External) tensor.data();
        try {
            String location = value(data, "location");
            checkLocation(location == null ? "" : location);
            long offset = number(data, "offset", 0);
            long length = number(data, "length", tensor.bytes());
            if (length != tensor.bytes()) {
                throw new ModelException("the length of the external data does not fit the tensor's shape",
                        tensor.bytes() + " bytes", length + " bytes", EXPORT_AGAIN);
            }
            return new ExternalData(location, offset, length);
        } catch (ModelException e) {
            throw e.at("tensor " + Text.quoted(tensor.name()));
        }
    }

    private static String value(TensorData.External data, String key) {
        String value = null;
        for (StringStringEntryProto entry : data.entries()) {
            if (entry.key().equals(key)) {
                if (value != null) {
                    throw new ModelException("external data has two entries " + Text.quoted(key), "one",
                            Text.quoted(value) + " and " + Text.quoted(entry.value()), EXPORT_AGAIN);
                }
                value = entry.value();
            }
        }
        return value;
    }

    private static long number(TensorData.External data, String key, long otherwise) {
        String text = value(data, key);
        if (text == null) {
            return otherwise;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            number = digit < 0 || digit > 9 || number > Long.MAX_VALUE / 100 ? -1 : 10 * number + digit;
            if (number < 0) {
                break;
            }
        }
        if (number < 0 || text.isEmpty()) {
            throw new ModelException("the " + key + " of the external data is no number of bytes", "digits",
                    Text.quoted(text), EXPORT_AGAIN);
        }
        return number;
    }

    /** Refuses what could lead out of the folder on any system, or in an address. */
    private static void checkLocation(String location) {
        int depth = 0;
        int from = 0;
        boolean stays = !location.isEmpty();
        for (int i = 0; i <= location.length() && stays; i++) {
            char c = i < location.length() ? location.charAt(i) : '/';
            stays = c >= ' ' && c != '\\' && c != ':' && !isEscape(location, i);
            if (c == '/') {
                depth += step(location, from, i);
                stays = stays && depth >= 0 && (i > from || i == location.length());
                from = i + 1;
            }
        }
        if (!stays || step(location, location.lastIndexOf('/') + 1, location.length()) != 1) {
            throw new ModelException("the location of the external data is no file in the model's folder",
                    "a relative path of plain names, without '..' out of the folder", Text.quoted(location),
                    EXPORT_AGAIN);
        }
    }

    /** How much deeper the name between two characters leads: a level, none or out. */
    private static int step(String location, int from, int to) {
        String name = location.substring(from, to);
        if (name.equals("..")) {
            return -1;
        }
        return name.isEmpty() || name.equals(".") ? 0 : 1;
    }

    /** Whether an address would read a percent sign and two hexadecimal digits there as another character. */
    private static boolean isEscape(String location, int at) {
        return at + 2 < location.length() && location.charAt(at) == '%' && isHex(location.charAt(at + 1))
                && isHex(location.charAt(at + 2));
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
