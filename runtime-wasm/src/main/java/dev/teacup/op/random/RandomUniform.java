package dev.teacup.op.random;

import dev.teacup.op.OpDef;

/**
 * output = numbers from low to high, all as likely.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__RandomUniform.html">ai.onnx RandomUniform, since
 * 22</a>
 */
public final class RandomUniform implements RandomTensor {
    private static final OpDef DEF =
            RandomTensor.define("RandomUniform", false).attr("high", 1f).attr("low", 0f);

    @Override
    public OpDef def() {
        return DEF;
    }
}
