package dev.teacup.tests.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.teacup.web.GalleryServer;
import dev.teacup.web.browser.Browser;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Readers in front of browsers: each browser is started once, the site is served once. */
final class Readers implements AutoCloseable {
    private final GalleryServer server;
    private final Playwright playwright;
    private final Map<Browser, com.microsoft.playwright.Browser> started = new EnumMap<>(Browser.class);

    private Readers(GalleryServer server, Playwright playwright) {
        this.server = server;
        this.playwright = playwright;
    }

    /** Serves the site with the test models. */
    static Readers start() {
        TestModels.publish();
        PlaywrightAssertions.setDefaultAssertionTimeout(Reading.PATIENCE_MS);
        GalleryServer server = GalleryServer.start(0);
        return new Readers(server, Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** The address of a file of the site. */
    String url(String path) {
        return server.address().resolve(path).toString();
    }

    /** A new page in a browser that knows nothing of the others; skips the test where it is not installed. */
    Reading in(Browser browser) {
        return in(browser, options -> {});
    }

    /** The same for a reader with other needs. */
    Reading in(Browser browser, Consumer<com.microsoft.playwright.Browser.NewContextOptions> needs) {
        assumeTrue(browser.installed(), browser + " is not installed");
        com.microsoft.playwright.Browser.NewContextOptions options =
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1000, 900);
        needs.accept(options);
        return new Reading(started.computeIfAbsent(browser, this::launch).newContext(options));
    }

    private com.microsoft.playwright.Browser launch(Browser browser) {
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setExecutablePath(browser.binary().orElseThrow());
        if (browser == Browser.FIREFOX) {
            return playwright.firefox().launch(options.setChannel("moz-firefox"));
        }
        return playwright.chromium().launch(options
                .setChromiumSandbox(!System.getProperty("user.name").equals("root"))
                .setArgs(List.of("--disable-gpu", "--disable-dev-shm-usage")));
    }

    @Override
    public void close() {
        started.values().forEach(com.microsoft.playwright.Browser::close);
        playwright.close();
        server.close();
    }
}
