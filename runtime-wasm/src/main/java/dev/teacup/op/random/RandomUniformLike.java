package dev.teacup.op.random;

import dev.teacup.op.OpDef;

/**
 * output = as many numbers as input has, from low to high, all as likely.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__RandomUniformLike.html">ai.onnx RandomUniformLike, since
 * 22</a>
 */
public final class RandomUniformLike implements RandomTensor {
    private static final OpDef DEF =
            RandomTensor.define("RandomUniformLike", true).attr("high", 1f).attr("low", 0f);

    @Override
    public OpDef def() {
        return DEF;
    }
}
