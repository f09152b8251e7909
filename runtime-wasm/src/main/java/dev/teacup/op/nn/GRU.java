package dev.teacup.op.nn;

import dev.teacup.op.Call;
import dev.teacup.op.OpDef;

/**
 * For each step t, with the gates in the order z, r, h:
 *
 * <pre>
 * zt = f(Xt * Wz^T + Ht-1 * Rz^T + Wbz + Rbz)
 * rt = f(Xt * Wr^T + Ht-1 * Rr^T + Wbr + Rbr)
 * ht = g(Xt * Wh^T + (rt (.) Ht-1) * Rh^T + Rbh + Wbh)
 * ht = g(Xt * Wh^T + rt (.) (Ht-1 * Rh^T + Rbh) + Wbh)    where linear_before_reset is not 0
 * Ht = (1 - zt) (.) ht + zt (.) Ht-1
 * </pre>
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__GRU.html">ai.onnx GRU, since 22</a>; Cho et al., arXiv
 *     1406.1078
 */
public final class GRU implements Recurrent {
    private static final OpDef DEF = Recurrent.define("GRU").attr("linear_before_reset", 0);
    private static final String[] FUNCTIONS = {"Sigmoid", "Tanh"};

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public int gates() {
        return 3;
    }

    @Override
    public String[] functions() {
        return FUNCTIONS;
    }

    @Override
    public void step(Cell cell, Call call) {
        boolean isLinearFirst = call.flag("linear_before_reset");
        int hidden = cell.hidden;
        cell.recur(0, cell.h);
        cell.recur(1, cell.h);
        double[] reset = new double[hidden];
        double[] kept = new double[hidden];
        for (int i = 0; i < hidden; i++) {
            reset[i] = cell.activated(0, cell.fromX[hidden + i] + cell.fromH[hidden + i]);
            kept[i] = reset[i] * cell.h[i];
        }
        cell.recur(2, isLinearFirst ? cell.h : kept);
        for (int i = 0; i < hidden; i++) {
            double update = cell.activated(0, cell.fromX[i] + cell.fromH[i]);
            double recurrent = (isLinearFirst ? reset[i] : 1) * cell.fromH[2 * hidden + i];
            double proposed = cell.activated(1, cell.fromX[2 * hidden + i] + recurrent);
            cell.h[i] = (1 - update) * proposed + update * cell.h[i];
        }
    }
}
