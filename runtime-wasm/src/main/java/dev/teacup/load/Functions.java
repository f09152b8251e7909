package dev.teacup.load;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions that a model brings with it, by the operator that each of them defines. */
final class Functions {
    private final Map<String, FunctionProto> byOperator = new HashMap<>();

    /** @throws ModelException when two define one operator */
    Functions(List<FunctionProto> protos) {
        for (FunctionProto proto : protos) {
            if (byOperator.put(key(proto.domain(), proto.name(), proto.overload()), proto) != null) {
                throw new ModelException("function " + quoted(proto.name()), "it is defined twice",
                        "one function for each domain, name and overload", "two", "export the model again");
            }
        }
    }

    /** The function that a node calls, or null. */
    FunctionProto find(NodeProto node) {
        return byOperator.isEmpty() ? null
                : byOperator.get(key(node.domain(), node.opType(), node.overload()));
    }

    private static String key(String domain, String name, String overload) {
        return OperatorSets.domain(domain) + "::" + name + "::" + overload;
    }
}
