package dev.teacup.load;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.load.upgrade.OldNode;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.op.Attributes;
import java.util.List;

/** Writes the nodes of a function in the place of the node that calls it. */
final class FunctionLoader {
    private final Loader loader;
    private final Unit unit;
    private final Scope scope;
    private final Growth growth;

    /** @param scope the names of the function's body */
    FunctionLoader(Loader loader, Unit unit, Scope scope, Growth growth) {
        this.loader = loader;
        this.unit = unit;
        this.scope = scope;
        this.growth = growth;
    }

    /**
     * @param inputs the operands of the call, "" for one that is left out
     * @param outputs the results of the call, "" for one that nobody wants
     */
    void load(List<String> inputs, List<String> outputs) {
        FunctionProto function = unit.function();
        checkCounts(function, inputs, outputs);
        for (int i = 0; i < function.input().size(); i++) {
            scope.bind(function.input().get(i), i < inputs.size() ? inputs.get(i) : "");
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (!outputs.get(i).isEmpty()) {
                scope.want(function.output().get(i), outputs.get(i));
            }
        }
        NodeLoader nodes = new NodeLoader(loader, unit, scope, growth);
        nodes.announce(function.node());
        for (NodeProto node : function.node()) {
            nodes.load(node);
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (!outputs.get(i).isEmpty()) {
                give(function.output().get(i), outputs.get(i));
            }
        }
    }

    /** Makes a result of the function one of the call; an operand that is a result, too, has to be copied. */
    private void give(String result, String output) {
        String value = scope.read(result);
        if (value == null || value.isEmpty()) {
            throw new ModelException(
                    "the function " + quoted(unit.function().name()) + " does not produce its output "
                            + quoted(result),
                    "an output of one of its nodes", "none", "export the model again");
        }
        if (!value.equals(output)) {
            growth.add(new OldNode("", "Identity", "", List.of(value), List.of(output), Attributes.NONE),
                    OperatorSets.NEWEST);
        }
    }

    private static void checkCounts(FunctionProto function, List<String> inputs, List<String> outputs) {
        if (inputs.size() > function.input().size() || outputs.size() > function.output().size()) {
            throw new ModelException(
                    "the function " + quoted(function.name()) + " has fewer inputs or outputs",
                    function.input().size() + " inputs and " + function.output().size() + " outputs at most",
                    inputs.size() + " inputs and " + outputs.size() + " outputs", "export the model again");
        }
    }
}
