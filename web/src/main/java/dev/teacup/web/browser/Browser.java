package dev.teacup.web.browser;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The three engines that pages run in, as Debian packages them. */
public enum Browser {
    /** Chromium or Chrome; {@code $CHROME_BIN} names another one. */
    CHROMIUM("chromium", "chromium", "chromium-browser", "google-chrome"),
    /** Firefox, the extended support release or the current one. */
    FIREFOX("firefox-esr", "firefox-esr", "firefox"),
    /** WebKitGTK's MiniBrowser, which knows no headless mode and needs a virtual screen. */
    WEBKIT("webkit2gtk-driver xvfb xauth");

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String MINI_BROWSER = "webkit2gtk-4.1/MiniBrowser";

    private final String packages;
    private final List<String> commands;

    Browser(String packages, String... commands) {
        this.packages = packages;
        this.commands = List.of(commands);
    }

    /**
     * The browser of that name, in small letters.
     *
     * @throws ModelException when there is none
     */
    public static Browser named(String name) {
        List<String> known = Arrays.stream(values()).map(Browser::toString).toList();
        if (!known.contains(name)) {
            String guess = Text.didYouMean(name, known);
            throw new ModelException("browser", "there is no such browser", String.join(", ", known),
                    Text.quoted(name), guess.isEmpty() ? "name one of these" : guess);
        }
        return values()[known.indexOf(name)];
    }

    /** Whether it can be started here. */
    public boolean installed() {
        return binary().isPresent();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The command that opens {@code url}, keeping all that it writes in {@code profile}.
     *
     * @throws ModelException when the browser is not installed
     */
    List<String> command(Path profile, String url) {
        Path binary = binary().orElseThrow(() -> new ModelException("browser", this + " is not installed",
                "its command on the path", "none", "apt-get install " + packages + hint()));
        List<String> command = new ArrayList<>();
        if (this == WEBKIT) {
            command.addAll(List.of("xvfb-run", "-a"));
        }
        command.add(binary.toString());
        command.addAll(options(profile));
        command.add(url);
        return command;
    }

    private List<String> options(Path profile) {
        return switch (this) {
            case CHROMIUM -> chromiumOptions(profile);
            case FIREFOX ->
                List.of("--headless", "--no-remote", "--new-instance", "--profile", profile.toString());
            case WEBKIT -> List.of("--private");
        };
    }

    /** Nothing that would change how fast or how exactly a page computes. */
    private static List<String> chromiumOptions(Path profile) {
        List<String> options = new ArrayList<>(List.of("--headless", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-breakpad", "--disable-dev-shm-usage", "--enable-precise-memory-info",
                "--user-data-dir=" + profile));
        // Chromium refuses to run as root inside its sandbox.
        if (System.getProperty("user.name").equals("root")) {
            options.add("--no-sandbox");
        }
        return options;
    }

    /** The command that starts it, or none where it is not installed. */
    public Optional<Path> binary() {
        String chosen = System.getenv("CHROME_BIN");
        if (this == CHROMIUM && chosen != null && Files.isExecutable(Path.of(chosen))) {
            return Optional.of(Path.of(chosen));
        }
        if (this == WEBKIT) {
            return onPath("xvfb-run").isPresent() && onPath("xauth").isPresent() ? miniBrowser()
                    : Optional.empty();
        }
        return commands.stream().map(Browser::onPath).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Path> onPath(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable).findFirst();
    }

    /** It lies in a folder named after the processor. */
    private static Optional<Path> miniBrowser() {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(LIBRARIES)) {
            for (Path folder : folders) {
                if (Files.isExecutable(folder.resolve(MINI_BROWSER))) {
                    return Optional.of(folder.resolve(MINI_BROWSER));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private String hint() {
        return this == CHROMIUM ? ", or set CHROME_BIN to a Chrome" : "";
    }
}
