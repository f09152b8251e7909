package dev.teacup.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumConversionTest {
    private static final long SEED = 5;
    private static final int HALF_INFINITY = 0x7C00;
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    @Test
    void readsEveryHalfByItsDefinition() {
        for (int bits = 0; bits < HALF_INFINITY; bits++) {
            int exponent = Math.max(bits >> 10, 1);
            double significand = (bits & 1023) + (bits >> 10 == 0 ? 0 : 1024);
            float expected = (float) Math.scalb(significand, exponent - 25);
            assertEquals(expected, Num.halfToFloat(bits));
            assertEquals(-expected, Num.halfToFloat((short) (bits | 0x8000)));
        }
        assertEquals(Float.POSITIVE_INFINITY, Num.halfToFloat(0x7C00));
        assertEquals(Float.NEGATIVE_INFINITY, Num.halfToFloat(0xFC00));
        assertEquals(Float.NaN, Num.halfToFloat(0x7E01));
    }

    @Test
    void roundsToTheNearestHalfAndTiesToEven() {
        for (int bits = 0; bits < HALF_INFINITY; bits++) {
            double below = Num.halfToFloat(bits);
            double above = bits + 1 == HALF_INFINITY ? 65536 : Num.halfToFloat(bits + 1);
            double middle = (below + above) / 2;
            assertEquals(bits, Num.toHalf(below));
            assertEquals(bits, Num.toHalf(Math.nextDown(middle)));
            assertEquals(bits + (bits & 1), Num.toHalf(middle));
            assertEquals(bits + 1, Num.toHalf(Math.nextUp(middle)));
            assertEquals(bits + 1 | 0x8000, Num.toHalf(-Math.nextUp(middle)));
        }
    }

    @Test
    void writesHalvesOutOfRange() {
        assertEquals(0x7C00, Num.toHalf(1e300));
        assertEquals(0xFC00, Num.toHalf(Double.NEGATIVE_INFINITY));
        assertEquals(0x8000, Num.toHalf(-0.0));
        assertEquals(0, Num.toHalf(Double.MIN_VALUE));
        assertEquals(0x7E00, Num.toHalf(Double.NaN) & 0x7FFF);
    }

    @Test
    void roundsUnsignedWordsOnce() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20000; i++) {
            long word = i % 2 == 0 ? random.nextLong() : -1L << random.nextInt(64) ^ random.nextInt(3);
            BigDecimal exact = new BigDecimal(unsigned(word));
            assertEquals(exact.doubleValue(), Num.unsignedToDouble(word), () -> word + ", seed " + SEED);
            assertEquals(Float.parseFloat(exact.toString()), Num.unsignedToFloat(word),
                    () -> word + ", seed " + SEED);
        }
    }

    @Test
    void takesTheWholePartAsAnUnsignedWord() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20000; i++) {
            double value = Math.scalb(random.nextDouble(), random.nextInt(65));
            assertEquals(new BigDecimal(value).toBigInteger(), unsigned(Num.toUnsigned(value)), "" + value);
        }
        assertEquals(-1, Num.toUnsigned(0x1p64));
        assertEquals(-1, Num.toUnsigned(Double.POSITIVE_INFINITY));
        assertEquals(0, Num.toUnsigned(Double.NaN));
        assertEquals(Long.MIN_VALUE, Num.toUnsigned(0x1p63));
    }

    private static BigInteger unsigned(long word) {
        BigInteger value = BigInteger.valueOf(word);
        return word >= 0 ? value : value.add(TWO_TO_64);
    }
}
