package dev.teacup.tests.hostile;

import static dev.teacup.tests.hostile.DamagedBytesTest.joined;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Bytes that break the rules of protobuf, or use them to the utmost. */
final class WireTest {
    private static final int[] LENGTHS = {0, 1, 2, 3, 10, 100};

    /** Ways from the model to a message that can be in it: field numbers, from the outermost. */
    private static final int[][] MESSAGES = {{}, {7}, {8}, {14}, {25}, {7, 1}, {7, 5}, {7, 11}, {7, 12},
        {7, 13}, {7, 15}, {7, 15, 1}, {7, 16}, {7, 11, 2}, {7, 11, 2, 1}, {7, 11, 2, 1, 2},
        {7, 11, 2, 1, 2, 1},
        {7, 11, 2, 4}, {7, 11, 2, 5}, {7, 11, 2, 8}, {7, 11, 2, 9}, {7, 1, 5}, {7, 1, 5, 5}, {7, 1, 5, 6},
        {7, 1, 5, 14}, {7, 1, 5, 22}, {7, 5, 13}, {25, 7}, {25, 11}, {25, 9}, {25, 12}};

    @Test
    void everyFieldOfEveryMessageInEveryWireType() {
        Contract contract = new Contract();
        byte[] sound = Sound.dense().bytes();
        for (int[] way : MESSAGES) {
            for (int field = 0; field <= 27; field++) {
                for (int wireType = 0; wireType < 8; wireType++) {
                    for (int length : LENGTHS) {
                        byte[] content = joined(varint((long) field << 3 | wireType), filled(length, 1));
                        contract.take(
                                "way " + shown(way) + ", field " + field + ", wire type " + wireType + ", "
                                        + length + " bytes",
                                joined(sound, within(way, content)));
                    }
                }
            }
        }
        contract.holds();
    }

    @Test
    void lengthsThatLie() {
        Contract contract = new Contract();
        long[] lies =
                {1, 127, 128, Integer.MAX_VALUE, 1L << 31, 1L << 32, (1L << 32) + 1, Long.MAX_VALUE, -1, -2,
                    Long.MIN_VALUE};
        for (int[] way : MESSAGES) {
            for (int field = 1; field <= 27; field++) {
                for (long lie : lies) {
                    byte[] content = joined(varint((long) field << 3 | 2), varint(lie));
                    contract.refuses("way " + shown(way) + ", field " + field + ", length " + lie,
                            joined(Sound.dense().bytes(), within(way, content)), "byte ");
                }
            }
        }
        contract.holds();
    }

    @Test
    void varintsThatAreTooLong() {
        Contract contract = new Contract();
        for (int bytes = 1; bytes < 20; bytes++) {
            byte[] number = filled(bytes, 0xFF);
            contract.refuses("endless of " + bytes, joined(new byte[] {8}, number), "varint");
            number[bytes - 1] = 1;
            byte[] file = joined(new byte[] {8}, number, Sound.dense().bytes());
            if (bytes <= 10) {
                contract.take("number of " + bytes, file);
            } else {
                contract.refuses("number of " + bytes, file, "varint", "too long");
            }
            number[bytes - 1] = 2;
            contract.take("tag of " + bytes, joined(number, Sound.dense().bytes()));
        }
        contract.holds();
    }

    @Test
    void messagesInMessages() {
        Contract contract = new Contract();
        for (int depth = 1; depth < 20_000; depth = 2 * depth + 1) {
            byte[] subgraphs = {};
            byte[] sequences = {};
            byte[] maps = {};
            byte[] groups = filled(depth, 3 << 3 | 3);
            for (int i = 0; i < Math.min(depth, 2500); i++) {
                subgraphs = within(new int[] {1, 5, 6}, subgraphs);
                sequences = within(new int[] {4, 1}, sequences);
                maps = within(new int[] {5, 2}, maps);
            }
            for (byte[] content : new byte[][] {within(new int[] {7}, subgraphs),
                within(new int[] {7, 11, 2}, sequences), within(new int[] {7, 11, 2}, maps), groups}) {
                byte[] file = joined(Sound.dense().bytes(), content);
                if (depth > 100) {
                    contract.refuses("depth " + depth, file);
                } else {
                    contract.take("depth " + depth, file);
                }
            }
        }
        contract.holds();
    }

    @Test
    void manyOfEverything() {
        Contract contract = new Contract();
        for (int[] way : MESSAGES) {
            for (int field = 1; field <= 25; field++) {
                byte[] empty = joined(varint((long) field << 3 | 2), new byte[] {0});
                byte[] many = new byte[empty.length * 20_000];
                for (int i = 0; i < many.length; i++) {
                    many[i] = empty[i % empty.length];
                }
                contract.take("way " + shown(way) + ", 20,000 times field " + field,
                        joined(Sound.dense().bytes(), within(way, many)));
            }
        }
        contract.holds();
    }

    @Test
    void filesOfOtherKinds() {
        Contract contract = new Contract();
        String[] texts = {"<!DOCTYPE html><html></html>", "\n\n <html>", "{\"error\": 404}", "[1, 2]",
            "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "Not found", "GIF89a",
            "RIFFabcd",
            "\u001f\u008b\b\0", "PK\3\4", "PK\5\6", "ustar", "\0asm\1\0\0\0", "\u0089PNG\r\n\u001a\n",
            "%PDF-1.7",
            "GGUF\3", "\u0093NUMPY\1\0", "\0\0\0\0TFL3", "\u0089HDF\r\n\u001a\n", "ir_version: 8",
            "\u00ef\u00bb\u00bf{}",
            " ", "\n", "\0", "\t\t", "\u007fELF", "#!/bin/sh", "BZh91AY&SY", "7z\u00bc\u00af'\u001c"};
        for (String text : texts) {
            byte[] start = text.getBytes(StandardCharsets.ISO_8859_1);
            contract.refuses("a file that begins with " + text, start);
            contract.refuses("a long file that begins with " + text, joined(start, filled(5000, 'a')));
        }
        for (int value = 0; value < 256; value++) {
            for (int length : LENGTHS) {
                contract.take(length + " bytes of " + value, filled(length, value));
            }
        }
        contract.holds();
    }

    /** A message in its way from the model down. */
    private static byte[] within(int[] way, byte[] content) {
        byte[] message = content;
        for (int i = way.length - 1; i >= 0; i--) {
            message = joined(varint((long) way[i] << 3 | 2), varint(message.length), message);
        }
        return message;
    }

    private static byte[] varint(long value) {
        byte[] bytes = {};
        long rest = value;
        while (rest >>> 7 != 0) {
            bytes = joined(bytes, new byte[] {(byte) (rest | 0x80)});
            rest >>>= 7;
        }
        return joined(bytes, new byte[] {(byte) rest});
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static String shown(int[] way) {
        return Arrays.toString(way);
    }
}
