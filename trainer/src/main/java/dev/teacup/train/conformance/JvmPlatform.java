package dev.teacup.train.conformance;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The engine on this JVM. */
public final class JvmPlatform implements Platform {
    @Override
    public List<List<HostTensor>> run(byte[] model, List<List<HostTensor>> inputs) {
        Session session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        List<List<HostTensor>> results = new ArrayList<>();
        for (List<HostTensor> fed : inputs) {
            results.add(List.copyOf(session.run(named(session.signature().inputs(), fed)).values()));
        }
        return results;
    }

    private static Map<String, HostTensor> named(List<String> names, List<HostTensor> inputs) {
        if (names.size() != inputs.size()) {
            throw new ModelException("model", "the number of inputs is wrong", names.size() + ": "
                    + String.join(", ", names), inputs.size() + " fed", "feed each input once");
        }
        Map<String, HostTensor> named = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), inputs.get(i));
        }
        return named;
    }
}
