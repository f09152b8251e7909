package dev.teacup.train.file;

import static dev.teacup.error.Text.didYouMean;
import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.exec.Signature;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sizes of whole inputs, each as {@code 1x3x224x224}; a scalar has none. */
public final class Shapes {
    private final Signature signature;
    private final Map<String, Integer> sizes;

    private Shapes(Signature signature, Map<String, Integer> sizes) {
        this.signature = signature;
        this.sizes = new TreeMap<>(sizes);
    }

    /**
     * The sizes of open dimensions, by their names or by {@code INPUT:AXIS}.
     *
     * @param sizes those that are told already
     * @param shapes of inputs by their names
     * @throws ModelException where an input is unknown, or where it has other sizes
     */
    public static Map<String, Integer> sizes(Signature signature, Map<String, Integer> sizes,
            Map<String, String> shapes) {
        Shapes all = new Shapes(signature, sizes);
        shapes.forEach(all::add);
        return all.sizes;
    }

    private void add(String input, String text) {
        if (!signature.inputs().contains(input)) {
            String meant = didYouMean(input, signature.inputs());
            throw new ModelException("--shape", "the model has no such input",
                    "one of " + String.join(", ", signature.inputs()), quoted(input),
                    meant.isEmpty() ? "use one of the model's inputs" : meant);
        }
        Shape shape = signature.type(input).shape();
        List<String> told = text.isEmpty() ? List.of() : List.of(text.split("x", -1));
        if (!shape.hasRank() || told.size() != shape.rank()) {
            throw refused(input, text, shape);
        }
        for (int axis = 0; axis < told.size(); axis++) {
            Dim dim = shape.dim(axis);
            int size = size(told.get(axis));
            String name = Ones.name(input, axis, dim);
            boolean fits = dim.isKnown() ? dim.is(size) : sizes.getOrDefault(name, size) == size;
            if (size < 0 || !fits) {
                throw refused(input, text, shape);
            }
            if (!dim.isKnown()) {
                sizes.put(name, size);
            }
        }
    }

    private static int size(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static ModelException refused(String input, String text, Shape shape) {
        return new ModelException("--shape", "the sizes do not fit the input " + quoted(input),
                "sizes joined by x, which agree with " + shape + " and with each other", quoted(text),
                "say --shape " + input + "="
                        + "1x".repeat(Math.max(0, shape.hasRank() ? shape.rank() - 1 : 0))
                        + "1, with your sizes");
    }
}
