package dev.teacup.train.tabular.read;

import dev.teacup.error.ModelException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text in the bytes of a file. A byte order mark decides; without one it is UTF-16 where every second
 * byte is 0, else UTF-8 where the bytes are that, else Windows-1252, which Latin-1 is a part of.
 *
 * @param text without a byte order mark
 * @param encoding its name for people
 */
record Encoded(String text, String encoding) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int LOOKED_AT = 4096;
    /** In a text of Western words, UTF-16 has a 0 in nearly every second byte. */
    private static final double MOSTLY = 0.8;
    private static final double MOST_CONTROLS = 0.01;

    /**
     * Decodes a file.
     *
     * @param name for the error
     * @throws ModelException when the file holds no text, or text in an encoding that cannot be told
     */
    static Encoded of(String name, byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return new Encoded(strict(name, bytes, 3, StandardCharsets.UTF_8, "UTF-8"), "UTF-8 with a mark");
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return new Encoded(strict(name, bytes, 2, StandardCharsets.UTF_16LE, "UTF-16"), "UTF-16");
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return new Encoded(strict(name, bytes, 2, StandardCharsets.UTF_16BE, "UTF-16"), "UTF-16");
        }
        if (zeros(bytes, 1) > MOSTLY && zeros(bytes, 0) < 1 - MOSTLY) {
            return new Encoded(strict(name, bytes, 0, StandardCharsets.UTF_16LE, "UTF-16"), "UTF-16");
        }
        if (zeros(bytes, 0) > MOSTLY && zeros(bytes, 1) < 1 - MOSTLY) {
            return new Encoded(strict(name, bytes, 0, StandardCharsets.UTF_16BE, "UTF-16"), "UTF-16");
        }
        requireText(name, bytes);
        String text = decoded(bytes, 0, StandardCharsets.UTF_8);
        return text != null ? new Encoded(text, "UTF-8")
                : new Encoded(strict(name, bytes, 0, WINDOWS_1252, "UTF-8, UTF-16 or Windows-1252"),
                        "Windows-1252");
    }

    private static String strict(String name, byte[] bytes, int from, Charset charset, String expected) {
        String text = decoded(bytes, from, charset);
        if (text == null) {
            throw new ModelException(name, "the letters of the file cannot be read",
                    "text in " + expected, "bytes that are no letters there",
                    "save the file again with the encoding UTF-8");
        }
        return text;
    }

    private static String decoded(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from)).toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }

    private static void requireText(String name, byte[] bytes) {
        int looked = Math.min(bytes.length, LOOKED_AT);
        int controls = 0;
        int zeros = 0;
        for (int i = 0; i < looked; i++) {
            controls += bytes[i] >= 0 && bytes[i] < ' ' && "\t\r\n\f".indexOf(bytes[i]) < 0 ? 1 : 0;
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        if (zeros > 0 || controls > MOST_CONTROLS * looked) {
            boolean isSheet = begins(bytes, 'P', 'K');
            throw new ModelException(name, "this is no text", "a CSV file: text, a row of the table a line",
                    isSheet ? "a zip file, such as a workbook of a spreadsheet" : "a binary file",
                    isSheet ? "open it in the spreadsheet, and save the sheet as CSV"
                            : "name the CSV file itself");
        }
    }

    /** The share of 0 among every second byte. */
    private static double zeros(byte[] bytes, int first) {
        int count = 0;
        int looked = 0;
        for (int i = first; i < Math.min(bytes.length, LOOKED_AT); i += 2, looked++) {
            count += bytes[i] == 0 ? 1 : 0;
        }
        return looked == 0 ? 0 : (double) count / looked;
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
