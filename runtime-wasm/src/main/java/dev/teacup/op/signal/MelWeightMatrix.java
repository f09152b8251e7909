package dev.teacup.op.signal;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.DTypes;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.shape.Cast;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.DecimalText;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * The triangles by which a spectrum becomes one of num_mel_bins bands of equal width on the mel scale,
 * mel(f) = 2595 * log10(1 + f / 700). Band i rises from 0 at point i to 1 at point i + 1, and falls to 0 at
 * point i + 2; num_mel_bins + 2 points divide the scale from lower_edge_hertz to upper_edge_hertz, without
 * that, and each is taken down to a bin of the spectrum.
 * <p>All operands [], output [floor(dft_length / 2) + 1, num_mel_bins].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__MelWeightMatrix.html">ai.onnx MelWeightMatrix, since
 * 17</a>
 */
public final class MelWeightMatrix implements Computation {
    private static final OpDef DEF = OpDef.of("MelWeightMatrix").since(17).type("T1", DTypes.INDEXES)
            .type("T2", FLOATS).type("T3", DTypes.NUMBERS).in("num_mel_bins", "T1").in("dft_length", "T1")
            .in("sample_rate", "T1").in("lower_edge_hertz", "T2").in("upper_edge_hertz", "T2")
            .out("output", "T3").attr("output_datatype", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public DType dtype(Call call, int output) {
        return Cast.dtype(call, "output_datatype", "T3");
    }

    @Override
    public void check(Check c) {
        Count.check(c, "num_mel_bins", 0);
        Count.check(c, "dft_length", 1);
        Count.check(c, "sample_rate", 1);
        c.single("lower_edge_hertz");
        c.single("upper_edge_hertz");
    }

    @Override
    public Type[] types(Call call) {
        return call
                .results(Shape.of(Count.half(Count.of(call, "dft_length")), Count.of(call, "num_mel_bins")));
    }

    @Override
    public void run(Frame f, Call call) {
        int bands = Count.of(f, 0, "num_mel_bins", 0, 0);
        int length = Count.of(f, 1, "dft_length", 1, 0);
        int rate = Count.of(f, 2, "sample_rate", 1, 0);
        double lower = f.in(3).f64(0);
        double upper = f.in(4).f64(0);
        if (!(lower >= 0 && lower <= upper && upper <= rate / 2.0)) {
            throw new ModelException("the edges do not lie in the spectrum",
                    "0 <= lower_edge_hertz <= upper_edge_hertz <= half of the sample_rate " + rate,
                    DecimalText.text(lower) + " and " + DecimalText.text(upper),
                    "look at what computes them");
        }
        int rows = length / 2 + 1;
        Tensor to = f.allocate(0, rows, bands);
        f.burn(to.elements());
        double low = Num.log(1 + lower / 700);
        double step = (Num.log(1 + upper / 700) - low) / (bands + 2.0);
        double scale = 700 * (length + 1.0) / rate;
        for (int i = 0; i < bands; i++) {
            int left = bin(low + i * step, scale);
            int centre = bin(low + (i + 1) * step, scale);
            int right = bin(low + (i + 2) * step, scale);
            for (int j = 0; j < rows; j++) {
                double weight = j < centre ? (double) (j - left) / (centre - left)
                        : j == centre ? 1 : (double) (right - j) / (right - centre);
                to.f64(j * bands + i, Math.max(0, weight));
            }
        }
    }

    /** The bin in which the frequency lies that is the natural logarithm {@code mel} on the scale. */
    private static int bin(double mel, double scale) {
        return (int) (scale * (Num.exp(mel) - 1));
    }
}
