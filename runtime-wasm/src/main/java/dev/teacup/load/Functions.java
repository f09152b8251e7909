package dev.teacup.load;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.NodeProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions that a model brings with it, by the operator that each of them defines. */
final class Functions {
    private final Map<String, FunctionProto> byOperator = new HashMap<>();
    private final Map<String, OperatorSets> opsets = new HashMap<>();

    /** @throws ModelException when two define one operator, or one names a value twice */
    Functions(List<FunctionProto> protos) {
        for (FunctionProto proto : protos) {
            checkNames(proto.name(), proto.input());
            checkNames(proto.name(), proto.output());
            checkNames(proto.name(), proto.attribute());
            if (byOperator.put(key(proto.domain(), proto.name(), proto.overload()), proto) != null) {
                throw new ModelException("function " + quoted(proto.name()), "it is defined twice",
                        "one function for each domain, name and overload", "two", "export the model again");
            }
        }
    }

    private static void checkNames(String function, List<String> names) {
        Set<String> all = new HashSet<>();
        for (String name : names) {
            if (!all.add(name)) {
                throw new ModelException("function " + quoted(function), "the name is defined twice",
                        "inputs, outputs and attributes of different names", quoted(name),
                        "export the model again");
            }
        }
    }

    /** The function that a node calls, or null. */
    FunctionProto find(NodeProto node) {
        return byOperator.isEmpty() ? null
                : byOperator.get(key(node.domain(), node.opType(), node.overload()));
    }

    /**
     * The operator sets of a function, which are looked at once for all of its calls.
     *
     * @throws ModelException for a version of ONNX's own operator set that is not known
     */
    OperatorSets opsets(FunctionProto function) {
        String key = key(function.domain(), function.name(), function.overload());
        OperatorSets known = opsets.get(key);
        if (known == null) {
            known = new OperatorSets(function.opsetImport());
            opsets.put(key, known);
        }
        return known;
    }

    private static String key(String domain, String name, String overload) {
        return OperatorSets.domain(domain) + "::" + name + "::" + overload;
    }
}
