package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Outcome;
import dev.teacup.train.conformance.Outcome.Result;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.conformance.Runner;
import dev.teacup.train.conformance.Suite;
import dev.teacup.train.conformance.Summary;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs tests in ONNX's backend-test layout. */
@Command(name = "conformance", mixinStandardHelpOptions = true,
        description = "Runs tests in ONNX's backend-test layout, in a zip or folder: ONNX's vectors, "
                + "or golden/.")
final class ConformanceCommand implements Callable<Integer> {
    /** Where the engine can run. */
    enum On {
        JVM(JvmPlatform::new),
        CHROMIUM(() -> new BrowserPlatform(Browser.CHROMIUM)),
        FIREFOX(() -> new BrowserPlatform(Browser.FIREFOX)),
        WEBKIT(() -> new BrowserPlatform(Browser.WEBKIT));

        private final Supplier<Platform> platform;

        On(Supplier<Platform> platform) {
            this.platform = platform;
        }
    }

    /** What computes. */
    enum Backend {
        REFERENCE
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ZIP_OR_DIR", description = "the tests")
    private Path tests;

    @Option(names = "--on", defaultValue = "jvm", description = "${COMPLETION-CANDIDATES} (default: jvm)")
    private On on;

    @Option(names = "--backend", defaultValue = "reference", description = "reference (default)")
    private Backend backend;

    @Option(names = "--only", paramLabel = "REGEX", defaultValue = "",
            description = "only tests of such a name")
    private Pattern only;

    @Option(names = "--out", paramLabel = "FILE",
            description = "write a row for each test: test, result, detail")
    private Path out;

    @Override
    public Integer call() throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        List<Outcome> outcomes = new ArrayList<>();
        try (Suite suite = Suite.open(tests); Platform platform = on.platform.get()) {
            Runner runner = new Runner(platform);
            for (int index = 0; index < suite.size(); index++) {
                if (only.matcher(suite.name(index)).find()) {
                    outcomes.add(runner.run(suite.test(index)));
                }
            }
        }
        if (outcomes.isEmpty()) {
            throw new ModelException(tests.toString(), "no test has such a name",
                    "a test that matches " + only,
                    "none", "correct --only, or leave it out");
        }
        terminal.print(Summary.of(outcomes));
        terminal.flush();
        if (out != null) {
            Files.write(out, outcomes.stream().map(Outcome::row).toList());
        }
        boolean allPass = outcomes.stream().allMatch(outcome -> outcome.result() == Result.PASS);
        return allPass ? 0 : Main.NO;
    }
}
