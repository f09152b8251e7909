package dev.teacup.train.layer;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of a model's parameters, by name; each array belongs to the weights. */
public final class Weights {
    private final Map<String, float[]> values = new LinkedHashMap<>();

    /** The values that parameters begin with, for a seed. */
    public static Weights initial(List<Parameter> parameters, long seed) {
        Weights weights = new Weights();
        for (Parameter parameter : parameters) {
            weights.put(parameter.name(), parameter.begin(seed));
        }
        return weights;
    }

    public void put(String parameter, float[] elements) {
        values.put(parameter, elements);
    }

    public Set<String> names() {
        return values.keySet();
    }

    /**
     * The values of a parameter in row-major order.
     *
     * @throws ModelException when there are none, or not as many as it has elements
     */
    public float[] get(Parameter parameter) {
        float[] found = values.get(parameter.name());
        if (found == null) {
            String meant = Text.didYouMean(parameter.name(), values.keySet());
            throw new ModelException("parameter " + quoted(parameter.name()),
                    "the weights have no values for it",
                    "weights of this model: " + parameter.name(), String.join(", ", values.keySet()),
                    meant.isEmpty() ? "use the weights that this model was trained to" : meant);
        }
        if (found.length != parameter.elements()) {
            throw new ModelException("parameter " + quoted(parameter.name()),
                    "it has another number of values",
                    String.valueOf(parameter.elements()), String.valueOf(found.length),
                    "use the weights that this model was trained to");
        }
        return found;
    }
}
