package dev.teacup.load.upgrade;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A node in the form of some operator set, on its way to the newest.
 *
 * @param inputs the names of its operands, "" for one that is left out
 * @param outputs the names of its results, "" for one that nobody wants; the first one has a name
 */
public record OldNode(String domain, String opType, String name, List<String> inputs, List<String> outputs,
        Attributes attributes) {
    public OldNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** The place that an error names. */
    public String where() {
        return Text.node(opType, name.isEmpty() ? outputs.get(0) : name);
    }

    /** The name of operand {@code index}, "" where it is left out. */
    public String input(int index) {
        return index < inputs.size() ? inputs.get(index) : "";
    }

    /** The name of result {@code index}, "" where nobody wants it. */
    public String output(int index) {
        return index < outputs.size() ? outputs.get(index) : "";
    }

    /** The value of an {@code int} attribute, or {@code initial} where it is not given. */
    public long integer(String key, long initial) {
        return ((Attribute.Int) given(key, new Attribute.Int(initial))).value();
    }

    /** The value of a {@code float} attribute, or {@code initial} where it is not given. */
    public float real(String key, float initial) {
        return ((Attribute.Real) given(key, new Attribute.Real(initial))).value();
    }

    /** The value of a {@code string} attribute, or {@code initial} where it is not given. */
    public String text(String key, String initial) {
        return ((Attribute.Text) given(key, new Attribute.Text(initial))).value();
    }

    /** The value of a {@code floats} attribute, or {@code initial} where it is not given. */
    public float[] reals(String key, float... initial) {
        return ((Attribute.Reals) given(key, new Attribute.Reals(initial))).values();
    }

    /** An attribute, which is of the kind of {@code initial}, or that where it is not given. */
    private Attribute given(String key, Attribute initial) {
        Attribute given = attributes.get(key);
        if (given != null && !given.kind().equals(initial.kind())) {
            throw new ModelException("the attribute " + Text.quoted(key) + " has the wrong type",
                    initial.kind(), given == null ? "" : given.kind(), "export the model again");
        }
        return given == null ? initial : given;
    }

    /** The same node with another operand {@code index}; those before it that are not there are left out. */
    public OldNode withInput(int index, String value) {
        List<String> others = new ArrayList<>(inputs);
        while (others.size() <= index) {
            others.add("");
        }
        others.set(index, value);
        return withInputs(others);
    }

    public OldNode withInputs(List<String> others) {
        return changed(opType, others, outputs, attributes);
    }

    public OldNode withOutputs(List<String> others) {
        return changed(opType, inputs, others, attributes);
    }

    public OldNode withAttributes(Attributes others) {
        return changed(opType, inputs, outputs, others);
    }

    /** The same node with one more attribute; one of the same name is replaced. */
    public OldNode with(String key, Attribute value) {
        return withAttributes(attributes.with(key, value));
    }

    public OldNode with(String key, long value) {
        return with(key, new Attribute.Int(value));
    }

    public OldNode with(String key, String value) {
        return with(key, new Attribute.Text(value));
    }

    /** The same node without an attribute. */
    public OldNode without(String key) {
        return withAttributes(attributes.without(key));
    }

    /** The same node as another operator. */
    public OldNode as(String otherType) {
        return changed(otherType, inputs, outputs, attributes);
    }

    private OldNode changed(String type, List<String> operands, List<String> results, Attributes values) {
        return new OldNode(domain, type, name, operands, results, values);
    }
}
