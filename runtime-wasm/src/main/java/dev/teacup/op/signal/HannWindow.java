package dev.teacup.op.signal;

import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;

/**
 * output[n] = 0.5 - 0.5 * cos(2 pi n / N).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__HannWindow.html">ai.onnx HannWindow, since 17</a>
 */
public final class HannWindow implements CosineWindow {
    private static final OpDef DEF = CosineWindow.define("HannWindow");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void run(Frame f, Call call) {
        CosineWindow.fill(f, call, 0.5, -0.5, 0);
    }
}
