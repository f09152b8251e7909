package dev.teacup.train.badinput;

import dev.teacup.error.Limits;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Something that reads, loads and runs models once: the engine on a JVM, or in a browser. Every input without
 * an initializer is fed ones, and a dimension whose size the model does not tell is 1.
 */
public interface Judge extends AutoCloseable {
    /** For a file: to read, to load and to run it. */
    Duration TIME = Duration.ofSeconds(5);

    /** When a run is asked to end, so that its refusal comes within {@link #TIME}. */
    Duration DEADLINE = Duration.ofSeconds(4);

    /** For a file, Java's heap and linear memory together. */
    long MEMORY_BYTES = 512L << 20;

    /** What the engine may use: half of the memory is Java's, for the model's nodes and names. */
    Limits LIMITS = Limits.DEFAULT.within(MEMORY_BYTES / 2);

    /** What becomes of a file. */
    Verdict judge(Path file);

    @Override
    void close();
}
