package dev.teacup.train.grad.recurrent;

import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * RNN, GRU and LSTM: the node keeps no gates, but Y holds every state, so that all sums before the gates come
 * from two products over the whole sequence. Only what a step hands to the one before it needs a Scan; the
 * gradients of X, W, R and B are products over the whole sequence again.
 *
 * @see <a href="https://doi.org/10.1109/5.58337">Werbos, Backpropagation through time, 1990</a>
 */
public final class RecurrentGrad implements Rule {
    private final String opType;
    private final CellRule cell;

    private RecurrentGrad(String opType, CellRule cell) {
        this.opType = opType;
        this.cell = cell;
    }

    /** The rules of all recurrent operators. */
    public static List<Rule> all() {
        return List.of(new RecurrentGrad("GRU", new GruRule()), new RecurrentGrad("LSTM", new LstmRule()),
                new RecurrentGrad("RNN", new RnnRule()));
    }

    @Override
    public String opType() {
        return opType;
    }

    @Override
    public Value[] backward(Backward c) {
        checkForm(c);
        int directions = c.call().text("direction").equals("bidirectional") ? 2 : 1;
        List<Value[]> each = new ArrayList<>();
        for (int index = 0; index < directions; index++) {
            Direction d = new Direction(c, index, directions);
            each.add(gradients(c, d, cell.backward(d)));
        }
        Value[] dxs = new Value[c.node().inputs().size()];
        for (int operand = 0; operand < dxs.length; operand++) {
            if (c.wants(operand)) {
                dxs[operand] = operand == 0 ? sum(c, each) : joined(c, each, operand);
            }
        }
        return dxs;
    }

    private void checkForm(Backward c) {
        Call call = c.call();
        c.only(!c.node().outputs().get(0).isEmpty(), "a node that gives Y",
                "one that gives last states only");
        c.only(!call.flag("layout"), "layout 0", "layout 1");
        c.only(Float.isInfinite(call.real("clip")), "no clip", "clip " + call.real("clip"));
        c.only(!c.node().hasInput(7), "a cell without peepholes", "P");
        c.only(call.def().parameter("input_forget") == null || !call.flag("input_forget"), "input_forget 0",
                "input_forget 1");
        if (call.value("activations") instanceof Attribute.Texts given) {
            String[] functions = cell.functions(c);
            boolean areOurs = true;
            for (int i = 0; i < given.values().length; i++) {
                areOurs &= given.values()[i].equalsIgnoreCase(functions[i % functions.length]);
            }
            c.only(areOurs, "the activations " + String.join(", ", functions),
                    Arrays.toString(given.values()));
        }
    }

    /** One for each operand, of this direction alone. */
    private static Value[] gradients(Backward c, Direction d, CellGradient cell) {
        Value[] own = new Value[7];
        own[0] = c.wants(0) ? d.turned(c.op("MatMul", cell.ofX(), d.w())) : null;
        if (cell.ofX() == cell.ofH() && cell.r() == null) {
            long inputs = c.shape(d.x()).dim(2).size();
            Value[] parts = c.ops("Split", 2, Attributes.of("axis", 1), ofWeights(d, cell.ofX(), d.both()),
                    c.longs(inputs, c.shape(d.h()).dim(2).size()));
            own[1] = parts[0];
            own[2] = parts[1];
        } else {
            own[1] = ofWeights(d, cell.ofX(), d.x());
            own[2] = cell.r() == null ? ofWeights(d, cell.ofH(), d.before()) : cell.r();
        }
        own[3] = c.wants(3) ? c.op("Concat", Attributes.of("axis", 0), c.sum(cell.ofX(), false, 0, 1),
                c.sum(cell.ofH(), false, 0, 1)) : null;
        own[5] = cell.h();
        own[6] = cell.c();
        return own;
    }

    /** sums' values, over all steps and sequences: [m, n] of [T, B, m] and [T, B, n]. */
    static Value ofWeights(Direction d, Value sums, Value values) {
        return d.c().op("Gemm", Attributes.of("transA", 1), d.rows(sums), d.rows(values));
    }

    private static Value sum(Backward c, List<Value[]> each) {
        Value first = each.get(0)[0];
        return each.size() == 1 ? first : c.op("Add", first, each.get(1)[0]);
    }

    private static Value joined(Backward c, List<Value[]> each, int operand) {
        Value[] parts =
                each.stream().map(own -> c.op("Unsqueeze", own[operand], c.longs(0))).toArray(Value[]::new);
        return parts.length == 1 ? parts[0] : c.op("Concat", Attributes.of("axis", 0), parts);
    }
}
