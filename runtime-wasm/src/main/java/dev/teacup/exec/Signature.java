package dev.teacup.exec;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.ir.Graph;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The inputs and outputs of a model, and what may be fed to it. */
public final class Signature {
    private final Graph graph;

    Signature(Graph graph) {
        this.graph = graph;
    }

    public List<String> inputs() {
        return graph.inputs();
    }

    public List<String> outputs() {
        return graph.outputs();
    }

    /** The type of an input or output, with the names of its dimensions. */
    public Type type(String name) {
        return graph.type(name);
    }

    /**
     * The index of an input.
     *
     * @throws ModelException when there is none of this name
     */
    public int input(String name) {
        int index = graph.inputs().indexOf(name);
        if (index < 0) {
            String meant = Text.didYouMean(name, graph.inputs());
            throw new ModelException("input " + quoted(name), "the model has no such input",
                    "one of " + String.join(", ", graph.inputs()), quoted(name),
                    meant.isEmpty() ? "use one of the model's inputs" : meant);
        }
        return index;
    }

    /** The place that an error names for input {@code index}. */
    String where(int index) {
        return "input " + quoted(graph.inputs().get(index));
    }

    /**
     * Refuses an element type or sizes that input {@code index} does not take.
     *
     * @throws ModelException with the input's name
     */
    void check(int index, DType dtype, int[] sizes) {
        Type type = graph.type(graph.inputs().get(index));
        String where = where(index);
        if (dtype != type.dtype()) {
            throw new ModelException(where, "the element type is wrong", type.toString(), dtype.toString(),
                    "feed " + type.dtype() + " elements");
        }
        Shape shape = type.shape();
        if (sizes.length > Limits.RANK) {
            throw new ModelException(where, "there are too many dimensions", "at most " + Limits.RANK,
                    Integer.toString(sizes.length), "reshape it");
        }
        if (shape.hasRank() && shape.rank() != sizes.length) {
            throw new ModelException(where, "the number of dimensions is wrong",
                    shape.rank() + ", as in " + type,
                    sizes.length + " in " + Shape.of(sizes), "reshape it");
        }
        for (int axis = 0; axis < sizes.length; axis++) {
            Dim dim = shape.hasRank() ? shape.dim(axis) : Dim.UNKNOWN;
            if (dim.differs(Dim.of(sizes[axis])) || sizes[axis] < 0) {
                throw new ModelException(where, "the size of dimension " + axis + " is wrong",
                        (dim.equals(Dim.UNKNOWN) ? "0 or more" : dim) + ", as in " + type,
                        sizes[axis] + " in " + Shape.of(sizes),
                        "reshape it");
            }
        }
    }

    /** Refuses inputs of which two have different sizes where the model names one dimension. */
    void checkNames(Type[] bound) {
        // Of each name the input that has it first, and its size there.
        Map<String, int[]> known = new HashMap<>();
        for (int index = 0; index < bound.length; index++) {
            Shape shape = graph.type(graph.inputs().get(index)).shape();
            for (int axis = 0; shape.hasRank() && axis < shape.rank(); axis++) {
                String dim = shape.dim(axis).name();
                int size = (int) bound[index].shape().dim(axis).size();
                int[] first = known.get(dim);
                if (dim != null && first == null) {
                    known.put(dim, new int[] {index, size});
                } else if (dim != null && first[1] != size) {
                    throw new ModelException(where(index),
                            "dimension " + axis + " is another " + quoted(dim) + " than that of the "
                                    + where(first[0]),
                            first[1] + ", as there", size + " in " + bound[index].shape(),
                            "feed inputs of one " + dim);
                }
            }
        }
    }
}
