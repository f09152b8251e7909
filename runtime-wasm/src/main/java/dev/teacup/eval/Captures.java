package dev.teacup.eval;

import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.plan.Planner;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.List;

/** The values of a graph that the subgraphs of one of its nodes see. */
final class Captures {
    /** What a graph sees that is no subgraph. */
    static final Captures NONE = new Captures(List.of(), new Tensor[0], new Type[0], new boolean[0]);

    private final List<String> names;
    private final Tensor[] tensors;
    private final Type[] types;
    private final boolean[] isConstant;

    private Captures(List<String> names, Tensor[] tensors, Type[] types, boolean[] isConstant) {
        this.names = names;
        this.tensors = tensors;
        this.types = types;
        this.isConstant = isConstant;
    }

    /**
     * @param in all that the node reads
     * @param values what is known of it when the node is planned
     */
    static Captures of(Node node, Tensor[] in, Values values) {
        List<String> reads = node.reads();
        int first = node.inputs().size();
        List<String> names = reads.subList(first, reads.size());
        Tensor[] tensors = new Tensor[names.size()];
        Type[] types = new Type[names.size()];
        boolean[] isConstant = new boolean[names.size()];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i] = in[first + i];
            types[i] = values.type(names.get(i));
            isConstant[i] = values.tensor(names.get(i)) != null;
        }
        return new Captures(names, tensors, types, isConstant);
    }

    Tensor[] tensors() {
        return tensors;
    }

    /** Says where the values lie; of those that are the same whenever the plan is run, also what they are. */
    void place(Planner planner) {
        for (int i = 0; i < tensors.length; i++) {
            if (isConstant[i]) {
                planner.place(names.get(i), tensors[i]);
            } else {
                planner.placeInput(names.get(i), types[i], tensors[i]);
            }
        }
    }

    /** Says what all of the values are in this run. */
    void tell(Planner planner) {
        for (int i = 0; i < tensors.length; i++) {
            planner.place(names.get(i), tensors[i]);
        }
    }
}
