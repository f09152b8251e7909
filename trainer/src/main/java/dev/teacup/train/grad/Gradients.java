package dev.teacup.train.grad;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Composed;
import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reverse-mode differentiation: appends to a graph the nodes that compute the gradients of a scalar. */
public final class Gradients {
    private final GraphBuilder g;
    private final Set<String> wanted = new HashSet<>();
    private final Set<String> rectified = new HashSet<>();
    private final Map<String, Value> found = new HashMap<>();
    private final UnaryOperator<String> places;

    private Gradients(GraphBuilder g, UnaryOperator<String> places) {
        this.g = g;
        this.places = places;
    }

    /**
     * The gradient of {@code loss []} by each parameter, in the parameter's shape, by the parameter's name.
     *
     * @param g a graph none of whose results has been given out yet
     * @throws ModelException when the loss does not depend on a parameter, or depends on one through an
     *     operator that has no gradient
     */
    public static Map<String, Value> of(GraphBuilder g, Value loss, List<Value> parameters) {
        return of(g, loss, parameters, value -> "");
    }

    /** @param places where values are made, for what is refused; "" where nobody knows */
    public static Map<String, Value> of(GraphBuilder g, Value loss, List<Value> parameters,
            UnaryOperator<String> places) {
        Gradients gradients = new Gradients(g, places);
        for (Value parameter : parameters) {
            gradients.wanted.add(parameter.name());
        }
        gradients.found.put(loss.name(), g.scalar(g.type(loss).dtype(), 1));
        gradients.reverse(g.nodes());
        Map<String, Value> byName = new LinkedHashMap<>();
        for (Value parameter : parameters) {
            byName.put(parameter.name(), gradients.of(parameter));
        }
        return byName;
    }

    private Value of(Value parameter) {
        Value gradient = found.get(parameter.name());
        if (gradient == null) {
            throw new ModelException("parameter " + quoted(parameter.name()),
                    "the loss does not depend on it",
                    "a parameter that the loss is computed from", "one that nothing leads to the loss from",
                    "leave its layer out, or use the layer's result");
        }
        return gradient;
    }

    private void reverse(List<Node> nodes) {
        for (Node node : nodes) {
            if (node.inputs().stream().anyMatch(wanted::contains)) {
                addDifferentiable(node);
            }
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            visit(nodes.get(i));
        }
    }

    private void addDifferentiable(Node node) {
        for (String output : node.outputs()) {
            boolean isReal = !output.isEmpty() && g.values().type(output).dtype().isFloat();
            if (isReal && !Rules.isFlat(node.opType())) {
                wanted.add(output);
            }
        }
    }

    private void visit(Node node) {
        Value[] dys = new Value[node.outputs().size()];
        boolean isReached = false;
        for (int i = 0; i < dys.length; i++) {
            boolean counts = wanted.contains(node.outputs().get(i));
            dys[i] = counts ? found.get(node.outputs().get(i)) : null;
            isReached |= dys[i] != null;
        }
        if (isReached) {
            try {
                visit(node, dys);
            } catch (ModelException refusal) {
                String place = places.apply(node.outputs().get(0));
                throw place.isEmpty() ? refusal
                        : new ModelException(place + ", " + refusal.where(), refusal.what(),
                                refusal.expected(), refusal.got(), refusal.fix());
            }
        }
    }

    private void visit(Node node, Value[] dys) {
        Call call = g.values().call(node);
        Rule rule = Rules.of(node.opType());
        if (rule != null) {
            Value[] dxs = rule.backward(new Backward(g, node, call, dys, wanted, rectified));
            for (int i = 0; i < dxs.length; i++) {
                add(node.input(i), dxs[i]);
            }
        } else {
            visit(node, call, dys, body(node, call));
        }
    }

    private void visit(Node node, Call call, Value[] dys, Body body) {
        if (body instanceof Expr expr) {
            ofExpression(node, dys[0], expr);
        } else if (body instanceof Composed composed) {
            ofComposition(node, call, dys, composed);
        } else {
            throw new ModelException(node.where(), "the operator has no gradient",
                    "an operator with a gradient between a parameter and the loss", node.opType(),
                    Rules.reason(node.opType()));
        }
    }

    /** Bodies may ask for sizes, so only of those that do not it is asked before sizes are known. */
    private static Body body(Node node, Call call) {
        boolean isKnown = true;
        for (int i = 0; i < call.inputCount(); i++) {
            isKnown &= !call.has(i) || call.type(i).isKnown();
        }
        if (isKnown || Rules.asksNoSizes(node.op())) {
            // The roots of a known power have no slope at 0 where the power has one.
            boolean isPower = node.opType().equals("Pow") && call.dtype("X") == call.dtype("Y");
            return isPower ? Primitive.POW.of(call) : node.op().body(call);
        }
        throw new ModelException(node.where(), "the gradient of the operator needs all sizes",
                "operands of known sizes", node.inputs().toString(), "give the sizes of the inputs");
    }

    private void ofExpression(Node node, Value dy, Expr expr) {
        Value[] operands = new Value[node.inputs().size()];
        boolean[] wants = new boolean[operands.length];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = node.hasInput(i) ? new Value(node.input(i)) : null;
            wants[i] = wanted.contains(node.input(i));
        }
        DType dtype = g.type(dy).dtype();
        Value[] dxs =
                new ExprGradient(g, operands, wants, dtype).backward(expr, new Value(node.output()), dy);
        for (int i = 0; i < dxs.length; i++) {
            add(node.input(i), dxs[i] == null ? null : Backward.reduce(g, dxs[i], operands[i], node));
        }
    }

    private void ofComposition(Node node, Call call, Value[] dys, Composed composed) {
        int first = g.nodes().size();
        Recomposition parts = new Recomposition(g, node);
        composed.compose(parts, call);
        List<Node> nodes = g.nodes();
        for (int i = 0; i < dys.length; i++) {
            if (dys[i] != null) {
                addAlways(parts.result(i).name(), dys[i]);
            }
        }
        reverse(nodes.subList(first, nodes.size()));
    }

    private void add(String name, Value gradient) {
        if (gradient != null && wanted.contains(name)) {
            addAlways(name, gradient);
        }
    }

    private void addAlways(String name, Value gradient) {
        found.merge(name, gradient, (known, more) -> g.op("Add", known, more));
    }
}
