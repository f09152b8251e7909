package dev.teacup.op.signal;

import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;

/**
 * output[n] = 0.42 - 0.5 * cos(2 pi n / N) + 0.08 * cos(4 pi n / N).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__BlackmanWindow.html">ai.onnx BlackmanWindow, since
 * 17</a>
 */
public final class BlackmanWindow implements CosineWindow {
    private static final OpDef DEF = CosineWindow.define("BlackmanWindow");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void run(Frame f, Call call) {
        CosineWindow.fill(f, call, 0.42, -0.5, 0.08);
    }
}
