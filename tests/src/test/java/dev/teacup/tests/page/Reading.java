package dev.teacup.tests.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One page that a reader has open. */
final class Reading implements AutoCloseable {
    /** Patience with a busy machine; a test that passes never waits that long. */
    static final double PATIENCE_MS = 30_000;

    /** Keeps what the elements tell from before they exist. */
    private static final String LISTENER = """
            window.predictions = [];
            window.errors = [];
            window.shifts = [];
            if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
              new PerformanceObserver((list) => shifts.push(...list.getEntries()))
                .observe({ type: "layout-shift", buffered: true });
            }
            document.addEventListener("predict", ({ target, inputs, outputs }) => {
              const [{ data }] = Object.values(outputs);
              predictions.push({ target, inputs: { ...inputs }, answer: Number(data[0]) });
            });
            document.addEventListener("error", ({ target, error }) => {
              if (error) errors.push({ target, message: error.message });
            }, true);
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** An empty page in {@code context}, which belongs to it from now on. */
    Reading(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MS);
        context.addInitScript(LISTENER);
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(error -> complaints.add("uncaught: " + error));
    }

    Page page() {
        return page;
    }

    Reading go(String url) {
        page.navigate(url);
        return this;
    }

    /** Waits until each element in the page has predicted. */
    Reading awaitPredictions() {
        page.waitForFunction("""
                () => [...document.querySelectorAll("teacup-model")].every(
                  (element) => predictions.some(({ target }) => target === element))""");
        return this;
    }

    /** Waits until an element has told an error, and gives its four lines. */
    String awaitError() {
        return (String) page.waitForFunction("() => errors.at(-1)?.message").jsonValue();
    }

    /** Waits for the picture of what moves the first result; it comes after the prediction. */
    Reading awaitPicture() {
        page.waitForFunction("""
                () => [...document.querySelectorAll("teacup-model")].every(({ shadowRoot }) =>
                  shadowRoot.querySelector("svg .own, svg .absent-line, .bars button"))""");
        return this;
    }

    /** How much of what stands in view has moved without the reader's doing; only Chromium measures it. */
    double shift() {
        return ((Number) page.evaluate("""
                async () => {
                  await new Promise(requestAnimationFrame);
                  await new Promise(requestAnimationFrame);
                  const own = shifts.filter(({ hadRecentInput }) => !hadRecentInput);
                  return own.reduce((sum, { value }) => sum + value, 0);
                }""")).doubleValue();
    }

    /** By how many pixels the page is wider than the window. */
    int overflow() {
        return (Integer) page.evaluate("""
                (({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.documentElement)""");
    }

    /** What {@code selector} finds; it sees into the elements too. */
    Locator find(String selector) {
        return page.locator(selector);
    }

    /** The value of a JavaScript expression or function. */
    Object ask(String script) {
        return page.evaluate(script);
    }

    /** The value of a JavaScript function of {@code argument}. */
    Object ask(String script, Object argument) {
        return page.evaluate(script, argument);
    }

    /** Acts, and gives the first prediction after that: its inputs by their names, and what it answers. */
    Prediction predictionAfter(Runnable act) {
        page.evaluate("predictions.length = 0");
        act.run();
        return predictionWhere("true");
    }

    /** Waits for a prediction whose {@code inputs} meet a JavaScript condition. */
    @SuppressWarnings("unchecked")
    Prediction predictionWhere(String condition) {
        String script = "() => predictions.filter(({ inputs }) => " + condition
                + ").map(({ inputs, answer }) => ({ inputs, answer })).at(-1)";
        Map<String, Object> told = (Map<String, Object>) page.waitForFunction(script).jsonValue();
        return new Prediction((Map<String, Object>) told.get("inputs"),
                ((Number) told.get("answer")).doubleValue());
    }

    /** What the page has written to the console, and errors that nothing caught. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }

    /** What an element answers to what is in its form. */
    record Prediction(Map<String, Object> inputs, double answer) {}
}
