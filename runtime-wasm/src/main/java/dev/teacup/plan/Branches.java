package dev.teacup.plan;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Inlining;
import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.ir.infer.Values;
import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.control.If;
import dev.teacup.tensor.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The branches that are planned although only a run tells whether they are taken. */
final class Branches {
    /** Each may double how many plans there are. */
    private static final int MOST = 2;

    /** Those that are to be taken, and those that were, as {@link Planner#choose} has them. */
    private int wanted;
    private int path;

    void choose(int branches) {
        wanted = branches;
        path = Math.min(1, branches);
    }

    boolean takes(int first) {
        int more = depth(path) - depth(first);
        return path == 0 || (more >= 0 ? path >> more == first : first >> -more == path);
    }

    boolean hasGuessed() {
        return path > 1;
    }

    boolean guesses(int first) {
        return depth(path) >= depth(first);
    }

    /** The attribute of the branch that is taken of a node; null where none is. */
    String guess(Call call) {
        if (path == 0 || depth(path) == MOST) {
            return null;
        }
        int told = depth(wanted) - depth(path) - 1;
        boolean isThen = told < 0 ? isKnown(call, If.THEN) : (wanted >> told & 1) != 0;
        String key = isThen ? If.THEN : If.ELSE;
        if (!isKnown(call, key)) {
            // What its sizes depend on a run tells, and whether they are refused.
            return null;
        }
        path = 2 * path + (isThen ? 1 : 0);
        return key;
    }

    private static int depth(int path) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(path);
    }

    /** Whether the types are known of those results of a branch that somebody reads. */
    private static boolean isKnown(Call call, String branch) {
        Type[] types = call.subtypes(branch);
        for (int i = 0; i < call.outputCount(); i++) {
            if (call.wants(i) && !types[i].isKnown()) {
                return false;
            }
        }
        return true;
    }

    /** The nodes of a branch under names that nothing around it has. */
    static Patch inlined(Node node, Graph branch, Lifetimes lifetimes, Values values) {
        Set<String> taken = new HashSet<>();
        branch.addNames(taken);
        return Inlining.of(node, branch, base -> {
            String name = base;
            while (lifetimes.has(name) || values.type(name) != null || !taken.add(name)) {
                name += "_";
            }
            return name;
        });
    }

    /** What reads the condition of a node alone. */
    static Node guard(Node node) {
        return new Node(node.op(), node.name(), List.of(node.input(0)), List.of(), Attributes.NONE);
    }

    /** Tells whether the branch is taken that was guessed last. */
    If.Taken taken() {
        return new If.Taken(path);
    }
}
