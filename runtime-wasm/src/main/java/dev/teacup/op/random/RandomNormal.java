package dev.teacup.op.random;

import dev.teacup.op.OpDef;

/**
 * output = numbers of a normal distribution around mean, whose standard deviation is scale.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__RandomNormal.html">ai.onnx RandomNormal, since
 * 22</a>
 */
public final class RandomNormal implements RandomTensor {
    private static final OpDef DEF =
            RandomTensor.define("RandomNormal", false).attr("mean", 0f).attr("scale", 1f);

    @Override
    public OpDef def() {
        return DEF;
    }
}
