package dev.teacup.train.optim;

import dev.teacup.error.Limits;
import dev.teacup.eval.Budget;
import dev.teacup.export.Heading;
import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
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
 * @param slots the names of the optimiser's tensors for each parameter
 * @param batch the inputs that a batch feeds, with their types
 */
public record StepGraph(byte[] onnx, List<Parameter> parameters, List<String> slots,
        Map<String, Type> batch) {
    public static final String STEP = "step";
    public static final String SEED = "seed";
    public static final String LOSS = "loss";

    /**
     * How a step updates.
     *
     * @param clipNorm the largest norm of all gradients together; 0 does not clip
     */
    public record Update(Optimizer optimizer, Schedule schedule, double clipNorm) {
        public static Update of(Optimizer optimizer, Schedule schedule) {
            return new Update(optimizer, schedule, 0);
        }

        /** The same, with gradients clipped to a norm. */
        public Update clippedTo(double norm) {
            return new Update(optimizer, schedule, norm);
        }
    }

    /**
     * Builds the step in float32.
     *
     * @throws dev.teacup.error.ModelException with the layer or operator that cannot be trained
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
        append(g, c, loss, step, update);
        Graph graph = Pipeline.of(workspace.constants(), new Budget(Limits.DEFAULT)).run(g.build(name));
        return new StepGraph(workspace.onnx(graph, Heading.of(Model.OPSET)), c.parameters(),
                update.optimizer.slots(), new LinkedHashMap<>(c.inputs()));
    }

    /** The name of a parameter or slot after the step. */
    public static String next(String name) {
        return name + ".next";
    }

    /** The name of an optimiser's tensor for a parameter. */
    public static String slot(Parameter parameter, String slot) {
        return parameter.name() + "." + slot;
    }

    private static void append(GraphBuilder g, Context c, Value loss, Value step, Update update) {
        List<Value> values = c.parameters().stream().map(parameter -> new Value(parameter.name())).toList();
        Map<String, Value> found = Gradients.of(g, loss, values);
        Map<String, Value> gradients =
                update.clipNorm > 0 ? Clipping.clipped(g, found, update.clipNorm) : found;
        Value rate = g.as(update.schedule.rate(g, g.as(step, DType.FLOAT64)), c.real());
        Map<String, Value> results = new LinkedHashMap<>();
        for (Parameter parameter : c.parameters()) {
            List<Value> state = new ArrayList<>();
            for (String slot : update.optimizer.slots()) {
                state.add(g.input(slot(parameter, slot), Type.of(c.real(), Shape.of(parameter.dims()))));
            }
            Value gradient = gradients.get(parameter.name());
            Optimizer.Operands operands =
                    new Optimizer.Operands(new Value(parameter.name()), gradient, state);
            Optimizer.Update after = update.optimizer.update(g, parameter, operands, rate, step);
            results.put(next(parameter.name()), after.parameter());
            for (int i = 0; i < state.size(); i++) {
                results.put(next(state.get(i).name()), after.state().get(i));
            }
        }
        results.put(LOSS, loss);
        results.forEach(g::out);
    }
}
