package dev.teacup.op.math;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @EnumSource(value = DType.class, names = {"BOOL", "STRING"}, mode = EnumSource.Mode.EXCLUDE)
    void comparesEveryTypeOfNumber(DType dtype) {
        Literal a = tensor(dtype, 3).of(1, 2, 3);
        Literal two = tensor(dtype).of(2);
        check("Equal").in(a, two).gives(bools(3).of(false, true, false));
        check("Less").in(a, two).gives(bools(3).of(true, false, false));
        check("LessOrEqual").in(a, two).gives(bools(3).of(true, true, false));
        check("Greater").in(a, two).gives(bools(3).of(false, false, true));
        check("GreaterOrEqual").in(a, two).gives(bools(3).of(false, true, true));
    }

    @ParameterizedTest
    @CsvSource({"Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual"})
    void findsNotANumberEqualToNothing(String opType) {
        check(opType).in(floats(3).of(NAN, 1, NAN), floats(3).of(1, NAN, NAN))
                .gives(bools(3).of(false, false, false));
    }

    @Test
    void ordersInfinitiesAndZeros() {
        check("Less").in(floats(3).of(-INFINITY, INFINITY, -0.0), floats(3).of(0, INFINITY, 0))
                .gives(bools(3).of(true, false, false));
        check("Equal").in(floats(2).of(INFINITY, -0.0), floats(2).of(INFINITY, 0))
                .gives(bools(2).of(true, true));
    }

    @Test
    void ordersUnsignedIntegersByTheirValues() {
        Literal large = tensor(DType.UINT64, 1).ofLongs(1L << 63);
        Literal small = tensor(DType.UINT64, 1).of(1);
        check("Less").in(small, large).gives(bools(1).of(true));
        check("GreaterOrEqual").in(small, large).gives(bools(1).of(false));
        check("Less").in(tensor(DType.UINT32, 1).of(1), tensor(DType.UINT32, 1).of(1L << 31))
                .gives(bools(1).of(true));
    }

    @Test
    void comparesStringsAndTruths() {
        check("Equal").in(texts(2, 1).of("gull", ""), texts(3).of("gull", "Gull", ""))
                .gives(bools(2, 3).of(true, false, false, false, false, true));
        check("Equal").in(bools(2).of(true, false), bools().of(false)).gives(bools(2).of(false, true));
    }

    @Test
    void findsWhatIsNoNumberOrInfinite() {
        check("IsNaN").in(floats(3).of(NAN, 0, INFINITY)).gives(bools(3).of(true, false, false));
        check("IsNaN").in(halves(2).of(NAN, 1)).gives(bools(2).of(true, false));
        Literal data = floats(4).of(INFINITY, -INFINITY, NAN, 1e38);
        check("IsInf").in(data).gives(bools(4).of(true, true, false, false));
        check("IsInf").with("detect_negative", 0).in(data).gives(bools(4).of(true, false, false, false));
        check("IsInf").with("detect_positive", 0).in(data).gives(bools(4).of(false, true, false, false));
        check("IsInf").with("detect_positive", 0).with("detect_negative", 0).in(data)
                .gives(bools(4).of(false, false, false, false));
    }

    @Test
    void refusesToOrderStrings() {
        check("Less").in(texts(1).of("a"), texts(1).of("b")).refuses(
                "Less 'it': the input 'A' has an element type that the operator does not take",
                "expected: float32, uint8, int8, uint16, int16, int32, int64, float16, float64, uint32 or "
                        + "uint64",
                "got: string",
                "fix: convert it by Cast");
    }
}
