package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.train.conformance.Coverage;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Outcome;
import dev.teacup.train.conformance.Outcome.Result;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.conformance.Runner;
import dev.teacup.train.conformance.Suite;
import dev.teacup.train.conformance.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs tests in ONNX's backend-test layout. */
@Command(name = "conformance", mixinStandardHelpOptions = true,
        description = "Runs tests in ONNX's backend-test layout, in a zip or folder: ONNX's vectors, "
                + "or golden/.")
final class ConformanceCommand implements Callable<Integer> {
    /** What computes. */
    enum Backend {
        EMITTED("strict"), FAST("fast"), REFERENCE("reference");

        private final String inPages;

        Backend(String inPages) {
            this.inPages = inPages;
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ZIP_OR_DIR", description = "the tests")
    private Path tests;

    @Mixin
    private Batch batch;

    @Option(names = "--backend",
            description = "${COMPLETION-CANDIDATES} (default: in a browser emitted, as pages have it; on the "
                    + "jvm reference, the only one there)")
    private Backend backend;

    @Override
    public Integer call() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        Coverage coverage = backend == Backend.REFERENCE ? null : new Coverage();
        try (Suite suite = Suite.open(tests);
                Platform platform = batch.start(this::jvm,
                        browser -> new BrowserPlatform(browser, inPages(), coverage))) {
            Runner runner = new Runner(platform);
            for (int index = 0; index < suite.size(); index++) {
                if (batch.takes(suite.name(index))) {
                    outcomes.add(runner.run(suite.test(index)));
                }
            }
        }
        batch.checkAny(tests, "test", outcomes.size());
        batch.write(outcomes.stream().map(Outcome::row).toList());
        spec.commandLine().getOut().print(Summary.of(outcomes));
        if (coverage != null && !coverage.isEmpty()) {
            spec.commandLine().getOut().println(coverage);
        }
        spec.commandLine().getOut().flush();
        boolean allPass = outcomes.stream().allMatch(outcome -> outcome.result() == Result.PASS);
        return allPass ? 0 : Main.NO;
    }

    private String inPages() {
        return backend == null ? "strict" : backend.inPages;
    }

    /** @throws ModelException where another backend is asked for */
    private Platform jvm() {
        if (backend != null && backend != Backend.REFERENCE) {
            throw new ModelException("conformance", "what is emitted runs in a browser",
                    "--on chromium, firefox or webkit with --backend "
                            + backend.name().toLowerCase(Locale.ROOT),
                    "--on jvm", "say --on chromium, or leave --backend out");
        }
        return new JvmPlatform();
    }
}
