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

/**
 * The step of the build behind TeaVM: Binaryen makes the engine a tenth smaller. Binaryen is a program in
 * JavaScript and WebAssembly, which runs here in the Node.js that Javet brings; where Javet has none for the
 * platform, the engine stays as TeaVM made it. What came out is kept beside the classes, by the hash of what
 * went in.
 *
 * @see <a href="https://github.com/WebAssembly/binaryen">Binaryen</a>
 */
public final class Shrink {
    private static final String[] FEATURES = {"gc", "reference-types", "exception-handling", "bulk-memory",
        "nontrapping-float-to-int", "sign-ext"};

    /** Twice, since merged types show more that is alike; without the passes that make types of their own. */
    private static final String[] PASSES = {"--closed-world", "--skip-pass=signature-refining",
        "--skip-pass=type-refining", "--skip-pass=global-refining", "--skip-pass=local-subtyping", "-Oz",
        "--type-merging", "--remove-unused-types", "-Oz"};

    private Shrink() {}

    /** The arguments are the engine, Binaryen's wasm-opt in Brotli, and the folder that keeps results. */
    public static void main(String[] arguments) throws IOException {
        Path engine = Path.of(arguments[0]).toAbsolutePath();
        Path program = Path.of(arguments[1]).toAbsolutePath();
        Path folder = Path.of(arguments[2]).toAbsolutePath();
        Path small = folder.resolve(hash(engine, program) + ".wasm");
        if (!Files.exists(small)) {
            V8Host host = V8Host.getNodeInstance();
            if (!host.isLibraryLoaded()) {
                System.err.println("Javet has no Node.js for this platform: the engine stays a tenth larger");
                return;
            }
            Files.createDirectories(folder);
            Path unfinished = folder.resolve("unfinished");
            run(host, program, engine, unfinished);
            Files.move(unfinished, small, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(small, engine, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void run(V8Host host, Path program, Path from, Path to) throws IOException {
        try (NodeRuntime node = host.createV8Runtime()) {
            node.allowEval(true);
            node.getExecutor("process.argv = " + list("node", "wasm-opt", options(), from, "-o", to) + """
                    ;
                    globalThis.__dirname = "/";
                    const bytes = require("node:fs").readFileSync(%s);
                    const text = require("node:zlib").brotliDecompressSync(bytes).toString();
                    (0, eval)(text.slice(text.indexOf("\\n")));
                    """.formatted(quoted(program))).executeVoid();
            node.await();
        } catch (JavetException e) {
            throw new IOException("Binaryen failed", e);
        }
        if (!Files.exists(to)) {
            throw new IOException("Binaryen did not write " + to);
        }
    }

    private static String[] options() {
        String[] options = new String[FEATURES.length + PASSES.length];
        for (int i = 0; i < FEATURES.length; i++) {
            options[i] = "--enable-" + FEATURES[i];
        }
        System.arraycopy(PASSES, 0, options, FEATURES.length, PASSES.length);
        return options;
    }

    /** A list of strings in JavaScript; an array counts as its elements. */
    private static String list(Object... parts) {
        StringBuilder text = new StringBuilder("[");
        for (Object part : parts) {
            Object[] elements = part instanceof Object[] several ? several : new Object[] {part};
            for (Object element : elements) {
                text.append(quoted(element)).append(", ");
            }
        }
        return text.append("]").toString();
    }

    private static String quoted(Object text) {
        return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String hash(Path... files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(Files.readAllBytes(file));
            }
            digest.update(list((Object) options()).getBytes());
            return new BigInteger(1, digest.digest()).toString(16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
