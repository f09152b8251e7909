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
 * @param shards the same step in parts that run side by side, or null where it is run as one
 */
public record StepGraph(byte[] onnx, List<Parameter> parameters, List<String> slots,
        boolean isAveraged, Map<String, Type> batch, Schedule schedule, Shards shards) {
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
        Value step = counter(g, STEP);
        Context c = Context.training(g, workspace.constants(), real, counter(g, SEED), step);
        Value loss = loss(name, objective, c);
        Moves moves = new Moves(g, real, step, update);
        moves.by(gradients(g, c, loss), c.parameters());
        c.parameters().stream().filter(Parameter::isStatistic)
                .forEach(statistic -> moves.to(c.updated(statistic), statistic));
        moves.results().forEach(g::out);
        g.out(LOSS, loss);
        return new StepGraph(onnx(workspace, g.build(name), c), c.parameters(), update.optimizer.slots(),
                update.averaging > 0, new LinkedHashMap<>(c.inputs()), update.schedule, null);
    }

    /**
     * Builds a step whose batch is cut into shards, each of which has its gradients computed by a thread of
     * its own; they are averaged, each by its number of samples. It is the step of the whole batch where the
     * loss is a mean over samples. Where the loss is a mean over something else, such as the weights of
     * classes or the letters of words, it is the mean of the shards' means; and a BatchNormalization sees one
     * shard.
     *
     * @param count the number of shards, which belongs to the result as the size of the batch does: more
     *        threads than shards do not change it
     * @throws ModelException with the layer and operator that cannot be trained
     * @see <a href="https://arxiv.org/abs/1404.5997">Krizhevsky, data parallelism</a>
     */
    public static StepGraph sharded(String name, Objective objective, Update update, int count) {
        Bounds.positive("step", "number of shards", count);
        StepGraph whole = of(name, objective, update);
        return new StepGraph(whole.onnx, whole.parameters, whole.slots, whole.isAveraged, whole.batch,
                whole.schedule,
                count == 1 ? null : Shards.of(name, objective, update, whole.parameters, count));
    }

    /** An int64 scalar that a run feeds. */
    static Value counter(GraphBuilder g, String name) {
        return g.input(name, Type.of(DType.INT64, Shape.SCALAR));
    }

    /** The loss, which must be one number. */
    static Value loss(String name, Objective objective, Context c) {
        Value loss = objective.loss(c);
        Type wanted = Type.of(c.real(), Shape.SCALAR);
        if (!c.type(loss).equals(wanted)) {
            throw new ModelException("training step " + quoted(name), "its loss is no single number",
                    wanted.toString(), c.type(loss).toString(),
                    "take the mean over the batch, as a Loss does");
        }
        return loss;
    }

    /** The gradients of all trained parameters, by their names. */
    static Map<String, Value> gradients(GraphBuilder g, Context c, Value loss) {
        List<Value> trained = c.parameters().stream().filter(parameter -> !parameter.isStatistic())
                .map(parameter -> new Value(parameter.name())).toList();
        return Gradients.of(g, loss, trained, c::place);
    }

    /** The model of a graph whose nodes bear the names of their layers. */
    static byte[] onnx(Workspace workspace, Graph graph, Context c) {
        Graph simpler = Pipeline.of(workspace.constants(), new Budget(Limits.DEFAULT)).run(graph);
        return workspace.onnx(named(simpler, c), Heading.of(Model.OPSET));
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
}
