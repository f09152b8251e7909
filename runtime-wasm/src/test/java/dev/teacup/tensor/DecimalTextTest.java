package dev.teacup.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    private static final long SEED = 9;

    /** What numpy's {@code str} gives for a float64. */
    @ParameterizedTest
    @CsvSource({"0,0.0", "-0.0,-0.0", "1.5,1.5", "100,100.0", "0.001,0.001", "1e-4,0.0001", "1e-5,1e-05",
        "-1.25e-7,-1.25e-07", "1e15,1000000000000000.0", "1e16,1e+16",
        "123456789012345680,1.2345678901234568e+17",
        "5e-324,5e-324", "1.7976931348623157e308,1.7976931348623157e+308", "2.2250738585072014E-308,"
                + "2.2250738585072014e-308",
        "NaN,nan", "Infinity,inf", "-Infinity,-inf", "0.1,0.1", "1e23,1e+23",
        "9007199254740993,9007199254740992.0", "2e-44,2e-44", "5.684341886080802e-14,5.684341886080802e-14"})
    void writesDoubles(double value, String text) {
        assertEquals(text, DecimalText.text(value));
    }

    @ParameterizedTest
    @CsvSource({"0.1,0.1", "3.4028235e38,3.4028235e+38", "1.4e-45,1e-45", "16777216,16777216.0", "-0.0,-0.0",
        "0.47892547,0.47892547", "1e-4,1e-04", "NaN,nan"})
    void writesFloats(float value, String text) {
        assertEquals(text, DecimalText.text(value));
    }

    @Test
    void writesHalves() {
        assertEquals("0.1", DecimalText.halfText(Num.toHalf(0.1)));
        assertEquals("65500.0", DecimalText.halfText(0x7BFF));
        assertEquals("6e-08", DecimalText.halfText(1));
        assertEquals("-inf", DecimalText.halfText(0xFC00));
    }

    @Test
    void writesTheFewestDigitsThatReadBackAndOfTheseTheNearest() {
        Random random = new Random(SEED);
        for (int i = 0; i < 4000; i++) {
            double value = i % 4 == 0 ? Math.scalb(1.0, random.nextInt(2098) - 1074)
                    : Math.abs(Double.longBitsToDouble(random.nextLong()));
            if (value < Double.POSITIVE_INFINITY) {
                checkShortest(value, new BigDecimal(DecimalText.text(value)));
            }
        }
    }

    private static void checkShortest(double value, BigDecimal written) {
        String message = value + " as " + written + ", seed " + SEED;
        BigDecimal exact = new BigDecimal(value);
        BigDecimal stripped = written.stripTrailingZeros();
        assertEquals(value, written.doubleValue(), message);
        for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
            BigDecimal other = exact.round(new MathContext(stripped.precision(), mode));
            boolean reads = other.doubleValue() == value;
            boolean nearer = other.subtract(exact).abs().compareTo(written.subtract(exact).abs()) < 0;
            assertFalse(reads && nearer, message);
            if (stripped.precision() > 1) {
                BigDecimal shorter = exact.round(new MathContext(stripped.precision() - 1, mode));
                assertFalse(shorter.doubleValue() == value, message);
            }
        }
    }

    @Test
    void readsWhatItWroteForEveryKindOfNumber() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            float narrow = Float.intBitsToFloat(random.nextInt());
            int half = random.nextInt() & 0xFFFF;
            assertEquals(value, DecimalText.parse(DecimalText.text(value)));
            assertEquals(narrow, (float) DecimalText.parseToRound(DecimalText.text(narrow)));
            float ofHalf = Num.halfToFloat(half);
            int readHalf = Num.toHalf(DecimalText.parseToRound(DecimalText.halfText(half)));
            assertEquals(ofHalf, Num.halfToFloat(readHalf));
        }
    }

    @Test
    void readsTheNearestNumber() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20000; i++) {
            check(randomText(random, i % 50 == 0 ? 900 : 25, i % 2 == 0 ? 350 : 20));
        }
    }

    /** The middle of two doubles, of two floats, and a little more and less than that. */
    @Test
    void readsTextsBetweenTwoNumbers() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            double value = Math.scalb(random.nextDouble(), random.nextInt(2000) - 1080);
            BigDecimal middle = new BigDecimal(value).add(new BigDecimal(Math.nextUp(value)));
            checkAround(middle.divide(BigDecimal.valueOf(2)));
            float narrow = Math.scalb(random.nextFloat(), random.nextInt(270) - 148);
            BigDecimal narrowMiddle = new BigDecimal(narrow).add(new BigDecimal(Math.nextUp(narrow)));
            checkAround(narrowMiddle.divide(BigDecimal.valueOf(2)));
        }
    }

    private static void checkAround(BigDecimal value) {
        BigDecimal little = value.ulp().scaleByPowerOfTen(-900);
        check(value.toString());
        check(value.add(little).toString());
        check(value.subtract(little).toString());
    }

    private static void check(String text) {
        assertTrue(DecimalText.isNumber(text), text);
        assertEquals(Double.parseDouble(text), DecimalText.parse(text), text);
        assertEquals(Float.parseFloat(text), (float) DecimalText.parseToRound(text), text);
    }

    private static String randomText(Random random, int mostDigits, int mostExponent) {
        StringBuilder out = new StringBuilder(random.nextBoolean() ? "-" : "");
        int length = 1 + random.nextInt(mostDigits);
        int point = random.nextInt(length + 1);
        for (int i = 0; i < length; i++) {
            out.append(i == point ? "." : "").append(random.nextInt(10));
        }
        return out.append('e').append(random.nextInt(2 * mostExponent) - mostExponent).toString();
    }

    @ParameterizedTest
    @CsvSource({"inf,Infinity", "+INF,Infinity", "-Inf,-Infinity", "infinity,Infinity", "-INFINITY,-Infinity",
        "nan,NaN", "NaN,NaN", "-nan,NaN", "1e5,1e5", "1E+08,1e8", ".5,0.5", "5.,5", "-0,-0.0", "+3.14,3.14",
        "' 7 ',7", "00012,12", "0e999999999999,0", "1e999999999999,Infinity", "-1e-999999999999,-0.0",
        "0.0000000000000000000000000000000000000000000000000001e52,1", "1e400,Infinity", "1e-400,0"})
    void readsTheFormsOfTheSpec(String text, double value) {
        assertTrue(DecimalText.isNumber(text));
        assertEquals(value, DecimalText.parse(text));
        assertEquals((float) value, (float) DecimalText.parseToRound(text));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-0,0", "100.5,100", "-100.9,-100", "9007199254740993,9007199254740993", "0.9,0",
        "1.25e1,12",
        "9223372036854775807,9223372036854775807", "-9223372036854775808,-9223372036854775808", "12e3,12000",
        "18446744073709551615,-1", "1e-99,0", "nan,0", "inf,9223372036854775807", "Hello,0",
        "1e300,9223372036854775807"})
    void readsWholePartsExactly(String text, long value) {
        assertEquals(value, DecimalText.parseWhole(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "+", "-", ".", "e5", "1e", "1e+", "1..2", "1.2.3", "0x10", "1f", "1d",
        "1_000",
        "1,5", "infi", "nano", "Hello", "--1", "1e5.5", "1 2", "½", "१"})
    void refusesWhatIsNoNumber(String text) {
        assertFalse(DecimalText.isNumber(text));
        assertEquals(Double.NaN, DecimalText.parse(text));
    }
}
