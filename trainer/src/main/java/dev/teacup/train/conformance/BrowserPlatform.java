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
 * pages one after the other is the question's doing. A trap in WebKit counts as such an end: 2.50 crashes now
 * and then, or finds an array too short, in the midst of hundreds of models, at others each time, where other
 * browsers run the same WebAssembly.
 */
public final class BrowserPlatform implements Platform {
    private static final String SCRIPT = "dev/teacup/train/conformance/platform.js";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Browser browser;
    private final String backend;
    private final String script;
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
        this(browser, backend, null);
    }

    /** @param coverage is told of each model what runs emitted; null where nobody asks */
    public BrowserPlatform(Browser browser, String backend, Coverage coverage) {
        this(browser, backend, SCRIPT, coverage);
    }

    /** @param script answers in the place of the engine's */
    BrowserPlatform(Browser browser, String backend, String script, Coverage coverage) {
        this.browser = browser;
        this.backend = backend;
        this.script = script;
        this.coverage = coverage;
        open();
    }

    private void open() {
        page = BrowserPage.open(browser, script);
        page.call("choose", backend.getBytes(StandardCharsets.UTF_8), PATIENCE);
    }

    @Override
    public List<List<HostTensor>> run(byte[] model, List<List<HostTensor>> inputs) {
        byte[] answer = answer(Message.question(model, inputs, coverage != null));
        List<List<HostTensor>> results = Message.answer(answer);
        if (coverage != null) {
            Message.count(answer, coverage);
        }
        return results;
    }

    private byte[] answer(byte[] question) {
        String loss;
        try {
            byte[] answer = ask(question);
            if (browser != Browser.WEBKIT || !Message.isTrap(answer)) {
                return answer;
            }
            close();
            loss = "WebAssembly trapped";
        } catch (PageException e) {
            if (e.kind() != PageException.Kind.CRASHED) {
                throw e;
            }
            loss = e.getMessage();
        }
        System.err.println(browser + ": " + loss + "; its question is asked again in a new page");
        return ask(question);
    }

    private byte[] ask(byte[] question) {
        if (page == null) {
            open();
        }
        try {
            return page.call("run", question, PATIENCE);
        } catch (PageException e) {
            close();
            throw e;
        }
    }

    /** How long a page waits for a model to load, and for one answer to some inputs. */
    public Pace pace(byte[] model, List<HostTensor> inputs) {
        return Message.pace(page.call("pace", Message.question(model, List.of(inputs)), PATIENCE));
    }

    @Override
    public void close() {
        if (page != null) {
            page.close();
            page = null;
        }
    }
}
