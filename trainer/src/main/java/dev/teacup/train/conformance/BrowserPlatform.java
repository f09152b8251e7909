package dev.teacup.train.conformance;

import dev.teacup.exec.HostTensor;
import dev.teacup.web.browser.Browser;
import dev.teacup.web.browser.BrowserPage;
import dev.teacup.web.browser.PageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The engine in a page of a real browser, by the JavaScript package that every page uses. A page that hangs
 * is ended; the next question gets a new one. A page that is gone is opened anew and asked once more, for
 * browsers and systems end pages for reasons of their own, such as other programs' memory: only what ends two
 * pages one after the other is the question's doing.
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
        try {
            return ask(model, inputs);
        } catch (PageException e) {
            if (e.kind() != PageException.Kind.CRASHED) {
                throw e;
            }
            System.err
                    .println(browser + ": " + e.getMessage() + "; its question is asked again in a new page");
            return ask(model, inputs);
        }
    }

    private List<List<HostTensor>> ask(byte[] model, List<List<HostTensor>> inputs) {
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
