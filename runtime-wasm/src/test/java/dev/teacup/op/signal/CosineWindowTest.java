package dev.teacup.op.signal;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import org.junit.jupiter.api.Test;

/** Sums of cosines at multiples of a quarter turn, where the cosines are 1, 0 and -1. */
class CosineWindowTest {
    @Test
    void isPeriodic() {
        check("HannWindow").in(longs().of(4)).within(1e-6, 1e-7).gives(floats(4).of(0, 0.5, 1, 0.5));
        check("HammingWindow").in(ints().of(4)).within(1e-6, 1e-7)
                .gives(floats(4).of(4.0 / 46, 25.0 / 46, 1, 25.0 / 46));
        check("BlackmanWindow").in(longs(1).of(4)).within(1e-6, 1e-7).gives(floats(4).of(0, 0.34, 1, 0.34));
    }

    @Test
    void isSymmetricWherePeriodicIsNot() {
        check("HannWindow").with("periodic", 0).in(longs().of(5)).within(1e-6, 1e-7)
                .gives(floats(5).of(0, 0.5, 1, 0.5, 0));
        check("HammingWindow").with("periodic", 0).in(longs().of(3)).within(1e-6, 1e-7)
                .gives(floats(3).of(4.0 / 46, 1, 4.0 / 46));
        check("BlackmanWindow").with("periodic", 0).in(longs().of(5)).within(1e-6, 1e-7)
                .gives(floats(5).of(0, 0.34, 1, 0.34, 0));
    }

    @Test
    void hasTheTypeThatOutputDatatypeNames() {
        check("HannWindow").with("output_datatype", DType.FLOAT64.code()).in(longs().of(3)).within(1e-15, 0)
                .gives(doubles(3).of(0, 0.75, 0.75));
        check("HannWindow").with("output_datatype", DType.FLOAT16.code()).in(longs().of(2))
                .gives(halves(2).of(0, 1));
        check("HannWindow").with("output_datatype", DType.UINT8.code()).in(longs().of(4))
                .gives(tensor(DType.UINT8, 4).of(0, 0, 1, 0));
    }

    @Test
    void hasNoElementsOfNoSizeAndNoNumberWhereOneIsDividedByNone() {
        check("HannWindow").in(longs().of(0)).gives(floats(0).of(new double[0]));
        check("HannWindow").in(longs().of(1)).gives(floats(1).of(0));
        check("HannWindow").with("periodic", 0).in(longs().of(1)).gives(floats(1).of(Double.NaN));
    }

    @Test
    void refusesASizeThatIsNone() {
        check("HannWindow").in(longs().of(-1)).refuses(
                "HannWindow 'it': the input 'size' is out of range",
                "expected: from 0 to 2147483647",
                "got: -1",
                "fix: look at what computes it");
        check("BlackmanWindow").in(longs(2).of(1, 2)).refuses(
                "BlackmanWindow 'it': the input 'size' is not a single element",
                "expected: one element",
                "got: [2]",
                "fix: reshape or slice it");
        check("HammingWindow").with("output_datatype", DType.BOOL.code()).in(longs().of(2)).refuses(
                "HammingWindow 'it': the attribute 'output_datatype' names an element type that Teacup does "
                        + "not have here",
                "expected: the code of float32, uint8, int8, uint16, int16, int32, int64, float16, float64, "
                        + "uint32 or uint64",
                "got: 9 (bool)",
                "fix: export the model with another element type");
    }
}
