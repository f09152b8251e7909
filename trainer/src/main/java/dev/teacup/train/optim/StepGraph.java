package dev.teacup.train.optim;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.eval.Budget;
import dev.teacup.export.Heading;
import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.op.Value;
import dev.teacup.pass.Pipeline;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.grad.Gradients;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.layer.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole training step as one ONNX model: (parameters, state, batch, step, seed) to (parameters', state',
 * loss).
 *
 * @param onnx the model; of the operator set {@link Model#OPSET}
 * @param parameters the trained tensors
 * @param slots the names of the optimiser's tensors for each parameter that has a gradient
 * @param isAveraged whether there is also an average of each parameter over the steps, {@link #AVERAGE}
 * @param batch the inputs that a batch feeds, with their types
 * @param schedule the learning rate of each step
 */
public record StepGraph(byte[] onnx, List<Parameter> parameters, List<String> slots,
        boolean isAveraged, Map<String, Type> batch, Schedule schedule) {
    public static final String STEP = "step";
    public static final String SEED = "seed";
    public static final String LOSS = "loss";
    /** The tensor beside each parameter that holds its average. */
    public static final String AVERAGE = "average";

    /**
     * How a step updates.
     *
     * @param clipNorm the largest norm of all gradients together; 0 does not clip
     * @param averaging how much of the average of parameters a step keeps; 0 does not average
     */
    public record Update(Optimizer optimizer, Schedule schedule, double clipNorm, double averaging) {
        public Update {
            Bounds.notNegative("update", "largest norm", clipNorm);
            Bounds.share("update", "averaging", averaging);
        }

        public static Update of(Optimizer optimizer, Schedule schedule) {
            return new Update(optimizer, schedule, 0, 0);
        }

        /** The same, with gradients clipped to a norm. */
        public Update clippedTo(double norm) {
            return new Update(optimizer, schedule, norm, averaging);
        }

        /**
         * The same; what is judged and kept is a moving average of the parameters: d average + (1 - d)
         * parameter, with d the smaller one of {@code decay} and (step - 1) / (step + 9).
         */
        public Update averaged(double decay) {
            return new Update(optimizer, schedule, clipNorm, decay);
        }
    }

    /**
     * Builds the step in float32.
     *
     * @throws ModelException with the layer and operator that cannot be trained
     */
    public static StepGraph of(String name, Objective objective, Update update) {
        return of(name, objective, update, DType.FLOAT32);
    }

    /** Builds the step in a type of its own. */
    public static StepGraph of(String name, Objective objective, Update update, DType real) {
        Workspace workspace = Workspace.create();
        GraphBuilder g = workspace.builder();
        Value step = g.input(STEP, Type.of(DType.INT64, Shape.SCALAR));
        Value seed = g.input(SEED, Type.of(DType.INT64, Shape.SCALAR));
        Context c = Context.training(g, workspace.constants(), real, seed, step);
        Value loss = objective.loss(c);
        requireScalar(name, c, loss);
        append(g, c, loss, step, update);
        Graph graph = Pipeline.of(workspace.constants(), new Budget(Limits.DEFAULT)).run(g.build(name));
        return new StepGraph(workspace.onnx(named(graph, c), Heading.of(Model.OPSET)), c.parameters(),
                update.optimizer.slots(), update.averaging > 0, new LinkedHashMap<>(c.inputs()),
                update.schedule);
    }

    /** The name of a parameter or slot after the step. */
    public static String next(String name) {
        return name + ".next";
    }

    /** The name of an optimiser's tensor for a parameter. */
    public static String slot(Parameter parameter, String slot) {
        return parameter.name() + "." + slot;
    }

    /** Nodes bear the names of their layers, so that ONNX Runtime can tell where it failed. */
    private static Graph named(Graph graph, Context c) {
        List<Node> nodes = graph.nodes().stream().map(node -> named(node, c.place(node.output()))).toList();
        return new Graph(graph.name(), graph.inputs(), graph.outputs(), nodes, graph.constants(),
                graph.types());
    }

    private static Node named(Node node, String place) {
        return place.isEmpty() ? node
                : new Node(node.op(), place + ", " + node.output(), node.inputs(), node.outputs(),
                        node.attributes());
    }

    private static void requireScalar(String name, Context c, Value loss) {
        Type wanted = Type.of(c.real(), Shape.SCALAR);
        if (!c.type(loss).equals(wanted)) {
            throw new ModelException("training step " + quoted(name), "its loss is no single number",
                    wanted.toString(), c.type(loss).toString(),
                    "take the mean over the batch, as a Loss does");
        }
    }

    private static void append(GraphBuilder g, Context c, Value loss, Value step, Update update) {
        Map<String, Value> results = new LinkedHashMap<>();
        Map<String, Value> gradients = gradients(g, c, loss, update);
        Value rate = g.as(update.schedule.rate(g, g.as(step, DType.FLOAT64)), c.real());
        Optimizer.Updating updating = update.optimizer.at(g, rate, step);
        Value share = update.averaging > 0 ? fresh(g, c, update, step) : null;
        for (Parameter parameter : c.parameters()) {
            Value after = parameter.isStatistic() ? c.updated(parameter)
                    : stepped(g, c, update, updating, parameter, gradients.get(parameter.name()), results);
            results.put(next(parameter.name()), owned(g, after, parameter));
            if (share != null) {
                Value average = state(g, c, parameter, AVERAGE);
                Value moved = g.op("Mul", g.op("Sub", after, average), share);
                results.put(next(average.name()), g.op("Add", average, moved));
            }
        }
        results.put(LOSS, loss);
        results.forEach(g::out);
    }

    private static Map<String, Value> gradients(GraphBuilder g, Context c, Value loss, Update update) {
        List<Value> trained = c.parameters().stream().filter(parameter -> !parameter.isStatistic())
                .map(parameter -> new Value(parameter.name())).toList();
        Map<String, Value> found = Gradients.of(g, loss, trained, c::place);
        return update.clipNorm > 0 ? Clipping.clipped(g, found, update.clipNorm) : found;
    }

    /** A parameter behind the step; what the optimiser keeps goes to the results. */
    private static Value stepped(GraphBuilder g, Context c, Update update, Optimizer.Updating updating,
            Parameter parameter, Value gradient, Map<String, Value> results) {
        List<Value> state = new ArrayList<>();
        for (String slot : update.optimizer.slots()) {
            state.add(state(g, c, parameter, slot));
        }
        Optimizer.Operands operands =
                new Optimizer.Operands(new Value(parameter.name()), gradient, state);
        Optimizer.Update after = updating.of(parameter, operands);
        for (int i = 0; i < state.size(); i++) {
            results.put(next(state.get(i).name()), after.state().get(i));
        }
        return after.parameter();
    }

    /** A statistic that nothing updates is an input, and no input may be an output. */
    private static Value owned(GraphBuilder g, Value after, Parameter parameter) {
        return after.name().equals(parameter.name()) ? g.op("Identity", after) : after;
    }

    private static Value state(GraphBuilder g, Context c, Parameter parameter, String slot) {
        return g.input(slot(parameter, slot), Type.of(c.real(), Shape.of(parameter.dims())));
    }

    /** 1 - min(decay, (step - 1) / (step + 9)), the share of an average that is new. */
    private static Value fresh(GraphBuilder g, Context c, Update update, Value step) {
        Value at = g.as(step, DType.FLOAT64);
        Value grown = g.op("Div", g.op("Sub", at, g.scalar(DType.FLOAT64, 1)),
                g.op("Add", at, g.scalar(DType.FLOAT64, 9)));
        Value kept = g.op("Min", grown, g.scalar(DType.FLOAT64, update.averaging));
        return g.as(g.op("Sub", g.scalar(DType.FLOAT64, 1), kept), c.real());
    }
}
