package dev.teacup.train.badinput;

import dev.teacup.eval.Budget.Stop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The other JVM, whose heap is the memory that a file may take: reads the address of a file a line, and
 * answers with the row of its verdict.
 */
final class JvmWorker {
    /** What the JVM has on its heap beside the engine and a model. */
    private static final long OWN_BYTES = 16L << 20;

    private JvmWorker() {}

    /** The command that starts one. */
    static ProcessBuilder command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-Xmx" + (Judge.MEMORY_BYTES + OWN_BYTES), "-XX:+UseG1GC",
                "-cp", System.getProperty("java.class.path"), JvmWorker.class.getName());
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Nothing that a library prints gets into the answers.
        System.setOut(System.err);
        BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answers.println("ready");
        for (String file = questions.readLine(); file != null; file = questions.readLine()) {
            long deadline = System.nanoTime() + Judge.DEADLINE.toNanos();
            Stop stop = () -> System.nanoTime() - deadline > 0;
            answers.println(Examination.of(Path.of(URI.create(file)), Judge.LIMITS, stop).row());
        }
    }
}
