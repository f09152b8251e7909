package dev.teacup.train.grad;

import dev.teacup.op.Elementwise;
import dev.teacup.op.Op;
import dev.teacup.train.grad.nn.AveragePoolGrad;
import dev.teacup.train.grad.nn.BatchNormalizationGrad;
import dev.teacup.train.grad.nn.ConvGrad;
import dev.teacup.train.grad.nn.ConvTransposeGrad;
import dev.teacup.train.grad.nn.GemmGrad;
import dev.teacup.train.grad.nn.GlobalPoolGrad;
import dev.teacup.train.grad.nn.LogSoftmaxGrad;
import dev.teacup.train.grad.nn.MatMulGrad;
import dev.teacup.train.grad.nn.MaxPoolGrad;
import dev.teacup.train.grad.nn.ReluGrad;
import dev.teacup.train.grad.nn.SigmoidGrad;
import dev.teacup.train.grad.nn.SoftmaxGrad;
import dev.teacup.train.grad.nn.SwishGrad;
import dev.teacup.train.grad.recurrent.RecurrentGrad;
import dev.teacup.train.grad.reduce.ExtremeGrad;
import dev.teacup.train.grad.reduce.ReduceMeanGrad;
import dev.teacup.train.grad.reduce.ReduceSumGrad;
import dev.teacup.train.grad.shape.CastGrad;
import dev.teacup.train.grad.shape.ConcatGrad;
import dev.teacup.train.grad.shape.CumSumGrad;
import dev.teacup.train.grad.shape.ExpandGrad;
import dev.teacup.train.grad.shape.PadGrad;
import dev.teacup.train.grad.shape.PickedGrad;
import dev.teacup.train.grad.shape.ReshapedGrad;
import dev.teacup.train.grad.shape.ScatteredGrad;
import dev.teacup.train.grad.shape.SplitGrad;
import dev.teacup.train.grad.shape.TransposeGrad;
import dev.teacup.train.grad.shape.TriluGrad;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The list of gradient rules, and of the operators that have no gradient, with the reason. */
public final class Rules {
    /** Operators that are neither an expression nor a composition; and a few that do better than theirs. */
    public static final List<Rule> ALL = Stream.concat(RecurrentGrad.all().stream(), Stream.of(
            new AveragePoolGrad(),
            new BatchNormalizationGrad(),
            new CastGrad(),
            new ConcatGrad(),
            new ConvGrad(),
            new ConvTransposeGrad(),
            new CumSumGrad(),
            new ExpandGrad(),
            new ExtremeGrad("ReduceMax"),
            new ExtremeGrad("ReduceMin"),
            new GemmGrad(),
            new GlobalPoolGrad("GlobalAveragePool"),
            new GlobalPoolGrad("GlobalMaxPool"),
            new LogSoftmaxGrad(),
            new MatMulGrad(),
            new MaxPoolGrad(),
            new PadGrad(),
            new PickedGrad("Gather"),
            new PickedGrad("GatherElements"),
            new PickedGrad("GatherND"),
            new PickedGrad("Slice"),
            new PickedGrad("Tile"),
            new ReduceMeanGrad(),
            new ReduceSumGrad(),
            new ReluGrad(),
            new ReshapedGrad("Flatten"),
            new ReshapedGrad("Identity"),
            new ReshapedGrad("Reshape"),
            new ReshapedGrad("Squeeze"),
            new ReshapedGrad("Unsqueeze"),
            new ScatteredGrad("ScatterElements", "GatherElements"),
            new ScatteredGrad("ScatterND", "GatherND"),
            new SigmoidGrad(),
            new SoftmaxGrad(),
            new SplitGrad(),
            new SwishGrad(),
            new TransposeGrad(),
            new TriluGrad())).toList();

    private static final String IN_STEPS = "its result is constant between steps";
    private static final String SIZES = "it sees only the shape of its operand";

    /**
     * Operators of floats whose results do not change, or only in jumps, with the values of their operands;
     * and why. Those whose results are never floats need no word.
     */
    public static final Map<String, String> FLAT = Map.ofEntries(
            Map.entry("Ceil", IN_STEPS), Map.entry("Floor", IN_STEPS), Map.entry("Round", IN_STEPS),
            Map.entry("Sign", IN_STEPS),
            Map.entry("Constant", "it has no operand"),
            Map.entry("ConstantOfShape", "its operand is a shape"),
            Map.entry("EyeLike", SIZES),
            Map.entry("BlackmanWindow", "its operand is a size"),
            Map.entry("HammingWindow", "its operand is a size"),
            Map.entry("HannWindow", "its operand is a size"),
            Map.entry("MelWeightMatrix", "its operands are sizes"),
            Map.entry("Hardmax", IN_STEPS),
            Map.entry("BitCast", "its result is other bits"),
            Map.entry("RandomNormal", "it has no operand"),
            Map.entry("RandomUniform", "it has no operand"),
            Map.entry("RandomNormalLike", SIZES), Map.entry("RandomUniformLike", SIZES),
            Map.entry("Bernoulli", IN_STEPS));

    private static final String UNWRITTEN = "write a rule for it in Rules, or use another operator";
    private static final String SEQUENCE = "its values are a sequence: use Concat, Split or Gather instead";
    private static final String SUBGRAPH =
            "a subgraph has no gradient: write its nodes into the graph itself";

    /** Operators through which a gradient would be wanted and is not given; and what to do instead. */
    public static final Map<String, String> WITHOUT = without();

    private static Map<String, String> without() {
        Map<String, String> without = new HashMap<>();
        without.put("OneHot", "its values are constants in every model: multiply its result instead");
        without.put("Range",
                "the number of its elements jumps with its operands: scale a constant range instead");
        without.put("ReduceProd", "product / element is undefined at 0: use exp of the sum of logs, or Mul");
        without.put("CumProd", "product / element is undefined at 0: use exp of the CumSum of logs");
        without.put("DynamicQuantizeLinear", "its result is integers: keep values as floats while training");
        without.put("DequantizeLinear", "its operand is of integers: keep weights as floats while training");
        for (String control : List.of("If", "Loop", "Scan")) {
            without.put(control, SUBGRAPH);
        }
        for (String sequence : List.of("ConcatFromSequence", "SequenceAt", "SequenceConstruct",
                "SequenceEmpty", "SequenceErase", "SequenceInsert", "SplitToSequence")) {
            without.put(sequence, SEQUENCE);
        }
        for (String unwritten : List.of("AffineGrid", "CausalConvWithState", "Col2Im", "Compress", "DFT",
                "DeformConv", "Det", "GridSample", "GlobalLpPool", "LRN", "LinearAttention",
                "LpPool", "MaxRoiPool", "MaxUnpool", "Resize", "ReverseSequence", "RoiAlign", "STFT",
                "TensorScatter", "TfIdfVectorizer", "TopK", "Unique")) {
            without.put(unwritten, UNWRITTEN);
        }
        return without;
    }

    /** Compositions that are the same for all sizes. */
    private static final Set<String> SIZELESS =
            Set.of("LayerNormalization", "ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp",
                    "ReduceSumSquare", "CastLike", "Clip", "PRelu");

    private static final Map<String, Rule> BY_OPERATOR = byOperator();

    private Rules() {}

    /** The rule of an operator, or null. */
    static Rule of(String opType) {
        return BY_OPERATOR.get(opType);
    }

    static boolean isFlat(String opType) {
        return FLAT.containsKey(opType);
    }

    /** Whether the body of an operator can be asked for before the sizes of its operands are known. */
    static boolean asksNoSizes(Op op) {
        return op instanceof Elementwise || SIZELESS.contains(op.def().name());
    }

    /** Why an operator has no gradient. */
    static String reason(String opType) {
        return WITHOUT.getOrDefault(opType, UNWRITTEN);
    }

    private static Map<String, Rule> byOperator() {
        Map<String, Rule> byOperator = new HashMap<>();
        for (Rule rule : ALL) {
            byOperator.put(rule.opType(), rule);
        }
        return byOperator;
    }
}
