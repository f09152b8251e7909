package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * Y = (X - mean) * scale / sqrt(var + epsilon) + B for each channel. Mean and variance are input_mean and
 * input_var, or where {@code training_mode} is 1 those of X; then running_mean = input_mean * momentum + mean
 * * (1 - momentum), and running_var likewise. All is computed in float64 where one of the operands is of that
 * type, else in float32.
 * <p>X [N, C, D1 .. Dn] or [N], where C is 1; Y as X; all others [C].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__BatchNormalization.html">ai.onnx BatchNormalization,
 * since 15</a>; Ioffe, Szegedy, arXiv 1502.03167
 */
public final class BatchNormalization implements Composition {
    private static final String[] PER_CHANNEL = {"scale", "B", "input_mean", "input_var"};
    private static final OpDef DEF = OpDef.of("BatchNormalization").since(15)
            .type("T", FLOATS).type("T1", FLOATS).type("T2", FLOATS)
            .in("X", "T").in("scale", "T1").in("B", "T1").in("input_mean", "T2").in("input_var", "T2")
            .out("Y", "T").maybeOut("running_mean", "T2").maybeOut("running_var", "T2")
            .attr("epsilon", 1e-5f).attr("momentum", 0.9f).attr("training_mode", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rankAtLeast("X", 1);
        Shape x = c.call().shape("X");
        Dim channels = x.rank() == 1 ? Dim.of(1) : x.dim(1);
        for (String input : PER_CHANNEL) {
            c.dims(input, "X", channels);
        }
        boolean asksForStatistics = c.call().wants(1) || c.call().wants(2);
        if (!c.call().flag("training_mode") && asksForStatistics) {
            throw new ModelException("the running statistics are asked for outside of training",
                    "the output 'Y' alone, since training_mode is 0", c.call().outputCount() + " outputs",
                    "leave the others out");
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape statistics = call.shape("input_mean");
        return call.results(call.shape("X"), statistics, statistics);
    }

    @Override
    public void compose(Composer g, Call call) {
        int rank = call.rank("X");
        boolean isDouble = call.dtype("X") == DType.FLOAT64 || call.dtype("scale") == DType.FLOAT64
                || call.dtype("input_mean") == DType.FLOAT64;
        DType wide = isDouble ? DType.FLOAT64 : DType.FLOAT32;
        Value x = g.as(g.in("X"), wide);
        Value mean = g.as(g.in("input_mean"), wide);
        Value variance = g.as(g.in("input_var"), wide);
        if (call.flag("training_mode")) {
            long[] axes = new long[Math.max(1, rank - 1)];
            for (int i = 1; i < axes.length; i++) {
                axes[i] = i + 1;
            }
            Normalized own = Normalized.of(g, x, g.longs(axes));
            long channels = call.shape("scale").elements();
            Value ownMean = g.reshaped(own.mean(), channels);
            Value ownVariance = g.reshaped(own.variance(), channels);
            g.out("running_mean", running(g, call, mean, ownMean));
            g.out("running_var", running(g, call, variance, ownVariance));
            mean = ownMean;
            variance = ownVariance;
        }
        Value deviation =
                g.op("Sqrt", g.op("Add", variance, g.scalar(wide, call.real("epsilon"))));
        Value factor = g.op("Div", g.as(g.in("scale"), wide), deviation);
        Value centred = g.op("Sub", x, Channels.along(g, mean, rank));
        Value scaled = g.op("Mul", centred, Channels.along(g, factor, rank));
        Value y = g.op("Add", scaled, Channels.along(g, g.as(g.in("B"), wide), rank));
        g.out("Y", g.as(y, call.dtype("X")));
    }

    private static Value running(Composer g, Call call, Value before, Value now) {
        double momentum = call.real("momentum");
        Value kept = g.op("Mul", before, g.scalar(now, momentum));
        Value added = g.op("Mul", now, g.scalar(now, 1 - momentum));
        return g.as(g.op("Add", kept, added), call.dtype("input_mean"));
    }
}
