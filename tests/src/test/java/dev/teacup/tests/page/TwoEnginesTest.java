package dev.teacup.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.web.browser.Browser;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page fetches the engine with all operators only for a model that the small one does not know. */
@ExtendWith(WithReaders.class)
class TwoEnginesTest {
    private static final String FETCHED = """
            () => performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop())
              .filter((name) => name.endsWith(".wasm"))""";

    @InDrivenBrowsers
    void aModelOfCommonOperatorsFetchesTheSmallEngineOnly(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("tests/far.html"))) {
            assertEquals("area, corner", reading.ask(loading("/models/tests/plain.onnx")));
            assertEquals(List.of("engine.wasm"), reading.ask(FETCHED));
        }
    }

    @InDrivenBrowsers
    void aModelWithARareOperatorRunsInTheOtherAndSoDoLaterOnes(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("tests/far.html"))) {
            assertEquals("0, 1.1752012", reading.ask("""
                    async () => {
                      const { Model } = await import("/teacup.js");
                      const model = await Model.load("/models/tests/rare.onnx");
                      const { y } = await model.run({ x: [0, 1] });
                      return [...y.data].map((number) => Number(number.toFixed(7))).join(", ");
                    }"""));
            assertEquals("area, corner", reading.ask(loading("/models/tests/plain.onnx")));
            assertEquals(List.of("engine.wasm", "engine-all.wasm"), reading.ask(FETCHED));
        }
    }

    /** The first 21 in the file is the version of its operator set; Tanh of version 6 is that of today. */
    @InDrivenBrowsers
    void aModelOfAnOldOperatorSetRunsInTheOther(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("tests/far.html"))) {
            assertEquals("0, 0.7615942", reading.ask("""
                    async () => {
                      const { Model } = await import("/teacup.js");
                      const bytes = new Uint8Array(
                        await (await fetch("/models/tests/rare.onnx")).arrayBuffer());
                      const file = new TextDecoder("latin1").decode(bytes);
                      bytes.set(new TextEncoder().encode("Tanh"), file.indexOf("Sinh"));
                      bytes[bytes.indexOf(21)] = 6;
                      const { y } = await (await Model.load(bytes)).run({ x: [0, 1] });
                      return [...y.data].map((number) => Number(number.toFixed(7))).join(", ");
                    }"""));
            assertEquals(List.of("engine.wasm", "engine-all.wasm"), reading.ask(FETCHED));
        }
    }

    @InDrivenBrowsers
    void anOperatorThatNeitherKnowsIsToldByTheOneThatKnowsMore(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("tests/far.html"))) {
            assertEquals("did you mean 'Sinh'?", reading.ask("""
                    async () => {
                      const { Model } = await import("/teacup.js");
                      const bytes = new Uint8Array(
                        await (await fetch("/models/tests/rare.onnx")).arrayBuffer());
                      const file = new TextDecoder("latin1").decode(bytes);
                      bytes.set(new TextEncoder().encode("Zinh"), file.indexOf("Sinh"));
                      return Model.load(bytes).catch(({ fix }) => fix);
                    }"""));
        }
    }

    private static String loading(String address) {
        return """
                async () => {
                  const { Model } = await import("/teacup.js");
                  return (await Model.load("%s")).inputs.map(({ name }) => name).join(", ");
                }""".formatted(address);
    }
}
