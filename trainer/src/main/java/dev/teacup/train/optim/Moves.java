package dev.teacup.train.optim;

import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.layer.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of a step behind its gradients: what parameters, the optimiser's tensors and averages become. */
final class Moves {
    private final GraphBuilder g;
    private final DType real;
    private final StepGraph.Update update;
    private final Optimizer.Updating updating;
    private final Value fresh;
    private final Map<String, Value> results = new LinkedHashMap<>();

    /** @param step int64 scalar, counted from 1 */
    Moves(GraphBuilder g, DType real, Value step, StepGraph.Update update) {
        this.g = g;
        this.real = real;
        this.update = update;
        Value rate = g.as(update.schedule().rate(g, g.as(step, DType.FLOAT64)), real);
        this.updating = update.optimizer().at(g, rate, step);
        this.fresh = update.averaging() > 0 ? fresh(step) : null;
    }

    /** The values behind the step, by the names that they have as outputs. */
    Map<String, Value> results() {
        return results;
    }

    /** Moves parameters, all that have gradients, by these. */
    void by(Map<String, Value> gradients, List<Parameter> parameters) {
        Map<String, Value> kept =
                update.clipNorm() > 0 ? Clipping.clipped(g, gradients, update.clipNorm()) : gradients;
        for (Parameter parameter : parameters) {
            if (!parameter.isStatistic()) {
                to(stepped(parameter, kept.get(parameter.name())), parameter);
            }
        }
    }

    /** Gives a parameter or a statistic its value behind the step. */
    void to(Value after, Parameter parameter) {
        results.put(StepGraph.next(parameter.name()), owned(after, parameter));
        if (fresh != null) {
            Value average = state(parameter, StepGraph.AVERAGE);
            Value moved = g.op("Mul", g.op("Sub", after, average), fresh);
            results.put(StepGraph.next(average.name()), g.op("Add", average, moved));
        }
    }

    /** A parameter behind the step; what the optimiser keeps goes to the results. */
    private Value stepped(Parameter parameter, Value gradient) {
        List<Value> state = new ArrayList<>();
        for (String slot : update.optimizer().slots()) {
            state.add(state(parameter, slot));
        }
        Optimizer.Operands operands =
                new Optimizer.Operands(new Value(parameter.name()), gradient, state);
        Optimizer.Update after = updating.of(parameter, operands);
        for (int i = 0; i < state.size(); i++) {
            results.put(StepGraph.next(state.get(i).name()), after.state().get(i));
        }
        return after.parameter();
    }

    /** A statistic that nothing updates is an input, and no input may be an output. */
    private Value owned(Value after, Parameter parameter) {
        return after.name().equals(parameter.name()) ? g.op("Identity", after) : after;
    }

    private Value state(Parameter parameter, String slot) {
        return g.input(StepGraph.slot(parameter, slot), Type.of(real, Shape.of(parameter.dims())));
    }

    /** 1 - min(decay, (step - 1) / (step + 9)), the share of an average that is new. */
    private Value fresh(Value step) {
        Value at = g.as(step, DType.FLOAT64);
        Value grown = g.op("Div", g.op("Sub", at, g.scalar(DType.FLOAT64, 1)),
                g.op("Add", at, g.scalar(DType.FLOAT64, 9)));
        Value kept = g.op("Min", grown, g.scalar(DType.FLOAT64, update.averaging()));
        return g.as(g.op("Sub", g.scalar(DType.FLOAT64, 1), kept), real);
    }
}
