package dev.teacup.train.optim;

import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.layer.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A training step for several threads: each takes a shard of the batch and computes its part of all
 * gradients, then each updates some of the parameters by the sums of the parts. Threads that have a chain of
 * operators to themselves wait for each other twice in a step, and not at each operator.
 *
 * @param count the number of shards
 * @param gradient the model of (parameters, shard, step, seed, {@link #SHARE}) to ({@link #part} of each
 *        parameter, and the shard's part of the loss)
 * @param updates models of (parameters, state, parts of all shards, step) to (parameters', state'); each has
 *        some of the parameters
 */
public record Shards(int count, byte[] gradient, List<byte[]> updates) {
    /** The input that holds the share of the batch's samples which are in the shard. */
    public static final String SHARE = "share";

    /** The output of a shard with its part of a parameter's gradient, or of a statistic's next value. */
    public static String part(String parameter) {
        return parameter + ".part";
    }

    /** The input of an update with the part of one shard. */
    public static String part(String parameter, int shard) {
        return part(parameter) + "." + shard;
    }

    static Shards of(String name, Objective objective, StepGraph.Update update, List<Parameter> parameters,
            int count) {
        List<byte[]> updates = new ArrayList<>();
        for (List<Parameter> some : groups(parameters, count)) {
            updates.add(update(name, update, parameters, some, count));
        }
        return new Shards(count, gradient(name, objective), List.copyOf(updates));
    }

    private static byte[] gradient(String name, Objective objective) {
        Workspace workspace = Workspace.create();
        GraphBuilder g = workspace.builder();
        Value step = StepGraph.counter(g, StepGraph.STEP);
        Value seed = StepGraph.counter(g, StepGraph.SEED);
        Value share = g.input(SHARE, Type.of(DType.FLOAT32, Shape.SCALAR));
        Context c = Context.training(g, workspace.constants(), DType.FLOAT32, seed, step);
        Value loss = g.op("Mul", StepGraph.loss(name, objective, c), share);
        StepGraph.gradients(g, c, loss).forEach((parameter, gradient) -> g.out(part(parameter), gradient));
        for (Parameter parameter : c.parameters()) {
            if (parameter.isStatistic()) {
                g.out(part(parameter.name()), g.op("Mul", c.updated(parameter), share));
            }
        }
        g.out(StepGraph.LOSS, loss);
        return StepGraph.onnx(workspace, g.build(name), c);
    }

    private static byte[] update(String name, StepGraph.Update update, List<Parameter> all,
            List<Parameter> some, int count) {
        Workspace workspace = Workspace.create();
        GraphBuilder g = workspace.builder();
        Value step = StepGraph.counter(g, StepGraph.STEP);
        Context c = Context.use(g, workspace.constants(), DType.FLOAT32);
        Moves moves = new Moves(g, DType.FLOAT32, step, update);
        Map<String, Value> gradients = new LinkedHashMap<>();
        for (Parameter parameter : all) {
            boolean isOurs = some.contains(parameter);
            if (isOurs && !parameter.isStatistic()) {
                g.input(parameter.name(), type(parameter));
            }
            if (!parameter.isStatistic() && (isOurs || update.clipNorm() > 0)) {
                gradients.put(parameter.name(), sum(g, parameter, count));
            } else if (isOurs) {
                moves.to(sum(g, parameter, count), parameter);
            }
        }
        moves.by(gradients, some);
        moves.results().forEach(g::out);
        return StepGraph.onnx(workspace, g.build(name + ".update"), c);
    }

    private static Value sum(GraphBuilder g, Parameter parameter, int count) {
        Value sum = null;
        for (int shard = 0; shard < count; shard++) {
            Value part = g.input(part(parameter.name(), shard), type(parameter));
            sum = sum == null ? part : g.op("Add", sum, part);
        }
        return sum;
    }

    private static Type type(Parameter parameter) {
        return Type.of(DType.FLOAT32, Shape.of(parameter.dims()));
    }

    /** At most {@code count} groups of about as many elements: the largest parameters are dealt out first. */
    private static List<List<Parameter>> groups(List<Parameter> parameters, int count) {
        List<List<Parameter>> groups = new ArrayList<>();
        for (int i = 0; i < Math.min(count, parameters.size()); i++) {
            groups.add(new ArrayList<>());
        }
        parameters.stream().sorted(Comparator.comparingInt(Parameter::elements).reversed())
                .forEach(parameter -> groups.stream().min(Comparator.comparingInt(Shards::elements))
                        .orElseThrow().add(parameter));
        return groups;
    }

    private static int elements(List<Parameter> group) {
        return group.stream().mapToInt(Parameter::elements).sum();
    }
}
