package dev.teacup.op.signal;

import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;

/**
 * output[n] = 25 / 46 - 21 / 46 * cos(2 pi n / N).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__HammingWindow.html">ai.onnx HammingWindow, since 17</a>
 */
public final class HammingWindow implements CosineWindow {
    private static final OpDef DEF = CosineWindow.define("HammingWindow");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void run(Frame f, Call call) {
        CosineWindow.fill(f, call, 25.0 / 46, -21.0 / 46, 0);
    }
}
