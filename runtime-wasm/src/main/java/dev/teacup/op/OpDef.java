package dev.teacup.op;

import java.util.ArrayList;
import java.util.List;

/**
 * The signature of an operator, as the ONNX specification writes it: operands and results with their type
 * variables, and attributes with their defaults. Written once, in the operator's file:
 *
 * <pre>{@code OpDef.of("LayerNormalization").since(17).type("T", FLOATS)
 *     .in("X", "T").maybeIn("B", "T").out("Y", "T").attr("axis", -1).attr("epsilon", 1e-5f)}</pre>
 */
public final class OpDef {
    /**
     * An operand or a result.
     *
     * @param type the name of its type variable
     * @param optional whether a node may leave it out
     * @param many whether it stands for any number of them; only the last one may
     */
    public record Operand(String name, String type, boolean optional, boolean many) {}

    /**
     * An attribute.
     *
     * @param kind one value of the kind that is wanted
     * @param initial the value of a node that does not give it, or null
     * @param required whether every node must give it
     */
    public record Parameter(String name, Attribute kind, Attribute initial, boolean required) {}

    /** What the values of a type variable may be: {@link #TENSOR}, {@link #SEQUENCE} or either. */
    private record Variable(String name, DTypes dtypes, boolean mixed, int kinds) {}

    private static final int TENSOR = 1;
    private static final int SEQUENCE = 2;

    private final String name;
    private String domain = "";
    private int since = 1;
    private int oldest = 1;
    private boolean random;
    private boolean unranked;
    private final List<Operand> inputs = new ArrayList<>();
    private final List<Operand> outputs = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();

    private OpDef(String name) {
        this.name = name;
    }

    public static OpDef of(String name) {
        return new OpDef(name);
    }

    /** The domain, where it is not ONNX's own. */
    public OpDef domain(String value) {
        domain = value;
        return this;
    }

    /** The operator set of the newest form. */
    public OpDef since(int opset) {
        since = opset;
        return this;
    }

    /** The operator set that the operator came with, where older ones may still be written. */
    public OpDef newIn(int opset) {
        oldest = opset;
        since = Math.max(since, opset);
        return this;
    }

    /** Two nodes with the same operands may give different results: no node is computed ahead of a run. */
    public OpDef random() {
        random = true;
        return this;
    }

    /** The operator is asked for checks and types also where the rank of an operand is not known. */
    public OpDef unranked() {
        unranked = true;
        return this;
    }

    /** A type variable: all operands and results of one variable have one element type. */
    public OpDef type(String variable, DTypes dtypes) {
        return variable(new Variable(variable, dtypes, false, TENSOR));
    }

    /** A type variable of sequences, all of whose tensors have one element type. */
    public OpDef sequence(String variable, DTypes dtypes) {
        return variable(new Variable(variable, dtypes, false, SEQUENCE));
    }

    /** A type variable of tensors or sequences of one element type. */
    public OpDef either(String variable, DTypes dtypes) {
        return variable(new Variable(variable, dtypes, false, TENSOR | SEQUENCE));
    }

    /** A type variable whose operands, tensors or sequences, may differ in their types, as those of Loop. */
    public OpDef mixed(String variable, DTypes dtypes) {
        return variable(new Variable(variable, dtypes, true, TENSOR | SEQUENCE));
    }

    private OpDef variable(Variable variable) {
        variables.add(variable);
        return this;
    }

    public OpDef in(String operand, String variable) {
        inputs.add(new Operand(operand, variable, false, false));
        return this;
    }

    public OpDef maybeIn(String operand, String variable) {
        inputs.add(new Operand(operand, variable, true, false));
        return this;
    }

    /** Any number of operands, at least one; the last one declared. */
    public OpDef manyIn(String operand, String variable) {
        inputs.add(new Operand(operand, variable, false, true));
        return this;
    }

    /** Any number of operands, perhaps none, each of which is given; the last one declared. */
    public OpDef manyMaybeIn(String operand, String variable) {
        inputs.add(new Operand(operand, variable, true, true));
        return this;
    }

    public OpDef out(String result, String variable) {
        outputs.add(new Operand(result, variable, false, false));
        return this;
    }

    public OpDef maybeOut(String result, String variable) {
        outputs.add(new Operand(result, variable, true, false));
        return this;
    }

    /** Any number of results, at least one; the last one declared. */
    public OpDef manyOut(String result, String variable) {
        outputs.add(new Operand(result, variable, false, true));
        return this;
    }

    public OpDef attr(String key, long initial) {
        return attr(key, new Attribute.Int(initial));
    }

    public OpDef attr(String key, float initial) {
        return attr(key, new Attribute.Real(initial));
    }

    public OpDef attr(String key, String initial) {
        return attr(key, new Attribute.Text(initial));
    }

    /** An attribute with a default. */
    public OpDef attr(String key, Attribute initial) {
        parameters.add(new Parameter(key, initial, initial, false));
        return this;
    }

    /** An attribute without a default that a node may leave out; {@code kind} is any value of its kind. */
    public OpDef maybeAttr(String key, Attribute kind) {
        parameters.add(new Parameter(key, kind, null, false));
        return this;
    }

    /** An attribute that every node gives; {@code kind} is any value of its kind. */
    public OpDef mustAttr(String key, Attribute kind) {
        parameters.add(new Parameter(key, kind, null, true));
        return this;
    }

    public String name() {
        return name;
    }

    public String domain() {
        return domain;
    }

    public int since() {
        return since;
    }

    /** The first operator set that has the operator, if it is one that may still be written; else 1. */
    public int oldest() {
        return oldest;
    }

    public List<Operand> inputs() {
        return inputs;
    }

    public List<Operand> outputs() {
        return outputs;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** The attribute of this name, or null. */
    public Parameter parameter(String key) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(key)) {
                return parameter;
            }
        }
        return null;
    }

    /** The element types that a type variable may stand for. */
    public DTypes dtypes(String variable) {
        return variable(variable).dtypes;
    }

    public boolean isRandom() {
        return random;
    }

    public boolean isUnranked() {
        return unranked;
    }

    /** Whether a value of a type variable may be a sequence, or else a tensor. */
    public boolean takes(String variable, boolean isSequence) {
        return (variable(variable).kinds & (isSequence ? SEQUENCE : TENSOR)) != 0;
    }

    /** Whether the operands of a type variable may differ in their element types. */
    public boolean isMixed(String variable) {
        return variable(variable).mixed;
    }

    /** The operand that stands at {@code index} of a node's list, or null behind the last one. */
    public Operand input(int index) {
        return at(inputs, index);
    }

    /** The result that stands at {@code index} of a node's list, or null behind the last one. */
    public Operand output(int index) {
        return at(outputs, index);
    }

    /** The index of the operand of this name. */
    public int inputIndex(String operand) {
        return indexOf(inputs, operand);
    }

    /** The index of the result of this name. */
    public int outputIndex(String result) {
        return indexOf(outputs, result);
    }

    private Variable variable(String variable) {
        for (Variable known : variables) {
            if (known.name.equals(variable)) {
                return known;
            }
        }
        throw new AssertionError(name + " has no type variable " + variable);
    }

    private static Operand at(List<Operand> operands, int index) {
        if (index < operands.size()) {
            return operands.get(index);
        }
        Operand last = operands.isEmpty() ? null : operands.get(operands.size() - 1);
        return last != null && last.many() ? last : null;
    }

    private int indexOf(List<Operand> operands, String wanted) {
        for (int index = 0; index < operands.size(); index++) {
            if (operands.get(index).name().equals(wanted)) {
                return index;
            }
        }
        throw new AssertionError(name + " has no " + wanted);
    }
}
