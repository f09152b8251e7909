package dev.teacup.eval;

import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.plan.Planner;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;
import java.util.List;

/** The values of a graph that the subgraphs of one of its nodes see. */
final class Captures {
    /** What a graph sees that is no subgraph. */
    static final Captures NONE = new Captures(new String[0], new Tensor[0], new Type[0], new boolean[0]);

    private final String[] names;
    private final Tensor[] tensors;
    private final Type[] types;
    private final boolean[] isConstant;

    private Captures(String[] names, Tensor[] tensors, Type[] types, boolean[] isConstant) {
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
        int count = reads.size() - first;
        String[] names = new String[count];
        Tensor[] tensors = new Tensor[count];
        Type[] types = new Type[count];
        boolean[] isConstant = new boolean[count];
        for (int i = 0; i < count; i++) {
            names[i] = reads.get(first + i);
            tensors[i] = in[first + i];
            types[i] = values.type(names[i]);
            isConstant[i] = values.tensor(names[i]) != null;
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
                planner.place(names[i], tensors[i]);
            } else {
                planner.placeInput(names[i], types[i], tensors[i]);
            }
        }
    }

    /** Whether these are the constants of a model, before an address, that others of the same node were. */
    boolean areConstants(int address, Captures others) {
        for (int i = 0; i < tensors.length; i++) {
            Tensor tensor = tensors[i];
            Tensor other = others.tensors[i];
            if (tensor.at() >= address || tensor.at() != other.at()
                    || !Arrays.equals(tensor.dims(), other.dims())) {
                return false;
            }
        }
        return true;
    }

    /** Says what all of the values are in this run. */
    void tell(Planner planner) {
        for (int i = 0; i < tensors.length; i++) {
            planner.place(names[i], tensors[i]);
        }
    }
}
