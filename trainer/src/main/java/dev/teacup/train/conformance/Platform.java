package dev.teacup.train.conformance;

import dev.teacup.exec.HostTensor;
import java.util.List;

/** Something that runs models: the engine on the JVM, or in a browser. */
public interface Platform extends AutoCloseable {
    /**
     * Runs a model once for each list of inputs. Inputs are in the order of the model's; so are the results.
     *
     * @throws dev.teacup.error.ModelException when the engine refuses
     */
    List<List<HostTensor>> run(byte[] model, List<List<HostTensor>> inputs);

    @Override
    default void close() {}
}
