package dev.teacup.load;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.onnx.OperatorSetIdProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The versions of the operator sets that a model or a function uses, by domain; "" is ONNX's own. */
final class OperatorSets {
    /** The newest operator set whose changes are known. */
    static final int NEWEST = 28;
    private static final String OWN_DOMAIN = "ai.onnx";

    private final Map<String, Long> versions = new HashMap<>();

    /** @throws ModelException for a version of ONNX's own operator set that is not known */
    OperatorSets(List<OperatorSetIdProto> imports) {
        for (OperatorSetIdProto imported : imports) {
            String domain = domain(imported.domain());
            Long earlier = versions.put(domain, imported.version());
            if (earlier != null && earlier != imported.version()) {
                throw new ModelException("opset_import", "two versions of one operator set are imported",
                        "one version for each domain",
                        "versions " + earlier + " and " + imported.version() + " of "
                                + name(domain),
                        "export the model again");
            }
        }
        Long version = versions.get("");
        if (version != null && (version < 1 || version > NEWEST)) {
            throw new ModelException("opset_import", "the version of ONNX's operator set is not known",
                    "opset 1 to " + NEWEST, "opset " + version,
                    version < 1 ? "export the model again" : "export it for opset " + NEWEST + " or lower");
        }
    }

    /** The domain of an operator, where ONNX's own is "". */
    static String domain(String domain) {
        return domain.equals(OWN_DOMAIN) ? "" : domain;
    }

    /**
     * The version of the operator set of a domain.
     *
     * @throws ModelException where it is not imported
     */
    int version(String domain) {
        Long version = versions.get(domain);
        if (version == null) {
            throw new ModelException("the operator set of the node is not imported",
                    "an opset_import of " + name(domain), "none", "export the model again");
        }
        return (int) (long) version;
    }

    private static String name(String domain) {
        return quoted(domain.isEmpty() ? OWN_DOMAIN : domain);
    }
}
