package dev.teacup.op;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A node as its operator sees it: attributes with their defaults, and what is known of the operands. It is
 * made anew whenever more is known; asking it has no effect.
 */
public final class Call {
    /** What is known of one operand. */
    public record Operand(Type type, Tensor constant, Dim[] contents) {}

    /** Tells the types of a subgraph's results. */
    @FunctionalInterface
    public interface Subtypes {
        Type[] results(Subgraph graph, Type... inputs);
    }

    private final Op op;
    private final Attributes attributes;
    private final Operand[] operands;
    private final boolean[] wanted;
    private final Subtypes subtypes;
    /** For each subgraph the types of its inputs, and those that its results had. */
    private final Map<String, Type[][]> last = new HashMap<>();

    /**
     * @param operands what is known of each operand that the node lists, null where it leaves one out
     * @param wanted for each output that the node lists, whether anybody reads it
     */
    public Call(Op op, Attributes attributes, Operand[] operands, boolean[] wanted, Subtypes subtypes) {
        this.op = op;
        this.attributes = attributes;
        this.operands = operands;
        this.wanted = wanted;
        this.subtypes = subtypes;
    }

    public OpDef def() {
        return op.def();
    }

    /** The attributes that the node gives. */
    public Attributes attributes() {
        return attributes;
    }

    /** How many operands the node lists, left-out ones among them. */
    public int inputCount() {
        return operands.length;
    }

    /** How many results the node lists. */
    public int outputCount() {
        return wanted.length;
    }

    /** Whether somebody reads result {@code index}. */
    public boolean wants(int index) {
        return index < wanted.length && wanted[index];
    }

    /** Whether the node gives the operand of this name. */
    public boolean has(String input) {
        return has(def().inputIndex(input));
    }

    public boolean has(int input) {
        return input < operands.length && operands[input] != null;
    }

    /** The type of an operand that is given. */
    public Type type(int input) {
        return operands[input].type();
    }

    public Type type(String input) {
        return type(def().inputIndex(input));
    }

    public DType dtype(String input) {
        return type(input).dtype();
    }

    public Shape shape(String input) {
        return type(input).shape();
    }

    public int rank(String input) {
        return shape(input).rank();
    }

    /** The values of an operand, or null where they are not known yet. */
    public Tensor constant(String input) {
        int index = def().inputIndex(input);
        return has(index) ? operands[index].constant() : null;
    }

    /**
     * The integers of a small operand, such as a shape or a list of axes; null where it is left out, or where
     * one of them is not known yet.
     */
    public long[] longs(String input) {
        Dim[] contents = contents(input);
        if (contents == null) {
            return null;
        }
        long[] values = new long[contents.length];
        for (int i = 0; i < values.length; i++) {
            if (!contents[i].isKnown()) {
                return null;
            }
            values[i] = contents[i].size();
        }
        return values;
    }

    /**
     * The elements of a small integer operand as dimensions, where some may be negative numbers and some
     * names; null where nothing is known of them.
     */
    public Dim[] contents(String input) {
        int index = def().inputIndex(input);
        return has(index) ? contents(index) : null;
    }

    public Dim[] contents(int input) {
        return operands[input].contents();
    }

    /** The value of an {@code int} attribute. */
    public long integer(String key) {
        return ((Attribute.Int) value(key)).value();
    }

    /** Whether an {@code int} attribute that stands for a truth is not 0. */
    public boolean flag(String key) {
        return integer(key) != 0;
    }

    /** The value of a {@code float} attribute. */
    public float real(String key) {
        return ((Attribute.Real) value(key)).value();
    }

    /** The value of a {@code string} attribute. */
    public String text(String key) {
        return ((Attribute.Text) value(key)).value();
    }

    /** The value of an {@code ints} attribute, or null where it is not given and has no default. */
    public long[] integers(String key) {
        return value(key) instanceof Attribute.Ints ints ? ints.values() : null;
    }

    /** The value of an attribute or its default; null where there is neither. */
    public Attribute value(String key) {
        Attribute given = attributes.get(key);
        return given != null ? given : def().parameter(key).initial();
    }

    /** Whether the node itself gives an attribute. */
    public boolean gives(String key) {
        return attributes.has(key);
    }

    /**
     * An axis that counts from the end where it is negative, as one that does not; {@link Check#axis} refuses
     * others.
     */
    public int axis(String key, int rank) {
        long axis = integer(key);
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /** The axes in an {@code ints} attribute, in their order and none negative; all of them without it. */
    public int[] axes(String key, int rank) {
        long[] given = integers(key);
        int[] axes = new int[given == null ? rank : given.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = given == null ? i : (int) (given[i] < 0 ? given[i] + rank : given[i]);
        }
        return axes;
    }

    /**
     * The element type that a type variable stands for, or null where no operand and no single choice tells.
     */
    public DType bound(String variable) {
        for (int index = 0; index < operands.length; index++) {
            if (operands[index] != null && def().input(index).type().equals(variable)) {
                return operands[index].type().dtype();
            }
        }
        DTypes choices = def().dtypes(variable);
        boolean single = Integer.bitCount(choices.mask()) == 1;
        return single ? DType.ofCode(Integer.numberOfTrailingZeros(choices.mask())) : null;
    }

    /** The types of results of these shapes, each of the element type that {@link Op#dtype} tells. */
    public Type[] results(Shape... shapes) {
        Type[] types = new Type[shapes.length];
        for (int index = 0; index < shapes.length; index++) {
            types[index] = Type.of(op.dtype(this, index), shapes[index]);
        }
        return types;
    }

    /**
     * The types of the results of the subgraph that is the attribute {@code key}, given those of its inputs.
     */
    public Type[] subtypes(String key, Type... inputs) {
        int wanted = subgraph(key).inputCount();
        if (wanted != inputs.length) {
            throw new ModelException("the graph " + Text.quoted(key) + " has the wrong number of inputs",
                    Integer.toString(inputs.length), Integer.toString(wanted), "export the model again");
        }
        Type[][] types = last.get(key);
        if (types == null || !Arrays.equals(inputs, types[0])) {
            types = new Type[][] {inputs, subtypes.results(subgraph(key), inputs)};
            last.put(key, types);
        }
        return types[1];
    }

    /** The value of a {@code graph} attribute. */
    public Subgraph subgraph(String key) {
        return ((Attribute.Graph) value(key)).value();
    }
}
