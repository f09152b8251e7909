package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CastTest {
    private static OpCheck check(Literal input, DType to) {
        return OpCheck.check("Cast").in(input).with("to", to.code());
    }

    @ParameterizedTest
    @EnumSource
    void convertsSmallNumbersToEveryTypeAndBack(DType to) {
        for (DType from : DType.values()) {
            Literal one = from == DType.STRING ? texts(2).of("1", "0") : tensor(from, 2).of(1, 0);
            Literal[] converted = check(one, to).results(1);
            boolean isText = to == DType.STRING;
            String wanted = isText ? from.isFloat() ? "[1.0, 0.0]" : "[1, 0]" : to.isFloat() ? "[1.0, 0.0]"
                    : "[1, 0]";
            if (from != to) {
                assertEquals(to + "[2] " + wanted, converted[0].toString(), "from " + from);
            }
        }
    }

    @Test
    void roundsALargeIntegerOnce() {
        long betweenTwoFloats = (1L << 60) + (1L << 36) + 1;
        check(longs(1).ofLongs(betweenTwoFloats), DType.FLOAT32)
                .gives(floats(1).of((float) betweenTwoFloats));
        check(tensor(DType.UINT64, 1).ofLongs(betweenTwoFloats), DType.FLOAT32)
                .gives(floats(1).of((float) betweenTwoFloats));
    }

    @Test
    void cutsFloatsTowardsZero() {
        check(floats(4).of(1.9, -1.9, 0.5, -0.5), DType.INT32).gives(tensor(DType.INT32, 4).of(1, -1, 0, 0));
    }

    @Test
    void keepsTheLowerBitsOfIntegers() {
        check(tensor(DType.INT16, 2).of(200, -1), DType.INT8).gives(tensor(DType.INT8, 2).of(-56, -1));
        check(tensor(DType.INT8, 1).of(-1), DType.UINT64).gives(tensor(DType.UINT64, 1).ofLongs(-1));
        check(longs(1).ofLongs(1L << 32), DType.UINT32).gives(tensor(DType.UINT32, 1).of(0));
    }

    @Test
    void readsUnsignedIntegersOf64BitsAsLargeNumbers() {
        check(tensor(DType.UINT64, 1).ofLongs(-1), DType.FLOAT64)
                .gives(doubles(1).of(18446744073709551615.0));
        check(doubles(1).of(9223372036854775808.0), DType.UINT64)
                .gives(tensor(DType.UINT64, 1).ofLongs(Long.MIN_VALUE));
    }

    @Test
    void roundsToFewerBitsAndOverflowsToInfinity() {
        check(doubles(3).of(0.1, 1e300, -1e300), DType.FLOAT32)
                .gives(floats(3).of(0.1f, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        check(floats(2).of(65520, 2049), DType.FLOAT16).gives(halves(2).of(Double.POSITIVE_INFINITY, 2048));
    }

    @Test
    void takesEveryNumberButZeroAsTrue() {
        check(floats(5).of(0, -0.0, 0.1, Double.NaN, -3), DType.BOOL)
                .gives(bools(5).of(false, false, true, true, true));
        check(tensor(DType.INT32, 2).of(0, 256), DType.BOOL).gives(bools(2).of(false, true));
    }

    @Test
    void writesTheShortestText() {
        check(floats(5).of(0.1f, 314.15926f, 1e-5f, Double.NaN, Double.NEGATIVE_INFINITY), DType.STRING)
                .gives(texts(5).of("0.1", "314.15927", "1e-05", "nan", "-inf"));
        check(doubles(1).of(0.1f), DType.STRING).gives(texts(1).of("0.10000000149011612"));
        check(halves(1).of(0.0999755859375), DType.STRING).gives(texts(1).of("0.1"));
        check(tensor(DType.UINT64, 2).ofLongs(-1, 7), DType.STRING)
                .gives(texts(2).of("18446744073709551615", "7"));
        check(longs(1).ofLongs(Long.MIN_VALUE), DType.STRING).gives(texts(1).of("-9223372036854775808"));
    }

    @Test
    void readsTexts() {
        check(texts(6).of("3.14", "-1e-5", "1E8", "+INF", "-inf", "NaN"), DType.FLOAT32).gives(floats(6).of(
                3.14f, -1e-5f, 1e8, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN));
        check(texts(1).of(" 0.1 "), DType.FLOAT64).gives(doubles(1).of(0.1));
        check(texts(2).of("100.5", "-7.9"), DType.INT8).gives(tensor(DType.INT8, 2).of(100, -7));
        check(texts(3).of("9223372036854775807", "-9223372036854775808", "1e18"), DType.INT64)
                .gives(longs(3).ofLongs(Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_000_000_000L));
        check(texts(1).of("18446744073709551615"), DType.UINT64).gives(tensor(DType.UINT64, 1).ofLongs(-1));
        check(texts(5).of("true", "False", "1", "0.0", "2"), DType.BOOL)
                .gives(bools(5).of(true, false, true, false, true));
    }

    @Test
    void roundsATextOnceToFloat32() {
        // Just above the middle of 1 and the next float; as a double it is the middle itself.
        check(texts(1).of("1.00000005960464477539062500000001"), DType.FLOAT32)
                .gives(floats(1).of(Math.nextUp(1f)));
    }

    @Test
    void keepsTheShape() {
        check(floats().of(2), DType.INT64).gives(longs().of(2));
        check(floats(0, 2).counting(), DType.STRING).gives(texts(0, 2).of(new String[0]));
    }

    @Test
    void tellsNamesToWhatReadsIt() {
        assertEquals("float32[batch, 3]", type("""
                input x: float32[batch, 3]
                sizes = Shape(x)
                short = Cast(sizes) {to = 6}
                s = Cast(short) {to = 7}
                y = ConstantOfShape(s)
                """));
    }

    @Test
    void refusesATextThatIsNoNumber() {
        for (DType to : new DType[] {DType.FLOAT32, DType.INT64, DType.BOOL}) {
            check(texts(2).of("1", "twelve"), to).refuses(
                    "Cast 'it': the text 'twelve' is no number",
                    "expected: a decimal number, as 12, -0.5 or 1e9, or INF or NaN",
                    "got: 'twelve' as element 1",
                    "fix: feed numbers, or replace such texts before the Cast");
        }
    }

    @ParameterizedTest
    @CsvSource({"128, INT8", "-129, INT8", "-1, UINT8", "9223372036854775808, INT64", "-1, UINT64",
        "18446744073709551616, UINT64", "1e19, INT64", "1e40, INT64", "INF, INT32", "NaN, INT64"})
    void refusesATextThatTheTypeCannotHold(String text, DType to) {
        check(texts(1).of(text), to).refuses(
                "Cast 'it': the text '" + text + "' is no number of type " + to,
                "expected: a number that " + to + " can hold",
                "got: '" + text + "' as element 0",
                "fix: cast to a wider type");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "14, 14 (COMPLEX64)", "16, 16 (BFLOAT16)", "26, 26 (INT2)", "27, 27", "-1, -1",
        "4294967297, 4294967297"})
    void refusesTypesThatThereAreNoTensorsOf(long code, String named) {
        OpCheck.check("Cast").in(floats().of(1)).with("to", code).refuses(
                "Cast 'it': the attribute 'to' names an element type that Teacup does not have here",
                "expected: the code of float32, uint8, int8, uint16, int16, int32, int64, string, bool, "
                        + "float16, float64, uint32 or uint64",
                "got: " + named,
                "fix: export the model with another element type");
    }
}
