package dev.teacup.ir.infer;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Subgraph;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of the values of a graph while one walks along its nodes: types, the elements of those that
 * are computed already, and the elements, as dimensions, of small integer tensors that shapes are made of.
 */
public final class Values {
    /** Elements of all values together; real graphs have some for each node, hostile ones many. */
    private static final int MOST_CONTENTS = 1 << 20;

    private final Values outer;
    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new HashMap<>();
    private final Map<String, Dim[]> contents = new HashMap<>();
    private int contentsKept;

    public Values() {
        this(null);
    }

    /** The values of a subgraph, which sees those of the graph around it. */
    public Values(Values outer) {
        this.outer = outer;
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
        return new Call(node.op(), node.attributes(), operands, wanted, this::subtypes);
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
            Type[] results = results(node, call);
            for (int i = 0; i < node.outputs().size(); i++) {
                if (!node.outputs().get(i).isEmpty()) {
                    checkSizes(results[i]);
                    add(node.outputs().get(i), results[i]);
                }
            }
            addContents(node, call);
        } catch (ModelException e) {
            throw e.at(node.where());
        }
        return call;
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
        if (ranksAreKnown(call)) {
            node.op().check(new Check(call));
            return node.op().types(call);
        }
        Type[] types = new Type[node.outputs().size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = Type.of(node.op().dtype(call, i), Shape.UNKNOWN);
        }
        return types;
    }

    /** Refuses sizes that no memory has room for, so that they are ints from here on. */
    private static void checkSizes(Type type) {
        Shape shape = type.shape();
        for (int axis = 0; shape.hasRank() && axis < shape.rank(); axis++) {
            Check.require(shape.dim(axis).size() <= Integer.MAX_VALUE,
                    "dimension " + axis + " of the result is larger than any memory",
                    "at most " + Integer.MAX_VALUE, type.toString(), "use a smaller model or input");
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

    private Type[] subtypes(Subgraph subgraph, Type... inputs) {
        Graph graph = (Graph) subgraph;
        Values inner = Inference.values(graph, this, inputs);
        Type[] results = new Type[graph.outputCount()];
        for (int i = 0; i < results.length; i++) {
            results[i] = inner.type(graph.outputs().get(i));
        }
        return results;
    }
}
