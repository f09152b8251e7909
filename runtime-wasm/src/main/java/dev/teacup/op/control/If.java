package dev.teacup.op.control;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.BOOL;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Control;
import dev.teacup.op.Frame;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * outputs = cond ? then_branch() : else_branch().
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__If.html">ai.onnx If, since 25</a>
 */
public final class If implements Op {
    public static final String THEN = "then_branch";
    public static final String ELSE = "else_branch";

    /**
     * What a plan has in the place of a node, one of whose branches it took in: it is of use for that one
     * alone.
     */
    public static final class Taken implements Kernel {
        private final int path;

        /** @param path the branches up to this one: behind the highest bit one for each, 1 for the first */
        public Taken(int path) {
            this.path = path;
        }

        public boolean isThen() {
            return (path & 1) != 0;
        }

        /** The branches that a run with this condition takes, where they are others; else 0. */
        public int otherPath(Tensor cond) {
            return cond.i64(0) != 0 == isThen() ? 0 : path ^ 1;
        }

        @Override
        public void run(Frame f) {
            // There is nothing to compute.
        }
    }

    private static final OpDef DEF = OpDef.of("If").since(25).unranked().type("B", BOOL).mixed("V", ALL)
            .in("cond", "B").manyOut("outputs", "V").mustAttr(THEN, new Attribute.Graph(null))
            .mustAttr(ELSE, new Attribute.Graph(null));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        c.single("cond");
        int thenCount = call.subgraph(THEN).outputCount();
        int elseCount = call.subgraph(ELSE).outputCount();
        Subgraphs.checkOutputs(THEN, call.outputCount(), thenCount);
        Subgraphs.checkOutputs(ELSE, call.outputCount(), elseCount);
        if (thenCount != elseCount) {
            throw new ModelException("the branches have different numbers of outputs",
                    thenCount + " in the attribute 'else_branch', as in 'then_branch'",
                    Integer.toString(elseCount), "export the model again");
        }
        if (chosen(call) != null) {
            // The other branch does not run on these values; large models stand in both of some.
            return;
        }
        Type[] left = call.subtypes(THEN);
        Type[] right = call.subtypes(ELSE);
        for (int i = 0; i < call.outputCount(); i++) {
            Subgraphs.checkKind("output", i, ELSE, left[i], right[i]);
        }
    }

    @Override
    public DType dtype(Call call, int output) {
        Type[] left = call.subtypes(THEN);
        return output < left.length ? left[output].dtype() : null;
    }

    @Override
    public Type[] types(Call call) {
        String chosen = chosen(call);
        if (chosen != null) {
            return call.subtypes(chosen);
        }
        Type[] left = call.subtypes(THEN);
        Type[] right = call.subtypes(ELSE);
        Type[] types = new Type[call.outputCount()];
        for (int i = 0; i < types.length; i++) {
            types[i] = left[i].join(right[i]);
        }
        return types;
    }

    @Override
    public Body body(Call call) {
        return (Control) f -> results -> {
            if (results == null) {
                return new Control.Turn(branch(f.in(0)));
            }
            for (int i = 0; i < call.outputCount(); i++) {
                f.give(i, results[i]);
            }
            return null;
        };
    }

    /** The attribute of the branch that every run takes, or null where that is not known. */
    public static String chosen(Call call) {
        long[] cond = call.longs("cond");
        return cond == null || cond.length != 1 ? null : cond[0] != 0 ? THEN : ELSE;
    }

    private static String branch(Tensor cond) {
        return Subgraphs.single(cond, "the input 'cond'") != 0 ? THEN : ELSE;
    }
}
