package dev.teacup.train.ort;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.teacup.error.ModelException;

/** Opens ONNX Runtime sessions with the options that training wants, and tells what it refuses. */
public final class Sessions {
    private Sessions() {}

    /** The version of ONNX Runtime, on which the bits of trained weights depend. */
    public static String version() {
        return OrtEnvironment.getEnvironment().getVersion();
    }

    /**
     * A session for predictions, whose weights are constants.
     *
     * @param threads of one operator; operators run one after another
     */
    static OrtSession open(byte[] model, int threads) {
        return open(model, threads, OrtSession.SessionOptions.OptLevel.ALL_OPT);
    }

    /**
     * A session for training steps. Blocked layouts, which the last level of optimisation adds, are for
     * convolutions by constants; where weights are fed, only pools would use them, each between two copies.
     */
    static OrtSession ofSteps(byte[] model, int threads) {
        return open(model, threads, OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
    }

    private static OrtSession open(byte[] model, int threads, OrtSession.SessionOptions.OptLevel level) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(level);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(WideLetters.modified(model), options);
        } catch (OrtException refusal) {
            throw refused("the model cannot be opened", refusal);
        }
    }

    static ModelException refused(String what, OrtException refusal) {
        return new ModelException("ONNX Runtime", what, "a model and inputs that it can run",
                refusal.getMessage(), "look at the node that it names; ./teacup check shows the graph");
    }
}
