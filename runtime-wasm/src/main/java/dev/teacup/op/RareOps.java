package dev.teacup.op;

import dev.teacup.op.image.*;
import dev.teacup.op.loss.*;
import dev.teacup.op.math.*;
import dev.teacup.op.nn.*;
import dev.teacup.op.random.*;
import dev.teacup.op.reduce.*;
import dev.teacup.op.sequence.*;
import dev.teacup.op.shape.*;
import dev.teacup.op.signal.*;
import dev.teacup.op.text.*;

/**
 * The operators that few models have. The engine that a page fetches first is built without them, a sixth
 * smaller; for a model that names one of them the page fetches {@code engine-all.wasm}. No operator of the
 * other list may be composed of these.
 */
public final class RareOps {
    private RareOps() {}

    /** These operators, in the order of the list; none in the small engine. */
    public static Op[] all() {
        return new Op[] {
            new AffineGrid(), new CenterCropPad(), new GridSample(), new NonMaxSuppression(),
            new RoiAlign(), new NegativeLogLikelihoodLoss(), new SoftmaxCrossEntropyLoss(), new Acos(),
            new Acosh(), new Asin(), new Asinh(), new Atan(), new Atanh(), new BitShift(),
            new BitwiseAnd(), new BitwiseNot(), new BitwiseOr(), new BitwiseXor(), new Cosh(),
            new Det(), new Einsum(), new IsInf(), new Sinh(), new Tan(), new Xor(),
            new CausalConvWithState(), new Celu(), new Col2Im(), new DeformConv(),
            new GlobalLpPool(), new GroupNormalization(), new Hardmax(), new LRN(),
            new LinearAttention(), new LpNormalization(), new LpPool(), new MaxRoiPool(),
            new MaxUnpool(), new MeanVarianceNormalization(), new Mish(), new RNN(),
            new RMSNormalization(), new RotaryEmbedding(), new Selu(), new Shrink(), new Softsign(),
            new SpaceToDepth(), new SwiGLU(), new Swish(), new ThresholdedRelu(), new ReduceL1(),
            new ReduceLogSum(), new ReduceLogSumExp(), new ReduceSumSquare(), new Bernoulli(),
            new Multinomial(), new RandomNormal(), new RandomNormalLike(), new RandomUniform(),
            new RandomUniformLike(), new ConcatFromSequence(), new SequenceAt(),
            new SequenceConstruct(), new SequenceEmpty(), new SequenceErase(), new SequenceInsert(),
            new SequenceLength(), new SplitToSequence(), new BitCast(), new CastLike(), new Compress(),
            new CumProd(), new EyeLike(), new GatherND(), new NonZero(), new OneHot(),
            new ReverseSequence(), new ScatterElements(), new TensorScatter(), new BlackmanWindow(),
            new DFT(),
            new HammingWindow(), new HannWindow(), new MelWeightMatrix(), new STFT(),
            new StringNormalizer(), new StringSplit(), new TfIdfVectorizer()
        };
    }
}
