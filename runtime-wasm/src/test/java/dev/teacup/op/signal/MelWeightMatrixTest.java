package dev.teacup.op.signal;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import dev.teacup.testkit.Runs;
import org.junit.jupiter.api.Test;

class MelWeightMatrixTest {
    private static OpCheck matrix(Literal... operands) {
        return check("MelWeightMatrix").in(operands);
    }

    /**
     * 0 to 4000 Hz are 0 to 2146.06 mel, in 4 steps of 536.52: 0, 426.9, 1114.2 and 2220.6 Hz. 17 / 8000 of
     * that, down to whole bins, are 0, 0, 2 and 4.
     */
    @Test
    void risesToOneAndFallsAgain() {
        matrix(ints().of(2), ints().of(16), ints().of(8000), floats().of(0), floats().of(4000))
                .gives(floats(9, 2).of(1, 0, 0.5, 0.5, 0, 1, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void hasTheTypeThatOutputDatatypeNames() {
        matrix(longs(1).of(1), longs(1).of(4), longs(1).of(4), halves(1).of(0), halves(1).of(0))
                .with("output_datatype", DType.FLOAT64.code()).gives(doubles(3, 1).of(1, 0, 0));
        matrix(longs().of(0), longs().of(4), longs().of(4), doubles().of(0), doubles().of(2))
                .gives(floats(3, 0).of(new double[0]));
    }

    /** 700 of 1400 Hz are bin (3 + 1) * 700 / 1400 = 2 of an odd length, and there are two bins, 0 and 1. */
    @Test
    void leavesOutABandBehindTheLastBin() {
        Runs.of("""
                graph behind
                input x: float32[4]
                input edge: float32[]
                constant axis: int32[] = 0
                constant bands: int32[] = 2
                constant length: int32[] = 3
                constant rate: int32[] = 1400
                t = CumSum(x, axis)
                z = CumSum(t, axis)
                y = MelWeightMatrix(bands, length, rate, edge, edge)
                output y
                output z
                """).gives("""
                float32[2, 2] [0.0, 0.0, 0.0, 0.0]
                float32[4] [0.0, 1.0, 4.0, 10.0]
                """, floats(4).counting(), floats().of(700));
    }

    @Test
    void refusesEdgesOutsideTheSpectrum() {
        matrix(ints().of(2), ints().of(16), ints().of(8000), floats().of(0), floats().of(4001)).refuses(
                "MelWeightMatrix 'it': the edges do not lie in the spectrum",
                "expected: 0 <= lower_edge_hertz <= upper_edge_hertz <= half of the sample_rate 8000",
                "got: 0.0 and 4001.0",
                "fix: look at what computes them");
        matrix(ints().of(2), ints().of(16), ints().of(8000), floats().of(Double.NaN), floats().of(1)).refuses(
                "MelWeightMatrix 'it': the edges do not lie in the spectrum",
                "expected: 0 <= lower_edge_hertz <= upper_edge_hertz <= half of the sample_rate 8000",
                "got: nan and 1.0",
                "fix: look at what computes them");
    }

    @Test
    void refusesNumbersThatAreNone() {
        matrix(ints().of(2), ints().of(16), ints().of(0), floats().of(0), floats().of(1)).refuses(
                "MelWeightMatrix 'it': the input 'sample_rate' is out of range",
                "expected: from 1 to 2147483647",
                "got: 0",
                "fix: look at what computes it");
        matrix(ints().of(2), ints().of(16), ints().of(8), floats(2).of(0, 1), floats().of(1)).refuses(
                "MelWeightMatrix 'it': the input 'lower_edge_hertz' is not a single element",
                "expected: one element",
                "got: [2]",
                "fix: reshape or slice it");
    }
}
