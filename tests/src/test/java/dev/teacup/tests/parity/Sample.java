package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node to be: operands, each fed or a constant of the model, attributes, and how many results it has. */
final class Sample {
    /** An operand; {@code value} is null where it is left out. */
    record Operand(HostTensor value, boolean isConstant) {}

    private final OpDef def;
    private final Draw draw;
    private final Map<String, DType> dtypes = new HashMap<>();
    private final List<Operand> operands = new ArrayList<>();
    private Attributes attributes = Attributes.NONE;
    private int outputs = 1;

    Sample(OpDef def, Draw draw) {
        this.def = def;
        this.draw = draw;
    }

    Draw draw() {
        return draw;
    }

    /** The element type of a type variable, drawn when it is first asked for. */
    DType dtype(String variable) {
        return dtypes.computeIfAbsent(variable, name -> draw.dtype(def.dtypes(name)));
    }

    /** The element type of the first operand. */
    DType dtype() {
        return dtype(def.input(0).type());
    }

    /** Whether the first operand is of float, integer, bool or string; "" where there is none. */
    String firstKind() {
        DType first = operands.isEmpty() ? null : operands.get(0).value().dtype();
        return first == null ? ""
                : first.isFloat() ? "float" : first.isInteger() ? "integer" : first.toString();
    }

    Sample feed(HostTensor value) {
        operands.add(new Operand(value, false));
        return this;
    }

    /** An operand that is now and then a constant of the model. */
    Sample with(HostTensor value) {
        operands.add(new Operand(value, draw.coin()));
        return this;
    }

    /** Whole numbers of one dimension, in the element type of the operand's variable. */
    Sample with(long... values) {
        return with(integers(new int[] {values.length}, values));
    }

    /** The same, never a constant of the model. */
    Sample feed(long... values) {
        return feed(integers(new int[] {values.length}, values));
    }

    /** The same, always a constant of the model. */
    Sample fixed(long... values) {
        operands.add(new Operand(integers(new int[] {values.length}, values), true));
        return this;
    }

    /** A whole number without dimensions, in the element type of the operand's variable. */
    Sample withOne(long value) {
        return with(integers(new int[0], value));
    }

    Sample without() {
        operands.add(new Operand(null, false));
        return this;
    }

    Sample set(String key, long value) {
        return set(key, new Attribute.Int(value));
    }

    Sample set(String key, Attribute value) {
        attributes = attributes.with(key, value);
        return this;
    }

    /** Leaves the attribute at its default, now and then. */
    Sample maySet(String key, long value) {
        return draw.coin() ? this : set(key, value);
    }

    Sample outputs(int count) {
        outputs = count;
        return this;
    }

    private HostTensor integers(int[] dims, long... values) {
        HostTensor made = HostTensor.of(dtype(def.input(operands.size()).type()), dims);
        for (int i = 0; i < values.length; i++) {
            if (made.dtype().isFloat()) {
                made.tensor().f64(i, values[i]);
            } else {
                made.tensor().i64(i, values[i]);
            }
        }
        return made;
    }

    OpDef def() {
        return def;
    }

    List<Operand> operands() {
        return operands;
    }

    Attributes attributes() {
        return attributes;
    }

    int outputs() {
        return outputs;
    }

    /** What is fed, in the order of the model's inputs; types that ONNX Runtime cannot be fed as int64. */
    List<HostTensor> feeds() {
        List<HostTensor> feeds = new ArrayList<>();
        for (Operand operand : operands) {
            if (operand.value() != null && !operand.isConstant()) {
                feeds.add(
                        OneNode.isFed(operand.value().dtype()) ? operand.value() : asLongs(operand.value()));
            }
        }
        return feeds;
    }

    private static HostTensor asLongs(HostTensor value) {
        HostTensor longs = HostTensor.of(DType.INT64, value.dims());
        for (int i = 0; i < value.elements(); i++) {
            longs.tensor().i64(i, value.i64(i));
        }
        return longs;
    }
}
