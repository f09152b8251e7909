package dev.teacup.train.conformance;

import dev.teacup.exec.HostTensor;
import dev.teacup.web.browser.Browser;
import dev.teacup.web.browser.BrowserPage;
import dev.teacup.web.browser.PageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The engine in a page of a real browser, by the JavaScript package that every page uses. A page that crashes
 * or hangs is ended; the next test gets a new one.
 */
public final class BrowserPlatform implements Platform {
    private static final String SCRIPT = "dev/teacup/train/conformance/platform.js";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Browser browser;
    private final String backend;
    private final Duration patience;
    private final Coverage coverage;
    private BrowserPage page;

    /**
     * On the backend that a page gets which chooses none.
     *
     * @throws dev.teacup.error.ModelException when the browser is not installed
     */
    public BrowserPlatform(Browser browser) {
        this(browser, "strict");
    }

    /** @param backend {@code strict}, {@code fast}, or {@code reference}, which has the bits of the JVM */
    public BrowserPlatform(Browser browser, String backend) {
        this(browser, backend, PATIENCE, null);
    }

    /** @param coverage is told of each model what runs emitted; null where nobody asks */
    public BrowserPlatform(Browser browser, String backend, Coverage coverage) {
        this(browser, backend, PATIENCE, coverage);
    }

    BrowserPlatform(Browser browser, String backend, Duration patience) {
        this(browser, backend, patience, null);
    }

    private BrowserPlatform(Browser browser, String backend, Duration patience, Coverage coverage) {
        this.browser = browser;
        this.backend = backend;
        this.patience = patience;
        this.coverage = coverage;
        open();
    }

    private void open() {
        page = BrowserPage.open(browser, SCRIPT);
        page.call("choose", backend.getBytes(StandardCharsets.UTF_8), patience);
    }

    @Override
    public List<List<HostTensor>> run(byte[] model, List<List<HostTensor>> inputs) {
        if (page == null) {
            open();
        }
        try {
            byte[] question = Message.question(model, inputs, coverage != null);
            byte[] answer = page.call("run", question, patience);
            List<List<HostTensor>> results = Message.answer(answer);
            if (coverage != null) {
                Message.count(answer, coverage);
            }
            return results;
        } catch (PageException e) {
            close();
            throw e;
        }
    }

    /** How long a page waits for a model to load, and for one answer to some inputs. */
    public Pace pace(byte[] model, List<HostTensor> inputs) {
        return Message.pace(page.call("pace", Message.question(model, List.of(inputs)), patience));
    }

    @Override
    public void close() {
        if (page != null) {
            page.close();
            page = null;
        }
    }
}
