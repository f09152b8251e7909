package dev.teacup.train.conformance;

import dev.teacup.exec.HostTensor;
import dev.teacup.web.browser.Browser;
import dev.teacup.web.browser.BrowserPage;
import java.time.Duration;
import java.util.List;

/** The engine in a page of a real browser, by the JavaScript package that every page uses. */
public final class BrowserPlatform implements Platform {
    private static final String SCRIPT = "dev/teacup/train/conformance/platform.js";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BrowserPage page;

    /** @throws dev.teacup.error.ModelException when the browser is not installed */
    public BrowserPlatform(Browser browser) {
        this.page = BrowserPage.open(browser, SCRIPT);
    }

    @Override
    public List<List<HostTensor>> run(byte[] model, List<List<HostTensor>> inputs) {
        return Message.answer(page.call("run", Message.question(model, inputs), PATIENCE));
    }

    @Override
    public void close() {
        page.close();
    }
}
