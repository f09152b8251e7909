package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ONNX Runtime has no kernel of it; all values here are products done by hand. */
class CumProdTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 2 6 24", "1, 0, 1 2 6", "0, 1, 24 12 4", "1, 1, 12 4 1"})
    void multipliesFromEitherEndWithOrWithoutTheElementItself(long exclusive, long reverse, String numbers) {
        double[] products = Arrays.stream(numbers.split(" ")).mapToDouble(Double::parseDouble)
                .toArray();
        check("CumProd").in(doubles(3).of(2, 3, 4), longs().of(0)).with("exclusive", exclusive)
                .with("reverse", reverse).gives(doubles(3).of(products));
    }

    @Test
    void multipliesAlongTheAxis() {
        check("CumProd").in(floats(2, 3).of(1, 2, 3, 4, 5, 6), ints().of(0))
                .gives(floats(2, 3).of(1, 2, 3, 4, 10, 18));
        check("CumProd").in(floats(2, 3).of(1, 2, 3, 4, 5, 6), longs(1).of(-1))
                .gives(floats(2, 3).of(1, 2, 6, 4, 20, 120));
        check("CumProd").in(floats(2, 2, 1).of(1, 2, 3, 4), longs().of(1)).with("reverse", 1)
                .gives(floats(2, 2, 1).of(2, 2, 12, 4));
    }

    @Test
    void wrapsIntegersAroundAndRoundsHalves() {
        check("CumProd").in(longs(2).ofLongs(Long.MAX_VALUE, 2), longs().of(0))
                .gives(longs(2).ofLongs(Long.MAX_VALUE, -2));
        check("CumProd").in(tensor(DType.UINT32, 2).ofLongs(0xFFFFFFFFL, 2), longs().of(0))
                .gives(tensor(DType.UINT32, 2).ofLongs(0xFFFFFFFFL, 0xFFFFFFFEL));
        check("CumProd").in(halves(3).of(256, 256, 0), longs().of(0))
                .gives(halves(3).of(256, Double.POSITIVE_INFINITY, Double.NaN));
    }

    @Test
    void keepsEmptyTensorsEmpty() {
        check("CumProd").in(floats(0, 2).counting(), longs().of(0)).gives(floats(0, 2).counting());
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("CumProd").in(floats().of(1), longs().of(0)).refuses(
                "CumProd 'it': 'axis' is outside the rank of the operand",
                "expected: no axis, since the operand has no dimensions",
                "got: 0",
                "fix: use an axis that the operand has");
    }
}
