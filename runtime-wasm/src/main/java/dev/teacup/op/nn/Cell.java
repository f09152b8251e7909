package dev.teacup.op.nn;

import dev.teacup.op.Frame;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/**
 * One direction of a recurrent layer while it reads a sequence: its weights, and its state in float64, which
 * is rounded where it is given out only. Gate g of neuron i stands at {@code g * hidden + i}.
 */
final class Cell {
    /** How many neurons the layer has. */
    final int hidden;

    /** The hidden state, which a step changes. */
    final double[] h;

    /** The state of the cells of LSTM, which a step changes. */
    final double[] c;

    /** Xt * W^T + Wb of each gate. */
    final double[] fromX;

    /** Ht-1 * R^T + Rb of each gate. */
    final double[] fromH;

    private final int direction;
    private final Activation[] functions;
    private final double clip;
    private final Tensor b;
    private final Tensor p;
    private final Vectors x;
    private final Vectors w;
    private final Vectors r;

    /** @param functions those of one direction behind those of the other */
    Cell(Frame f, int direction, Activation[] functions, double clip) {
        Tensor weights = f.in(1);
        Tensor recurrence = f.in(2);
        int input = weights.dim(2);
        int sums = recurrence.dim(1);
        this.direction = direction;
        this.functions = functions;
        this.clip = clip;
        hidden = recurrence.dim(2);
        h = new double[hidden];
        c = new double[hidden];
        fromX = new double[sums];
        fromH = new double[sums];
        x = new Vectors(f.in(0), 0, input, 1);
        w = new Vectors(weights, direction * sums * input, input, 1);
        r = new Vectors(recurrence, direction * sums * hidden, hidden, 1);
        b = f.in(3);
        p = f.in(7);
    }

    /** Begins a sequence with a row of a state, or with zeros where there is none. */
    void start(double[] state, Tensor initial, int row) {
        for (int i = 0; i < hidden; i++) {
            state[i] = initial == null ? 0 : initial.f64(row * hidden + i);
        }
    }

    /** Writes a row of a result, where somebody wants it. */
    void store(double[] state, Tensor result, int row) {
        for (int i = 0; result != null && i < hidden; i++) {
            result.f64(row * hidden + i, state[i]);
        }
    }

    /** Sums up what the gates take from row {@code row} of X. */
    void read(int row) {
        for (int i = 0; i < fromX.length; i++) {
            fromX[i] = x.dot(row, w, i, x.stride()) + bias(i);
        }
    }

    /** Sums up what a gate takes from a state. */
    void recur(int gate, double[] state) {
        for (int i = gate * hidden; i < (gate + 1) * hidden; i++) {
            fromH[i] = r.dot(i, state) + bias(fromX.length + i);
        }
    }

    /** Function {@code index} of this direction. */
    double activated(int index, double sum) {
        return functions[direction * functions.length / directions() + index]
                .of(Math.min(clip, Math.max(Num.negate(clip), sum)));
    }

    /** A weight of P, which is 0 where there are none. */
    double peephole(int gate, int i) {
        return p == null ? 0 : p.f64((direction * 3 + gate) * hidden + i);
    }

    private int directions() {
        return w.tensor().dim(0);
    }

    private double bias(int i) {
        return b == null ? 0 : b.f64(direction * 2 * fromX.length + i);
    }
}
