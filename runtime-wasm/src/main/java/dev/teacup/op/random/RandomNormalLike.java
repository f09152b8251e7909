package dev.teacup.op.random;

import dev.teacup.op.OpDef;

/**
 * output = as many numbers as input has, of a normal distribution around mean with the deviation scale.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__RandomNormalLike.html">ai.onnx RandomNormalLike, since
 * 22</a>
 */
public final class RandomNormalLike implements RandomTensor {
    private static final OpDef DEF =
            RandomTensor.define("RandomNormalLike", true).attr("mean", 0f).attr("scale", 1f);

    @Override
    public OpDef def() {
        return DEF;
    }
}
