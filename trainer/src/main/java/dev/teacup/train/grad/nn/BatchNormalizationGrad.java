package dev.teacup.train.grad.nn;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;
import java.util.Arrays;

/**
 * With n = (X - mean) / s, s = sqrt(var + epsilon) and m elements in a channel: dB = sum dY, dscale = sum dY
 * n, and dX = scale / s dY where the statistics are operands, but scale / s (dY - dB / m - n dscale / m)
 * where they are those of X.
 *
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe, Szegedy, section 3</a>
 */
public final class BatchNormalizationGrad implements Rule {
    @Override
    public String opType() {
        return "BatchNormalization";
    }

    @Override
    public Value[] backward(Backward b) {
        b.only(b.dy(1) == null && b.dy(2) == null, "a loss that is computed from Y alone",
                "one that is computed from running statistics");
        return new Formula(b).gradients();
    }

    /** The values that the gradients share; statistics are [1, C, 1, ..]. */
    private static final class Formula {
        private final Backward b;
        private final int rank;
        private final boolean isOwn;
        private final Value centred;
        private final Value inverse;
        private final Value normal;
        private final Value sumOfDy;
        private final Value sumOfDyNormal;

        Formula(Backward b) {
            this.b = b;
            this.rank = b.rank(b.x(0));
            this.isOwn = b.call().flag("training_mode");
            Value mean = isOwn ? mean(b.x(0)) : perChannel(b.x(3));
            this.centred = b.op("Sub", b.x(0), mean);
            Value variance = isOwn ? mean(b.op("Mul", centred, centred)) : perChannel(b.x(4));
            Value deviation = b.op("Sqrt", b.op("Add", variance, b.real(b.call().real("epsilon"))));
            this.inverse = b.op("Reciprocal", deviation);
            this.normal = b.op("Mul", centred, inverse);
            this.sumOfDy = b.sum(b.dy(), true, axes());
            this.sumOfDyNormal = b.sum(b.op("Mul", b.dy(), normal), true, axes());
        }

        Value[] gradients() {
            Value slope = b.op("Mul", perChannel(b.x(1)), inverse);
            Value[] gradients = new Value[5];
            gradients[0] = b.wants(0) ? b.op("Mul", slope, isOwn ? besidesStatistics() : b.dy()) : null;
            gradients[1] = b.reshapeLike(sumOfDyNormal, b.x(1));
            gradients[2] = b.reshapeLike(sumOfDy, b.x(2));
            if (!isOwn) {
                Value byVariance = b.op("Mul", b.op("Mul", slope, inverse), sumOfDyNormal);
                gradients[3] = b.reshapeLike(b.op("Neg", b.op("Mul", slope, sumOfDy)), b.x(3));
                gradients[4] = b.reshapeLike(b.op("Mul", byVariance, b.real(-0.5)), b.x(4));
            }
            return gradients;
        }

        /** dY - dB / m - n dscale / m: what is left of dY when mean and variance have taken their share. */
        private Value besidesStatistics() {
            Value all = b.as(b.op("Size", b.dy()), b.dtype());
            Value share = b.op("Div", b.as(b.op("Size", inverse), b.dtype()), all);
            Value moved = b.op("Sub", b.dy(), b.op("Mul", sumOfDy, share));
            return b.op("Sub", moved, b.op("Mul", normal, b.op("Mul", sumOfDyNormal, share)));
        }

        private Value mean(Value value) {
            return b.op("ReduceMean", Attributes.of("keepdims", 1), value, b.longs(axes()));
        }

        private Value perChannel(Value statistic) {
            long[] dims = new long[rank];
            Arrays.fill(dims, 1);
            dims[Math.min(1, rank - 1)] = -1;
            return b.as(b.op("Reshape", statistic, b.longs(dims)), b.dtype());
        }

        /** All but the second: the statistics are those of a channel. */
        private long[] axes() {
            long[] axes = new long[Math.max(1, rank - 1)];
            for (int i = 1; i < axes.length; i++) {
                axes[i] = i + 1;
            }
            return axes;
        }
    }
}
