package dev.teacup.op.nn;

import dev.teacup.op.Frame;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/** The state [d_k, d_v] of one head of {@link LinearAttention} while it reads a sequence. */
final class LinearState {
    private final Frame f;
    private final int heads;
    private final int group;
    private final int batch;
    private final int head;
    private final int keys;
    private final int values;
    private final double[] state;

    /**
     * @param group how many heads of the query share one of the state
     * @param row which of the heads of all batches it is
     */
    LinearState(Frame f, int heads, int group, int row) {
        this.f = f;
        this.heads = heads;
        this.group = group;
        batch = row / heads;
        head = row % heads;
        keys = f.in(1).dim(2) / heads;
        values = f.in(2).dim(2) / heads;
        state = new double[keys * values];
    }

    /** Reads all steps, and gives the outputs and the last state. */
    void read(boolean isGated, boolean isDelta, double givenScale) {
        double scale = givenScale == 0 ? 1 / Math.sqrt(keys) : givenScale;
        int steps = f.in(0).dim(1);
        int at = (batch * heads + head) * state.length;
        f.burn(1 + state.length);
        for (int i = 0; f.in(3) != null && i < state.length; i++) {
            state[i] = f.in(3).f64(at + i);
        }
        for (int step = batch * steps; step < (batch + 1) * steps; step++) {
            f.burn(1 + (long) state.length * (3 + group));
            if (isGated) {
                forget(f.in(4), step);
            }
            learn(step * heads + head, isDelta ? gate(f.in(5), step) : 0, isDelta);
            for (int query = 0; query < group; query++) {
                answer((step * heads + head) * group + query, scale);
            }
        }
        for (int i = 0; f.out(1) != null && i < state.length; i++) {
            f.out(1).f64(at + i, state[i]);
        }
    }

    /** S = exp(decay) * S, with a decay for each key, or one for the head. */
    private void forget(Tensor decay, int step) {
        boolean isShared = decay.dim(2) == heads;
        for (int key = 0; key < keys; key++) {
            int column = isShared ? head : head * keys + key;
            double factor = Num.exp(decay.f64(step * decay.dim(2) + column));
            for (int value = 0; value < values; value++) {
                state[key * values + value] *= factor;
            }
        }
    }

    /** S = S + key (x) v, where v is the value, or beta * (value - S^T * key). */
    private void learn(int row, double beta, boolean isDelta) {
        Tensor key = f.in(1);
        for (int value = 0; value < values; value++) {
            double learned = f.in(2).f64(row * values + value);
            if (isDelta) {
                learned = beta * (learned - product(key, row, value));
            }
            for (int k = 0; k < keys; k++) {
                state[k * values + value] += key.f64(row * keys + k) * learned;
            }
        }
    }

    /** output = scale * S^T * query. */
    private void answer(int row, double scale) {
        for (int value = 0; f.out(0) != null && value < values; value++) {
            f.out(0).f64(row * values + value, scale * product(f.in(0), row, value));
        }
    }

    /** Element {@code value} of S^T times a row of the query or the key. */
    private double product(Tensor rows, int row, int value) {
        double sum = 0;
        for (int key = 0; key < keys; key++) {
            sum += state[key * values + value] * rows.f64(row * keys + key);
        }
        return sum;
    }

    private double gate(Tensor beta, int step) {
        return beta.f64(step * beta.dim(2) + (beta.dim(2) == heads ? head : 0));
    }
}
