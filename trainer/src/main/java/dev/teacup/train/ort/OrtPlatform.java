package dev.teacup.train.ort;

import static dev.teacup.error.Text.quoted;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.train.conformance.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime on one thread, without its optimisations: every node is computed as it stands, so that it can
 * be the witness of ours.
 */
public final class OrtPlatform implements Platform {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

    /**
     * One session runs all of the inputs.
     *
     * @throws ModelException when ONNX Runtime refuses the model or an input, or fails; also for element
     *     types that its Java API has no tensors of: uint16, uint32 and uint64
     */
    @Override
    public List<List<HostTensor>> run(byte[] model, List<List<HostTensor>> inputs) {
        try (SessionOptions options = options();
                OrtSession session = environment.createSession(WideLetters.modified(model), options)) {
            List<List<HostTensor>> results = new ArrayList<>();
            for (List<HostTensor> fed : inputs) {
                results.add(run(session, fed));
            }
            return results;
        } catch (OrtException e) {
            throw new ModelException("ONNX Runtime", "the model cannot be run",
                    "a model and inputs that ONNX Runtime takes", e.getCode() + ": " + e.getMessage(),
                    "look for the operator and type in ONNX Runtime's OperatorKernels.md");
        }
    }

    private static SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setOptimizationLevel(SessionOptions.OptLevel.NO_OPT);
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }

    private List<HostTensor> run(OrtSession session, List<HostTensor> fed) throws OrtException {
        List<String> names = List.copyOf(session.getInputNames());
        if (names.size() != fed.size()) {
            throw new ModelException("model", "the number of inputs is wrong",
                    names.size() + ": " + String.join(", ", names), fed.size() + " fed",
                    "feed each input once");
        }
        Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
        try {
            for (int i = 0; i < fed.size(); i++) {
                feeds.put(names.get(i), feed(names.get(i), fed.get(i)));
            }
            try (OrtSession.Result result = session.run(feeds)) {
                return results(session, result);
            }
        } finally {
            feeds.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor feed(String name, HostTensor tensor) throws OrtException {
        try {
            return OrtTensors.to(environment, tensor);
        } catch (ModelException e) {
            throw e.at("input " + quoted(name));
        }
    }

    private static List<HostTensor> results(OrtSession session, OrtSession.Result result)
            throws OrtException {
        List<HostTensor> results = new ArrayList<>();
        for (String name : session.getOutputNames()) {
            try {
                results.add(OrtTensors.from(result.get(name).orElseThrow()));
            } catch (ModelException e) {
                throw e.at("output " + quoted(name));
            }
        }
        return results;
    }
}
