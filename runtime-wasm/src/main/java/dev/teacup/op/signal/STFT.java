package dev.teacup.op.signal;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output[b, i] = the discrete Fourier transform of window[n] * signal[b, i * frame_step + n] for n below
 * frame_length, for as many i as lie in the signal; of real numbers its first half only, where
 * {@code onesided} is 1.
 * <p>signal [B, length, 1 or 2], window [frame_length], output [B, frames, bins, 2]. frame_length is that of
 * the window where it is left out, or else that of the signal.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__STFT.html">ai.onnx STFT, since 17</a>
 */
public final class STFT implements Computation {
    private static final OpDef DEF = OpDef.of("STFT").since(17).type("T1", FLOATS).type("T2", INDEXES)
            .in("signal", "T1").in("frame_step", "T2").maybeIn("window", "T1").maybeIn("frame_length", "T2")
            .out("output", "T1").attr("onesided", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rank("signal", 3);
        DFT.checkParts(c, "signal", c.call().flag("onesided") ? 1 : 0);
        Count.check(c, "frame_step", 1);
        Count.check(c, "frame_length", 1);
        if (c.call().has("window")) {
            c.rank("window", 1);
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape signal = call.shape("signal");
        Dim window = call.has("window") ? call.shape("window").dim(0) : signal.dim(1);
        Dim length = call.has("frame_length") ? Count.of(call, "frame_length") : window;
        Dim step = Count.of(call, "frame_step");
        Dim frames = Dim.UNKNOWN;
        if (length.isKnown() && signal.dim(1).isKnown()) {
            checkLength(call.has("window") ? window : length, length, signal.dim(1));
            frames = step.isKnown() ? Dim.of((signal.dim(1).size() - length.size()) / step.size() + 1)
                    : frames;
        }
        Dim bins = call.flag("onesided") ? Count.half(length) : length;
        return call.results(Shape.of(signal.dim(0), frames, bins, Dim.of(2)));
    }

    private static void checkLength(Dim window, Dim length, Dim signal) {
        if (length.size() <= 0 || length.size() > signal.size()) {
            throw new ModelException("the frames do not lie in the signal",
                    "a length from 1 to that of the signal, " + signal, length.toString(),
                    "use shorter frames, or pad the signal");
        }
        if (window.differs(length)) {
            throw new ModelException("the input 'window' has another length than the frames",
                    length.toString(), window.toString(), "make the two agree");
        }
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor signal = f.in(0);
        Tensor window = f.in(2);
        int size = signal.dim(1);
        int step = Count.of(f, 1, "frame_step", 1, 0);
        int length = Count.of(f, 3, "frame_length", 1, window == null ? size : window.dim(0));
        checkLength(Dim.of(window == null ? length : window.dim(0)), Dim.of(length), Dim.of(size));
        int frames = (size - length) / step + 1;
        int bins = call.flag("onesided") ? length / 2 + 1 : length;
        Tensor y = f.allocate(0, signal.dim(0), frames, bins, 2);
        Fourier fourier = new Fourier(f, signal, y, 2, length, false);
        for (int line = 0; line < signal.dim(0) * frames; line++) {
            int start = line / frames * size + line % frames * step;
            for (int n = 0; n < length; n++) {
                fourier.load(n, start + n, window == null ? 1 : window.f64(n), false);
            }
            fourier.transform(line);
        }
    }
}
