package dev.teacup.pass;

import dev.teacup.eval.Budget;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.tensor.Strings;
import java.util.List;

/** The rules in their order. */
public final class Pipeline {
    /** Hears of every rule that changed a graph, with the strings behind the handles of its constants. */
    @FunctionalInterface
    public interface Trace {
        void fired(Rule rule, Graph after, Strings strings);
    }

    /** How often constants are folded anew that a branch has brought. */
    private static final int MOST_AGAIN = 16;

    private final Constants constants;
    private final Rule[] rules;

    private Pipeline(Constants constants, Rule... rules) {
        this.constants = constants;
        this.rules = rules;
    }

    /** All rules; new constants go to {@code constants}, folding counts against {@code budget}. */
    public static Pipeline of(Constants constants, Budget budget) {
        return new Pipeline(constants,
                new QuantizedConv(),
                new QuantizedMatMul(),
                new PoolBeforeQuantize(),
                new FloatFromHalf(),
                new FoldConstants(budget),
                new IfOfConstant(),
                new RemoveIdentity(),
                new JoinTransposes(),
                new BatchNormIntoConv(),
                new GemmFromMatMul(),
                new LayerNormFromMeans(),
                new AttentionFromMatMul(),
                new CommonNodes());
    }

    List<Rule> rules() {
        return List.of(rules);
    }

    public Graph run(Graph graph) {
        return run(graph, Integer.MAX_VALUE, (rule, after, strings) -> {});
    }

    /**
     * The graph after the first {@code most} changes, each of which is one walk of one rule.
     *
     * @throws dev.teacup.error.ModelException when a node that is folded refuses its operands
     */
    public Graph run(Graph graph, int most, Trace trace) {
        Graph current = graph;
        int changes = 0;
        int again = MOST_AGAIN;
        boolean isPruned = most <= 0;
        for (int i = 0; i < rules.length; i++) {
            Rule rule = rules[i];
            Graph next = changes < most ? Sweep.run(rule, current, constants) : current;
            if (next != current || !isPruned) {
                next = DeadNodes.remove(next);
                isPruned = true;
            }
            if (next != current) {
                changes++;
                trace.fired(rule, next, constants.strings());
                current = next;
                if (rule instanceof IfOfConstant && again-- > 0) {
                    i = -1;
                }
            }
        }
        return current;
    }
}
