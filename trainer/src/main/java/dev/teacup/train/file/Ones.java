package dev.teacup.train.file;

import static dev.teacup.error.Text.didYouMean;
import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.exec.Session;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Feeds ones to every input of a model, to see that it runs and how long that takes; texts are "a". */
public final class Ones {
    private Ones() {}

    /**
     * Begins a run, and feeds it.
     *
     * @param sizes of dimensions by their names, or by {@code INPUT:AXIS}; those that are not told are 1
     */
    public static void feed(Session session, Map<String, Integer> sizes) {
        session.begin();
        List<String> names = session.signature().inputs();
        for (int i = 0; i < names.size(); i++) {
            Type type = session.signature().type(names.get(i));
            session.bind(i, type.dtype(), sizes(names.get(i), type.shape(), sizes));
        }
        session.prepare(() -> false);
        for (int i = 0; i < names.size(); i++) {
            fill(session, session.input(i));
        }
    }

    private static void fill(Session session, Tensor input) {
        long one = input.dtype() == DType.STRING ? session.strings().handle("a") : 1;
        for (int element = 0; element < input.elements(); element++) {
            if (input.dtype().isFloat()) {
                input.f64(element, 1);
            } else {
                input.i64(element, one);
            }
        }
    }

    /**
     * The sizes of an input, as they are known or told.
     *
     * @param told sizes by their names; those that are not told are 1
     */
    public static int[] sizes(String input, Shape shape, Map<String, Integer> told) {
        int[] sizes = new int[shape.hasRank() ? shape.rank() : 0];
        for (int axis = 0; axis < sizes.length; axis++) {
            Dim dim = shape.dim(axis);
            sizes[axis] = dim.isKnown() ? (int) Math.min(dim.size(), Integer.MAX_VALUE)
                    : told.getOrDefault(name(input, axis, dim), 1);
        }
        return sizes;
    }

    /** What options call a dimension. */
    static String name(String input, int axis, Dim dim) {
        return dim.name() != null ? dim.name() : input + ":" + axis;
    }

    /**
     * Refuses to go on where sizes of inputs are neither known nor told.
     *
     * @throws ModelException with the names of their dimensions
     */
    public static void checkTold(Session session, Map<String, Integer> told) {
        Set<String> open = names(session);
        open.removeAll(told.keySet());
        if (!open.isEmpty()) {
            List<String> inputs = session.signature().inputs().stream()
                    .filter(input -> !session.signature().type(input).isKnown())
                    .map(input -> input + ": " + session.signature().type(input)).toList();
            throw new ModelException("the sizes of some dimensions are not told",
                    "a size for each of " + String.join(", ", open) + ", of " + String.join(", ", inputs),
                    told.isEmpty() ? "none" : "sizes for " + String.join(", ", told.keySet()),
                    "say --dim " + String.join("=1 --dim ", open)
                            + "=1, with the sizes that the page will feed");
        }
    }

    /**
     * Refuses sizes of what is no dimension, or one whose size is known, and negative ones.
     *
     * @throws ModelException with the names that there are
     */
    public static void checkNames(Session session, Map<String, Integer> sizes) {
        Set<String> names = names(session);
        for (String name : sizes.keySet()) {
            if (!names.contains(name)) {
                String meant = didYouMean(name, List.copyOf(names));
                throw new ModelException("model", "the inputs have no open dimension of this name",
                        names.isEmpty() ? "none, since all sizes are known"
                                : "one of " + String.join(", ", names),
                        quoted(name), meant.isEmpty() ? "use one of the model's names" : meant);
            }
            if (sizes.get(name) < 0) {
                throw new ModelException("--dim", "a size is negative", "0 or more for " + name,
                        String.valueOf(sizes.get(name)), "say how many there are");
            }
        }
    }

    private static Set<String> names(Session session) {
        Set<String> names = new TreeSet<>();
        for (String input : session.signature().inputs()) {
            Shape shape = session.signature().type(input).shape();
            for (int axis = 0; shape.hasRank() && axis < shape.rank(); axis++) {
                if (!shape.dim(axis).isKnown()) {
                    names.add(name(input, axis, shape.dim(axis)));
                }
            }
        }
        return names;
    }
}
