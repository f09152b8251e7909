package dev.teacup.op;

import dev.teacup.op.control.*;
import dev.teacup.op.image.*;
import dev.teacup.op.loss.*;
import dev.teacup.op.math.*;
import dev.teacup.op.nn.*;
import dev.teacup.op.quant.*;
import dev.teacup.op.random.*;
import dev.teacup.op.reduce.*;
import dev.teacup.op.sequence.*;
import dev.teacup.op.shape.*;
import dev.teacup.op.signal.*;
import dev.teacup.op.text.*;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The list of all operators. */
public final class Ops {
    private static final Op[] ALL = {
        new If(),
        new Loop(),
        new Scan(),
        new AffineGrid(),
        new CenterCropPad(),
        new GridSample(),
        new NonMaxSuppression(),
        new Resize(),
        new RoiAlign(),
        new NegativeLogLikelihoodLoss(),
        new SoftmaxCrossEntropyLoss(),
        new Abs(),
        new Acos(),
        new Acosh(),
        new Add(),
        new And(),
        new Asin(),
        new Asinh(),
        new Atan(),
        new Atanh(),
        new BitShift(),
        new BitwiseAnd(),
        new BitwiseNot(),
        new BitwiseOr(),
        new BitwiseXor(),
        new Ceil(),
        new Clip(),
        new Cos(),
        new Cosh(),
        new Det(),
        new Div(),
        new Einsum(),
        new Equal(),
        new Erf(),
        new Exp(),
        new Floor(),
        new Greater(),
        new GreaterOrEqual(),
        new IsInf(),
        new IsNaN(),
        new Less(),
        new LessOrEqual(),
        new Log(),
        new Max(),
        new Mean(),
        new Min(),
        new Mod(),
        new Mul(),
        new Neg(),
        new Not(),
        new Or(),
        new Pow(),
        new Reciprocal(),
        new Round(),
        new Sign(),
        new Sin(),
        new Sinh(),
        new Sqrt(),
        new Sub(),
        new Sum(),
        new Tan(),
        new Where(),
        new Xor(),
        new Attention(),
        new AveragePool(),
        new BatchNormalization(),
        new CausalConvWithState(),
        new Celu(),
        new Col2Im(),
        new Conv(),
        new ConvInteger(),
        new ConvTranspose(),
        new DeformConv(),
        new DepthToSpace(),
        new Elu(),
        new GRU(),
        new Gelu(),
        new Gemm(),
        new GlobalAveragePool(),
        new GlobalLpPool(),
        new GlobalMaxPool(),
        new GroupNormalization(),
        new HardSigmoid(),
        new HardSwish(),
        new Hardmax(),
        new InstanceNormalization(),
        new LRN(),
        new LSTM(),
        new LayerNormalization(),
        new LeakyRelu(),
        new LinearAttention(),
        new LogSoftmax(),
        new LpNormalization(),
        new LpPool(),
        new MatMul(),
        new MatMulInteger(),
        new MaxPool(),
        new MaxRoiPool(),
        new MaxUnpool(),
        new MeanVarianceNormalization(),
        new Mish(),
        new PRelu(),
        new QLinearConv(),
        new RMSNormalization(),
        new RNN(),
        new Relu(),
        new RotaryEmbedding(),
        new Selu(),
        new Shrink(),
        new Sigmoid(),
        new Softmax(),
        new Softplus(),
        new Softsign(),
        new SpaceToDepth(),
        new SwiGLU(),
        new Swish(),
        new Tanh(),
        new ThresholdedRelu(),
        new DequantizeLinear(),
        new DynamicQuantizeLinear(),
        new QLinearMatMul(),
        new QuantizeLinear(),
        new Bernoulli(),
        new Dropout(),
        new Multinomial(),
        new RandomNormal(),
        new RandomNormalLike(),
        new RandomUniform(),
        new RandomUniformLike(),
        new ArgMax(),
        new ArgMin(),
        new ReduceL1(),
        new ReduceL2(),
        new ReduceLogSum(),
        new ReduceLogSumExp(),
        new ReduceMax(),
        new ReduceMean(),
        new ReduceMin(),
        new ReduceProd(),
        new ReduceSum(),
        new ReduceSumSquare(),
        new ConcatFromSequence(),
        new SequenceAt(),
        new SequenceConstruct(),
        new SequenceEmpty(),
        new SequenceErase(),
        new SequenceInsert(),
        new SequenceLength(),
        new SplitToSequence(),
        new BitCast(),
        new Cast(),
        new CastLike(),
        new Compress(),
        new Concat(),
        new Constant(),
        new ConstantOfShape(),
        new CumProd(),
        new CumSum(),
        new Expand(),
        new EyeLike(),
        new Flatten(),
        new Gather(),
        new GatherElements(),
        new GatherND(),
        new Identity(),
        new NonZero(),
        new OneHot(),
        new Pad(),
        new Range(),
        new Reshape(),
        new ReverseSequence(),
        new ScatterElements(),
        new ScatterND(),
        new Shape(),
        new Size(),
        new Slice(),
        new Split(),
        new Squeeze(),
        new TensorScatter(),
        new Tile(),
        new TopK(),
        new Transpose(),
        new Trilu(),
        new Unique(),
        new Unsqueeze(),
        new BlackmanWindow(),
        new DFT(),
        new HammingWindow(),
        new HannWindow(),
        new MelWeightMatrix(),
        new STFT(),
        new StringConcat(),
        new StringNormalizer(),
        new StringSplit(),
        new TfIdfVectorizer(),
    };

    private static final Map<String, Op> BY_NAME = byName();

    private Ops() {}

    /** All of them, in the order of the list. */
    public static List<Op> all() {
        List<Op> all = new ArrayList<>();
        for (Op op : ALL) {
            all.add(op);
        }
        return all;
    }

    /** The names of all operators, in the order of the list. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Op op : ALL) {
            names.add(op.def().name());
        }
        return names;
    }

    /** The operator of this domain ("" is ONNX's own) and name, or null. */
    public static Op find(String domain, String opType) {
        return BY_NAME.get(key(domain, opType));
    }

    private static Map<String, Op> byName() {
        Map<String, Op> byName = new HashMap<>();
        for (Op op : ALL) {
            byName.put(key(op.def().domain(), op.def().name()), op);
        }
        return byName;
    }

    private static String key(String domain, String opType) {
        return domain.isEmpty() ? opType : domain + "::" + opType;
    }
}
