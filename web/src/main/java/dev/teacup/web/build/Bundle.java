package dev.teacup.web.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the scripts that the site serves: what a page loads at one moment is one file, made small by
 * esbuild, with a map from it to the modules for who looks at it in a browser's debugger. Where esbuild has
 * no program for the platform, the modules are served as they are written, under the same addresses.
 *
 * @see <a href="https://esbuild.github.io/">esbuild</a>
 */
public final class Bundle {
    /** The modules that a page asks for, each of which becomes a file with all that it imports. */
    private static final List<String> ENTRIES = List.of("teacup", "profile", "teacup-model",
            "teacup-model-element", "widget/view", "widget/problem", "widget/drawing", "widget/ratings",
            "widget/series",
            "widget/signs", "gallery", "figures");

    /** What stays an import of its own: it is loaded later, or in another file already. */
    private static final List<String> LATER =
            List.of("./teacup.js", "../teacup.js", "./profile.js", "./widget/view.js", "./widget/problem.js",
                    "./view.js",
                    "./drawing.js", "./ratings.js", "./series.js", "./signs.js");

    /** Old enough for browsers that cannot run the engine to be told so. */
    private static final String LANGUAGE = "es2022";

    private final List<Path> sources;
    private final Path out;

    private Bundle(List<Path> sources, Path out) {
        this.sources = sources;
        this.out = out;
    }

    /**
     * The arguments are the folder of the package, that of the pages, the folder that takes the scripts, and
     * the name of esbuild on the class path.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Bundle step =
                new Bundle(List.of(Path.of(arguments[0]), Path.of(arguments[1])), Path.of(arguments[2]));
        step.clear();
        try (InputStream program =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(arguments[3])) {
            if (program == null || !step.bundle(program)) {
                System.err.println("esbuild does not run on this platform: the scripts stay as they are");
                step.copy();
            }
        }
    }

    /** What an earlier build has written may have another name today. */
    private void clear() throws IOException {
        Files.createDirectories(out);
        for (Path file : files(out, ".*\\.js(\\.map)?(\\.br|\\.gz)?")) {
            Files.delete(file);
        }
    }

    private void copy() throws IOException {
        for (Path folder : sources) {
            for (Path file : files(folder, "((?!test|node_modules).*)\\.js")) {
                Path target = out.resolve(folder.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Whether esbuild could be started; where it finds a mistake, the build fails. */
    private boolean bundle(InputStream program) throws IOException, InterruptedException {
        Path esbuild = Files.createTempFile("esbuild", ".exe");
        try {
            Files.copy(program, esbuild, StandardCopyOption.REPLACE_EXISTING);
            esbuild.toFile().setExecutable(true);
            Process process;
            try {
                process = new ProcessBuilder(command(esbuild)).inheritIO().start();
            } catch (IOException e) {
                return false;
            }
            if (process.waitFor() != 0) {
                throw new IOException("esbuild failed, see above");
            }
            return true;
        } finally {
            Files.delete(esbuild);
        }
    }

    private List<String> command(Path esbuild) {
        List<String> command =
                new ArrayList<>(List.of(esbuild.toString(), "--bundle", "--format=esm", "--minify",
                        "--charset=utf8", "--target=" + LANGUAGE, "--sourcemap", "--log-level=warning",
                        "--outdir=" + out));
        for (String module : LATER) {
            command.add("--external:" + module);
        }
        for (String entry : ENTRIES) {
            command.add(entry + "=" + source(entry + ".js"));
        }
        return command;
    }

    private Path source(String module) {
        return sources.stream().map(folder -> folder.resolve(module)).filter(Files::exists).findFirst()
                .orElseThrow();
    }

    /** The files of a folder whose paths in it match. */
    private static List<Path> files(Path folder, String pattern) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> folder.relativize(file).toString().matches(pattern)).toList();
        }
    }
}
