package dev.teacup.ir.infer;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Subgraph;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of the values of a graph while one walks along its nodes: types, the elements of those that
 * are computed already, and the elements, as dimensions, of small integer tensors that shapes are made of.
 */
public final class Values implements Call.Subtypes {
    /** Elements of all values together; real graphs have some for each node, hostile ones many. */
    private static final int MOST_CONTENTS = 1 << 20;

    /**
     * Nodes of subgraphs that are looked at for the types of one graph's values; subgraphs inside of loops
     * inside of loops are looked at again and again. Types of further ones stay unknown.
     */
    private static final int MOST_INFERRED = 1 << 18;

    private final Values outer;
    private final boolean isSubgraph;
    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new HashMap<>();
    private final Map<String, Dim[]> contents = new HashMap<>();
    private int contentsKept;

    private int inferred;

    public Values() {
        this(null, false);
    }

    /** The values of nodes among those of {@code outer}, which they see. */
    public Values(Values outer) {
        this(outer, false);
    }

    private Values(Values outer, boolean isSubgraph) {
        this.outer = outer;
        this.isSubgraph = isSubgraph;
    }

    /**
     * The values of a subgraph, which sees those of the graph around it, or null where there is none. Since
     * no run may ever reach it, it is not refused for sizes and values, until one does.
     */
    public static Values subgraph(Values outer) {
        return new Values(outer, outer != null);
    }

    /** The same, to which more may be added. */
    public Values copy() {
        Values copy = new Values(outer, isSubgraph);
        copy.types.putAll(types);
        copy.tensors.putAll(tensors);
        copy.contents.putAll(contents);
        copy.contentsKept = contentsKept;
        copy.inferred = inferred;
        return copy;
    }

    /** Adds a value of which only the type is known. */
    public void add(String name, Type type) {
        types.put(name, type);
    }

    /** Adds a value that is computed, or says of a known one that it is. */
    public void add(String name, Tensor tensor) {
        types.put(name, tensor.type());
        tensors.put(name, tensor);
        contents.remove(name);
    }

    /** Adds values that are computed, by name. */
    public void add(Map<String, Tensor> constants) {
        for (Map.Entry<String, Tensor> constant : constants.entrySet()) {
            add(constant.getKey(), constant.getValue());
        }
    }

    /** The types so far, by name. */
    public Map<String, Type> types() {
        return types;
    }

    /** The type of a value, or null where there is no value of this name. */
    public Type type(String name) {
        Type own = types.get(name);
        return own != null || outer == null ? own : outer.type(name);
    }

    /** The elements of a value, or null where they are not computed. */
    public Tensor tensor(String name) {
        return types.containsKey(name) || outer == null ? tensors.get(name) : outer.tensor(name);
    }

    /** The elements of a small integer value as dimensions, or null where nothing is known of them. */
    public Dim[] contents(String name) {
        if (!types.containsKey(name) && outer != null) {
            return outer.contents(name);
        }
        Dim[] known = contents.get(name);
        Tensor tensor = tensors.get(name);
        if (known == null && tensor != null) {
            known = Dim.elements(tensor);
            keep(name, known);
        }
        return known;
    }

    /**
     * The node as its operator sees it, with what is known now.
     *
     * @throws ModelException when the node reads a value that does not exist
     */
    public Call call(Node node, boolean[] wanted) {
        Call.Operand[] operands = new Call.Operand[node.inputs().size()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = node.hasInput(i) ? operand(node, node.input(i)) : null;
        }
        return new Call(node.op(), node.attributes(), operands, wanted, this);
    }

    /** The node as its operator sees it, where every result that it names is wanted. */
    public Call call(Node node) {
        boolean[] wanted = new boolean[node.outputs().size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = !node.outputs().get(i).isEmpty();
        }
        return call(node, wanted);
    }

    /**
     * Checks a node, adds its results, and answers how its operator saw it.
     *
     * @throws ModelException at the node, when its operator refuses it
     */
    public Call infer(Node node) {
        Call call = call(node);
        try {
            Signature.check(node, call);
            add(node, call);
        } catch (ModelException e) {
            throw e.at(node.where());
        }
        return call;
    }

    private void add(Node node, Call call) {
        Type[] results;
        boolean isRight = true;
        try {
            results = results(node, call);
        } catch (ModelException e) {
            results = isSubgraph ? unknown(node, call) : null;
            if (results == null) {
                throw e;
            }
            isRight = false;
        }
        for (int i = 0; i < results.length; i++) {
            if (!node.outputs().get(i).isEmpty()) {
                add(node.outputs().get(i), results[i]);
            }
        }
        if (isRight) {
            addContents(node, call);
        }
    }

    private void addContents(Node node, Call call) {
        Dim[] dims = ranksAreKnown(call) ? node.op().contents(call) : null;
        boolean isShort = dims != null && dims.length <= Dim.MOST_ELEMENTS;
        if (isShort && type(node.output()).shape().elements() == dims.length) {
            keep(node.output(), dims);
        }
    }

    /** Keeps the elements of a value, as long as there is room for them. */
    private void keep(String name, Dim[] dims) {
        if (dims != null && contentsKept <= MOST_CONTENTS) {
            contentsKept += dims.length;
            contents.put(name, dims);
        }
    }

    private static Type[] results(Node node, Call call) {
        if (!ranksAreKnown(call)) {
            return unknown(node, call);
        }
        node.op().check(new Check(call));
        Type[] types = Arrays.copyOf(node.op().types(call), node.outputs().size());
        for (int i = 0; i < types.length; i++) {
            if (!node.outputs().get(i).isEmpty()) {
                checkSizes(types[i]);
            }
        }
        return types;
    }

    /** The types of the results where only the element types are known; null where not even those are. */
    private static Type[] unknown(Node node, Call call) {
        Type[] types = new Type[node.outputs().size()];
        for (int i = 0; i < types.length; i++) {
            String variable = call.def().output(i).type();
            DType dtype = node.op().dtype(call, i);
            if (dtype == null) {
                return null;
            }
            types[i] = new Type(dtype, Shape.UNKNOWN, !call.def().takes(variable, false));
        }
        return types;
    }

    /** Refuses sizes that no memory has room for, so that they are ints from here on. */
    private static void checkSizes(Type type) {
        Shape shape = type.shape();
        for (int axis = 0; shape.hasRank() && axis < shape.rank(); axis++) {
            if (shape.dim(axis).size() > Integer.MAX_VALUE) {
                throw new ModelException("dimension " + axis + " of the result is larger than any memory",
                        "at most " + Integer.MAX_VALUE, type.toString(), "use a smaller model or input");
            }
        }
    }

    private static boolean ranksAreKnown(Call call) {
        if (call.def().isUnranked()) {
            return true;
        }
        for (int i = 0; i < call.inputCount(); i++) {
            if (call.has(i) && !call.type(i).shape().hasRank()) {
                return false;
            }
        }
        return true;
    }

    private Call.Operand operand(Node node, String name) {
        Type type = type(name);
        if (type == null) {
            throw new ModelException(node.where(),
                    "the input " + quoted(name) + " is not defined before the node",
                    "a graph input, an initializer or an output of an earlier node", "no such value",
                    "export the model again; its nodes may be out of order, or form a cycle");
        }
        return new Call.Operand(type, tensor(name), contents(name));
    }

    @Override
    public Type[] results(Subgraph subgraph, Type... inputs) {
        Graph graph = (Graph) subgraph;
        Values root = this;
        while (root.outer != null) {
            root = root.outer;
        }
        root.inferred += 1 + graph.nodes().size();
        boolean isLimit = root.inferred > MOST_INFERRED;
        Values inner = isLimit ? null : Inference.values(graph, this, inputs);
        Type[] results = new Type[graph.outputCount()];
        for (int i = 0; i < results.length; i++) {
            String output = graph.outputs().get(i);
            Type told = graph.type(output);
            results[i] = !isLimit ? inner.type(output) : told == null ? type(output) : told.withoutShape();
        }
        return results;
    }

    /** How many nodes of subgraphs were looked at so far. */
    public int inferred() {
        return inferred;
    }
}
