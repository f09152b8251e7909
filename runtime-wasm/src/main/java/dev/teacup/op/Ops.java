package dev.teacup.op;

import dev.teacup.op.control.*;
import dev.teacup.op.image.*;
import dev.teacup.op.math.*;
import dev.teacup.op.nn.*;
import dev.teacup.op.quant.*;
import dev.teacup.op.random.Dropout;
import dev.teacup.op.reduce.*;
import dev.teacup.op.shape.*;
import dev.teacup.op.text.StringConcat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of all operators: those that most models are made of, and behind them {@link RareOps}, which the
 * engine that a page fetches first is without.
 */
public final class Ops {
    private static final Op[] COMMON = {
        new If(),
        new Loop(),
        new Scan(),
        new Resize(),
        new Abs(),
        new Add(),
        new And(),
        new Ceil(),
        new Clip(),
        new Cos(),
        new Div(),
        new Equal(),
        new Erf(),
        new Exp(),
        new Floor(),
        new Greater(),
        new GreaterOrEqual(),
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
        new Sqrt(),
        new Sub(),
        new Sum(),
        new Where(),
        new Attention(),
        new AveragePool(),
        new BatchNormalization(),
        new Conv(),
        new ConvInteger(),
        new ConvTranspose(),
        new DepthToSpace(),
        new Elu(),
        new GRU(),
        new Gelu(),
        new Gemm(),
        new GlobalAveragePool(),
        new GlobalMaxPool(),
        new HardSigmoid(),
        new HardSwish(),
        new InstanceNormalization(),
        new LSTM(),
        new LayerNormalization(),
        new LeakyRelu(),
        new LogSoftmax(),
        new MatMul(),
        new MatMulInteger(),
        new MaxPool(),
        new PRelu(),
        new QLinearConv(),
        new Relu(),
        new Sigmoid(),
        new Softmax(),
        new Softplus(),
        new Tanh(),
        new DequantizeLinear(),
        new DynamicQuantizeLinear(),
        new QLinearMatMul(),
        new QuantizeLinear(),
        new Dropout(),
        new ArgMax(),
        new ArgMin(),
        new ReduceL2(),
        new ReduceMax(),
        new ReduceMean(),
        new ReduceMin(),
        new ReduceProd(),
        new ReduceSum(),
        new Cast(),
        new Concat(),
        new Constant(),
        new ConstantOfShape(),
        new CumSum(),
        new Expand(),
        new Flatten(),
        new Gather(),
        new GatherElements(),
        new Identity(),
        new Pad(),
        new Range(),
        new Reshape(),
        new ScatterND(),
        new Shape(),
        new Size(),
        new Slice(),
        new Split(),
        new Squeeze(),
        new Tile(),
        new TopK(),
        new Transpose(),
        new Trilu(),
        new Unique(),
        new Unsqueeze(),
        new StringConcat(),
    };

    private static final List<Op> ALL = new ArrayList<>();
    private static final Map<String, Op> BY_NAME = new HashMap<>();

    static {
        list(COMMON);
        list(RareOps.all());
    }

    private Ops() {}

    private static void list(Op[] ops) {
        for (Op op : ops) {
            ALL.add(op);
            BY_NAME.put(key(op.def().domain(), op.def().name()), op);
        }
    }

    /** All of them, in the order of the lists. */
    public static List<Op> all() {
        return new ArrayList<>(ALL);
    }

    /** The names of all operators, in the order of the lists. */
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

    private static String key(String domain, String opType) {
        return domain.isEmpty() ? opType : domain + "::" + opType;
    }
}
