package dev.teacup.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Utf8Test {
    @Test
    void encodesAndDecodesEveryCodePoint() {
        StringBuilder all = new StringBuilder();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            all.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 0xE000 : point);
        }
        String text = all.toString();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(bytes, Utf8.encode(text));
        assertEquals(text, decode(bytes));
    }

    @Test
    void refusesWhatTheJdkRefuses() {
        Random random = new Random(7);
        byte[] bytes = new byte[4];
        for (int i = 0; i < 40_000; i++) {
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                bytes[0] = (byte) (0xC0 | bytes[0]);
                bytes[1] = (byte) (0x80 | bytes[1] & 0x3F);
                bytes[2] = (byte) (0x80 | bytes[2] & 0x3F);
            }
            assertEquals(strict(bytes), decode(bytes));
        }
    }

    @Test
    void refusesSurrogatesLongFormsAndCutBytes() {
        assertNull(decode(Files.bytes(0xED, 0xA0, 0x80)));
        assertNull(decode(Files.bytes(0xC0, 0x80)));
        assertNull(decode(Files.bytes("a", 0xE2, 0x82)));
        assertThrows(ModelException.class, () -> Span.of(Files.bytes(0xFF)).text());
    }

    @Test
    void encodesHalfAPairAsTheReplacementCharacter() {
        assertArrayEquals("a\uFFFDb".getBytes(StandardCharsets.UTF_8), Utf8.encode("a\uD83Cb"));
        assertArrayEquals("\uFFFD".getBytes(StandardCharsets.UTF_8), Utf8.encode("\uDF75"));
    }

    private static String decode(byte[] bytes) {
        return Utf8.decode(Span.of(bytes).memory(), 0, bytes.length);
    }

    private static String strict(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
