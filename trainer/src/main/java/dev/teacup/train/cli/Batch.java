package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options of a command that takes many files: where the engine runs, which of them, and the table. */
final class Batch {
    /** Where the engine can run. */
    enum On {
        JVM(null), CHROMIUM(Browser.CHROMIUM), FIREFOX(Browser.FIREFOX), WEBKIT(Browser.WEBKIT);

        private final Browser browser;

        On(Browser browser) {
            this.browser = browser;
        }
    }

    @Option(names = "--on", defaultValue = "jvm", description = "${COMPLETION-CANDIDATES} (default: jvm)")
    private On on;

    @Option(names = "--only", paramLabel = "REGEX", defaultValue = "",
            description = "only those of such a name")
    private Pattern only;

    @Option(names = "--out", paramLabel = "FILE",
            description = "write a row for each: its name, how it ended, and why")
    private Path out;

    /** What runs the engine in that place. */
    <T> T start(Supplier<T> onTheJvm, Function<Browser, T> inABrowser) {
        return on.browser == null ? onTheJvm.get() : inABrowser.apply(on.browser);
    }

    boolean takes(String name) {
        return only.matcher(name).find();
    }

    /** @throws ModelException when there are none, as {@code --only} has it */
    void checkAny(Path place, String what, int count) {
        if (count == 0) {
            throw new ModelException(place.toString(), "there is no " + what + " of such a name",
                    only.pattern().isEmpty() ? "at least one" : "one that matches '" + only + "'", "none",
                    "correct --only, or name another place");
        }
    }

    void write(List<String> rows) throws IOException {
        if (out != null) {
            Files.write(out, rows);
        }
    }
}
