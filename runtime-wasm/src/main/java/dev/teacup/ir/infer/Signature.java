package dev.teacup.ir.infer;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.ir.Node;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses a node that does not fit its operator's signature: operands, element types, results and attributes.
 * Graphs are inferred again for each size that they run with, so that words are made for refusals only.
 */
final class Signature {
    private Signature() {}

    /** @throws ModelException without a place */
    static void check(Node node, Call call) {
        OpDef def = node.op().def();
        checkCounts(node, def);
        checkElementTypes(call, def);
        checkAttributes(node, def);
    }

    private static void checkCounts(Node node, OpDef def) {
        for (int index = 0; index < node.inputs().size(); index++) {
            if (def.input(index) == null) {
                throw tooMany("inputs", def.inputs().size(), node.inputs().size());
            }
            if (!node.hasInput(index) && def.input(index).many()) {
                throw missing("one of the inputs " + quoted(def.input(index).name()), index);
            }
        }
        for (int index = 0; index < def.inputs().size(); index++) {
            OpDef.Operand operand = def.inputs().get(index);
            if (!operand.optional() && !node.hasInput(index)) {
                throw missing(Check.operand(operand.name()), index);
            }
        }
        for (int index = 0; index < node.outputs().size(); index++) {
            if (def.output(index) == null) {
                throw tooMany("outputs", def.outputs().size(), node.outputs().size());
            }
        }
    }

    private static ModelException tooMany(String what, int most, int got) {
        return new ModelException("there are too many " + what, "at most " + most, Integer.toString(got),
                "leave the last ones out");
    }

    private static ModelException missing(String what, int index) {
        return new ModelException(what + " is missing", "a value as input " + index, "none", "connect it");
    }

    private static void checkElementTypes(Call call, OpDef def) {
        for (int index = 0; index < call.inputCount(); index++) {
            if (call.has(index)) {
                OpDef.Operand operand = def.input(index);
                DType dtype = call.type(index).dtype();
                boolean isSequence = call.type(index).isSequence();
                if (!def.takes(operand.type(), isSequence)) {
                    throw new ModelException(
                            Check.operand(operand.name())
                                    + (isSequence ? " is a sequence" : " is no sequence"),
                            isSequence ? "a tensor" : "a sequence of tensors", call.type(index).toString(),
                            isSequence ? "take a tensor out of it by SequenceAt"
                                    : "make one of it by SequenceConstruct");
                }
                if (!def.dtypes(operand.type()).has(dtype)) {
                    throw new ModelException(Check.operand(operand.name())
                            + " has an element type that the operator does not take",
                            def.dtypes(operand.type()).toString(), dtype.toString(), "convert it by Cast");
                }
                DType bound = call.bound(operand.type());
                if (!def.isMixed(operand.type()) && dtype != bound) {
                    throw new ModelException(
                            Check.operand(operand.name()) + " has another element type than the one before",
                            bound + ", since inputs of type " + operand.type() + " agree", dtype.toString(),
                            "convert one of them by Cast");
                }
            }
        }
    }

    private static void checkAttributes(Node node, OpDef def) {
        for (String key : node.attributes().names()) {
            OpDef.Parameter parameter = def.parameter(key);
            if (parameter == null) {
                List<String> known = new ArrayList<>();
                for (OpDef.Parameter other : def.parameters()) {
                    known.add(other.name());
                }
                String meant = Text.didYouMean(key, known);
                throw new ModelException("there is no attribute " + quoted(key), known.isEmpty() ? "none"
                        : "one of " + String.join(", ", known), quoted(key),
                        meant.isEmpty() ? "export the model again without it" : meant);
            }
            Attribute given = node.attributes().get(key);
            if (!given.kind().equals(parameter.kind().kind())) {
                throw new ModelException("the attribute " + quoted(key) + " has the wrong type",
                        parameter.kind().kind(),
                        given.kind(),
                        "export the model again");
            }
        }
        for (OpDef.Parameter parameter : def.parameters()) {
            if (parameter.required() && !node.attributes().has(parameter.name())) {
                throw new ModelException("the attribute " + quoted(parameter.name()) + " is missing",
                        parameter.kind().kind(),
                        "none",
                        "export the model again");
            }
        }
    }
}
