package dev.teacup.op.nn;

import dev.teacup.op.Call;
import dev.teacup.op.OpDef;

/**
 * For each step t, with the gates in the order i, o, f, c:
 *
 * <pre>
 * it = f(Xt * Wi^T + Ht-1 * Ri^T + Pi (.) Ct-1 + Wbi + Rbi)
 * ft = f(Xt * Wf^T + Ht-1 * Rf^T + Pf (.) Ct-1 + Wbf + Rbf), or 1 - it where input_forget is not 0
 * ct = g(Xt * Wc^T + Ht-1 * Rc^T + Wbc + Rbc)
 * Ct = ft (.) Ct-1 + it (.) ct
 * ot = f(Xt * Wo^T + Ht-1 * Ro^T + Po (.) Ct + Wbo + Rbo)
 * Ht = ot (.) h(Ct)
 * </pre>
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__LSTM.html">ai.onnx LSTM, since 22</a>; Hochreiter,
 *     Schmidhuber, Long Short-Term Memory, 1997
 */
public final class LSTM implements Recurrent {
    private static final OpDef DEF = Recurrent.define("LSTM").maybeIn("initial_c", "T").maybeIn("P", "T")
            .maybeOut("Y_c", "T").attr("input_forget", 0);

    private static final String[] FUNCTIONS = {"Sigmoid", "Tanh", "Tanh"};

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public int gates() {
        return 4;
    }

    @Override
    public String[] functions() {
        return FUNCTIONS;
    }

    @Override
    public void step(Cell cell, Call call) {
        boolean isCoupled = call.flag("input_forget");
        for (int gate = 0; gate < 4; gate++) {
            cell.recur(gate, cell.h);
        }
        for (int i = 0; i < cell.hidden; i++) {
            double before = cell.c[i];
            double input = cell.activated(0, sum(cell, 0, i) + cell.peephole(0, i) * before);
            double forget = isCoupled ? 1 - input
                    : cell.activated(0, sum(cell, 2, i) + cell.peephole(2, i) * before);
            double after = forget * before + input * cell.activated(1, sum(cell, 3, i));
            double output = cell.activated(0, sum(cell, 1, i) + cell.peephole(1, i) * after);
            cell.c[i] = after;
            cell.h[i] = output * cell.activated(2, after);
        }
    }

    private static double sum(Cell cell, int gate, int i) {
        int at = gate * cell.hidden + i;
        return cell.fromX[at] + cell.fromH[at];
    }
}
