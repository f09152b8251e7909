package dev.teacup.web.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A browser that runs, with the folder that holds all it writes. Closing ends every process of it. */
final class BrowserProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** The JDK's own wait for a grandchild looks only every two seconds. */
    private static final long POLL_MS = 10;

    /** Firefox would ask, report and update otherwise, and stop a script that takes long. */
    private static final String FIREFOX_SETTINGS = """
            user_pref("app.normandy.enabled", false);
            user_pref("app.update.enabled", false);
            user_pref("browser.aboutwelcome.enabled", false);
            user_pref("browser.safebrowsing.malware.enabled", false);
            user_pref("browser.safebrowsing.phishing.enabled", false);
            user_pref("browser.shell.checkDefaultBrowser", false);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("dom.max_script_run_time", 0);
            user_pref("extensions.update.enabled", false);
            user_pref("network.captive-portal-service.enabled", false);
            user_pref("network.connectivity-service.enabled", false);
            user_pref("services.settings.server", "data:,");
            user_pref("toolkit.telemetry.enabled", false);
            """;

    private final Browser browser;
    private final Process process;
    private final Path profile;
    private final Thread onExit = new Thread(this::end);

    private BrowserProcess(Browser browser, Process process, Path profile) {
        this.browser = browser;
        this.process = process;
        this.profile = profile;
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Starts {@code browser} on {@code url}. */
    static BrowserProcess start(Browser browser, String url) throws IOException {
        Path profile = Files.createTempDirectory("teacup-" + browser);
        Files.writeString(profile.resolve("user.js"), FIREFOX_SETTINGS);
        ProcessBuilder start = new ProcessBuilder(browser.command(profile, url));
        for (String folder : List.of("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")) {
            start.environment().put(folder, profile.toString());
        }
        start.redirectErrorStream(true).redirectOutput(log(profile).toFile());
        return new BrowserProcess(browser, start.start(), profile);
    }

    /** Completes when the browser has ended, however it did. */
    CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /** The last lines that the browser wrote, which tell why it did not start. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log(profile));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(onExit);
        end();
    }

    /** Nothing is worth saving, so there is no asking; but xvfb-run tidies up once its browser is gone. */
    private void end() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.stream().filter(handle -> !isScreen(handle)).forEach(ProcessHandle::destroyForcibly);
        awaitEnd(all);
        all.forEach(ProcessHandle::destroyForcibly);
        delete();
    }

    private boolean isScreen(ProcessHandle handle) {
        boolean runner = browser == Browser.WEBKIT && handle.equals(process.toHandle());
        return runner || handle.info().command().orElse("").endsWith("Xvfb");
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        long deadline = System.nanoTime() + GRACE.toNanos();
        try {
            while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
                Thread.sleep(POLL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("the folder " + profile + " could not be deleted: " + e.getMessage());
        }
    }

    private static Path log(Path profile) {
        return profile.resolve("teacup.log");
    }
}
