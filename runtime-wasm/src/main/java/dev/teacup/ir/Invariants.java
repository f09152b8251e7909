package dev.teacup.ir;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.ir.infer.Values;
import dev.teacup.op.Ops;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What holds of every graph, whoever made it:
 *
 * <ul>
 * <li>every value is defined once, and in a subgraph under a name that no graph around it has;
 * <li>a node reads what is defined before it, in its own graph or one around; outputs are defined;
 * <li>every operator is one of {@link Ops}, and accepts its node;
 * <li>every value has a type, which agrees with one that is inferred anew, and with the tensor of a constant.
 * </ul>
 */
public final class Invariants {
    private final Graph graph;
    private final Values values;
    private final Invariants outer;
    private final Set<String> defined = new HashSet<>();

    private Invariants(Graph graph, Invariants outer) {
        this.graph = graph;
        this.values = Values.subgraph(outer == null ? null : outer.values);
        this.outer = outer;
    }

    /** @throws AssertionError where one of them does not hold: a defect of what made the graph */
    public static void check(Graph graph) {
        new Invariants(graph, null).check();
    }

    private void check() {
        for (String input : graph.inputs()) {
            define(input);
            require(graph.type(input) != null, input, "has no type");
            values.add(input, graph.type(input));
        }
        for (Map.Entry<String, Tensor> constant : graph.constants().entrySet()) {
            define(constant.getKey());
            values.add(constant.getKey(), constant.getValue());
            checkType(constant.getKey());
        }
        for (Node node : graph.nodes()) {
            check(node);
        }
        for (String output : graph.outputs()) {
            require(values.type(output) != null, output, "is an output that nothing defines");
        }
    }

    private void check(Node node) {
        String domain = node.op().def().domain();
        require(Ops.find(domain, node.opType()) != null, node.output(),
                "is made by an operator that is not known");
        for (String input : node.inputs()) {
            require(input.isEmpty() || values.type(input) != null, input, "is read by " + node.where()
                    + " before it is defined");
        }
        for (Graph subgraph : node.subgraphs()) {
            new Invariants(subgraph, this).check();
        }
        try {
            values.infer(node);
        } catch (ModelException e) {
            throw new AssertionError(place() + "a node that its operator refuses\n" + e.getMessage());
        }
        for (String output : node.outputs()) {
            if (!output.isEmpty()) {
                define(output);
                checkType(output);
            }
        }
    }

    private void define(String name) {
        require(!name.isEmpty(), name, "is no name");
        require(defined.add(name), name, "is defined twice");
        require(outer == null || outer.values.type(name) == null, name, "hides a value of a graph around it");
    }

    private void checkType(String name) {
        Type known = graph.type(name);
        require(known != null, name, "has no type");
        Type inferred = values.type(name);
        boolean agrees = known.dtype() == inferred.dtype() && known.isSequence() == inferred.isSequence()
                && agree(known.shape(), inferred.shape());
        require(agrees, name, "is " + known + ", but " + inferred + " when inferred anew");
    }

    private static boolean agree(Shape a, Shape b) {
        if (!a.hasRank() || !b.hasRank()) {
            return true;
        }
        boolean agree = a.rank() == b.rank();
        for (int axis = 0; agree && axis < a.rank(); axis++) {
            agree = !a.dim(axis).differs(b.dim(axis));
        }
        return agree;
    }

    private void require(boolean holds, String name, String what) {
        if (!holds) {
            throw new AssertionError(place() + quoted(name) + " " + what);
        }
    }

    private String place() {
        return "graph " + quoted(graph.name()) + ": ";
    }
}
