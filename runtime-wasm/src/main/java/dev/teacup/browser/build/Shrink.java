package dev.teacup.browser.build;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The step of the build behind TeaVM: Binaryen makes the engine a seventh smaller. Binaryen is a program in
 * JavaScript and WebAssembly, which runs here in the Node.js that Javet brings; where Javet has none for the
 * platform, the engine stays as TeaVM made it. What came out is kept beside the classes, by the hash of what
 * went in.
 *
 * @see <a href="https://github.com/WebAssembly/binaryen">Binaryen</a>
 */
public final class Shrink {
    private static final String[] FEATURES = {"gc", "reference-types", "exception-handling", "bulk-memory",
        "nontrapping-float-to-int", "sign-ext"};

    /** Of what TeaVM exports, the page needs no more than the kind of its exceptions. */
    private static final String[] UNUSED = {"teavm.malloc", "teavm.realloc", "teavm.free", "teavm_*",
        "teavm.exceptionMessage", "teavm.stringToJs", "teavm.getJsException", "teavm.setJsException",
        "teavm.js.*"};

    /** Twice, since merged types show more that is alike; without the passes that make types of their own. */
    private static final String[] PASSES = {"--closed-world", "--skip-pass=signature-refining",
        "--skip-pass=type-refining", "--skip-pass=global-refining", "--skip-pass=local-subtyping", "-Oz",
        "--type-merging", "--remove-unused-types", "-Oz"};

    /** Runs the program; what it writes to the terminal is kept, to be told. */
    private static final String SCRIPT = """
            process.argv = %s;
            globalThis.__dirname = "/";
            globalThis.said = "";
            process.on("uncaughtException", (error) => {
              said += error;
              process.exitCode = 1;
            });
            {
              const files = require("node:fs");
              const write = files.writeSync;
              files.writeSync = (file, bytes, from, length, at) => {
                if (file !== 2) return write(file, bytes, from, length, at);
                said += Buffer.from(bytes.subarray(from, from + length)).toString();
                return length;
              };
              const text = require("node:zlib").brotliDecompressSync(files.readFileSync(%s)).toString();
              (0, eval)(text.slice(text.indexOf("\\n")));
            }
            """;

    private Shrink() {}

    /**
     * The arguments are Binaryen's wasm-opt in Brotli, the folder that keeps results, whether the names of
     * functions are to go, and the engines.
     */
    public static void main(String[] arguments) throws IOException {
        Path program = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        boolean areNamesToGo = Boolean.parseBoolean(arguments[2]);
        List<String> options = options(areNamesToGo);
        for (int i = 3; i < arguments.length; i++) {
            Path engine = Path.of(arguments[i]).toAbsolutePath();
            if (shrink(engine, program, folder, options) && areNamesToGo) {
                Files.write(engine, ModuleOrder.of(Files.readAllBytes(engine)));
            }
        }
    }

    /** Whether there is a Binaryen to shrink an engine with. */
    private static boolean shrink(Path engine, Path program, Path folder, List<String> options)
            throws IOException {
        Path small = folder.resolve(hash(options, engine, program) + ".wasm");
        if (!Files.exists(small)) {
            V8Host host = V8Host.getNodeInstance();
            if (!host.isLibraryLoaded()) {
                System.err
                        .println("Javet has no Node.js for this platform: the engine stays a seventh larger");
                return false;
            }
            Files.createDirectories(folder);
            Path unfinished = folder.resolve("unfinished");
            run(host, program, options, engine, unfinished);
            Files.move(unfinished, small, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(small, engine, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private static void run(V8Host host, Path program, List<String> options, Path from, Path to)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("node", "wasm-opt"));
        command.addAll(options);
        command.addAll(List.of(from.toString(), "-o", to.toString()));
        // What an earlier build left must not pass for a result.
        Files.deleteIfExists(to);
        try (NodeRuntime node = host.createV8Runtime()) {
            node.allowEval(true);
            node.getExecutor(SCRIPT.formatted(list(command), quoted(program.toString()))).executeVoid();
            node.await();
            String said = node.getExecutor("said").executeString();
            boolean isDone = node.getExecutor("(process.exitCode ?? 0) === 0").executeBoolean();
            // Javet ends the whole JVM, without a word, where Node.js closes with another.
            node.getExecutor("process.exitCode = 0").executeVoid();
            if (!isDone || !Files.exists(to)) {
                throw new IOException("Binaryen refuses " + from + ": " + said.strip());
            }
        } catch (JavetException e) {
            throw new IOException("Binaryen failed", e);
        }
    }

    private static List<String> options(boolean areNamesToGo) {
        List<String> options = new ArrayList<>();
        for (String feature : FEATURES) {
            options.add("--enable-" + feature);
        }
        for (String export : UNUSED) {
            options.add("--remove-exports=" + export);
        }
        options.addAll(List.of(PASSES));
        options.add(areNamesToGo ? "--strip-debug" : "-g");
        return options;
    }

    /** The strings as a list in JavaScript. */
    private static String list(List<String> strings) {
        StringBuilder text = new StringBuilder("[");
        for (String string : strings) {
            text.append(quoted(string)).append(", ");
        }
        return text.append("]").toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String hash(List<String> options, Path... files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(Files.readAllBytes(file));
            }
            digest.update(list(options).getBytes());
            return new BigInteger(1, digest.digest()).toString(16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
