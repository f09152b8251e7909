package dev.teacup.op.nn;

import dev.teacup.op.Call;
import dev.teacup.op.OpDef;

/**
 * Ht = f(Xt * W^T + Ht-1 * R^T + Wb + Rb) for each step t; f is the activation, Tanh unless the node names
 * another.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__RNN.html">ai.onnx RNN, since 22</a>; Elman, Finding
 *     Structure in Time, 1990
 */
public final class RNN implements Recurrent {
    private static final OpDef DEF = Recurrent.define("RNN");
    private static final String[] FUNCTIONS = {"Tanh"};

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public int gates() {
        return 1;
    }

    @Override
    public String[] functions() {
        return FUNCTIONS;
    }

    @Override
    public void step(Cell cell, Call call) {
        cell.recur(0, cell.h);
        for (int i = 0; i < cell.hidden; i++) {
            cell.h[i] = cell.activated(0, cell.fromX[i] + cell.fromH[i]);
        }
    }
}
