package dev.teacup.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Route;
import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.tensor.DType;
import dev.teacup.train.compile.ModelFiles;
import dev.teacup.train.quantize.Form;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model whose files {@code ./teacup compile} has written.
 *
 * @param model the ONNX file
 * @param folder with what was written
 */
record CompiledModel(Path model, Path folder) {
    /** A page can be reached at it that shows nothing. */
    private static final String SITE = "http://compiled.test/";

    private static final String RUN = """
            async ([script, feeds]) => {
              const model = await (await import(script)).load();
              const answer = model.run(feeds);
              return Object.values(answer).map((values) => Array.from(values, (value) =>
                typeof value === "bigint" ? Number(value) : value));
            }""";

    /** Compiles a model for inputs of these sizes. */
    static CompiledModel of(Path model, List<HostTensor> inputs, Form form, Path folder) throws IOException {
        Map<String, String> shapes = new LinkedHashMap<>();
        List<String> names = session(model).signature().inputs();
        for (int i = 0; i < names.size(); i++) {
            List<String> sizes = new ArrayList<>();
            for (int size : inputs.get(i).dims()) {
                sizes.add(String.valueOf(size));
            }
            shapes.put(names.get(i), String.join("x", sizes));
        }
        ModelFiles.write(model, Map.of(), shapes, form, folder);
        return new CompiledModel(model, folder);
    }

    private static Session session(Path model) throws IOException {
        return Session.open(Files.readAllBytes(model), Limits.DEFAULT, ExternalFiles.NONE);
    }

    long bytes(String file) throws IOException {
        return Files.size(folder.resolve(file));
    }

    /**
     * How far the numbers of Chromium are from those of the engine's reference kernels; strings have to be
     * the same.
     */
    double difference(List<HostTensor> inputs, Readers readers) throws IOException {
        Session session = session(model);
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        Map<String, Object> given = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            String input = session.signature().inputs().get(i);
            feeds.put(input, inputs.get(i));
            given.put(input, values(inputs.get(i)));
        }
        List<HostTensor> expected = List.copyOf(session.run(feeds).values());
        List<?> answers = run(given, readers);
        double largest = 0;
        for (int i = 0; i < expected.size(); i++) {
            List<Object> wanted = values(expected.get(i));
            List<?> got = (List<?>) answers.get(i);
            assertEquals(wanted.size(), got.size());
            for (int k = 0; k < wanted.size(); k++) {
                largest = Math.max(largest, difference(wanted.get(k), got.get(k)));
            }
        }
        return largest;
    }

    private static double difference(Object wanted, Object got) {
        if (wanted instanceof Double number && !number.isNaN()) {
            return Math.abs(number - ((Number) got).doubleValue());
        }
        assertEquals(wanted, got);
        return 0;
    }

    private List<?> run(Map<String, Object> feeds, Readers readers) {
        try (Reading reading = readers.in(Browser.CHROMIUM)) {
            reading.page().route(SITE, route -> route
                    .fulfill(new Route.FulfillOptions().setBody("<p>").setContentType("text/html")));
            serve(reading);
            return (List<?>) reading.go(SITE).ask(RUN, List.of(SITE + "model.js", feeds));
        }
    }

    /** Opens the example page. */
    Reading open(Reading reading) {
        serve(reading);
        return reading.go(SITE + "index.html");
    }

    private void serve(Reading reading) {
        reading.page().route(SITE + "*.*", route -> route.fulfill(new Route.FulfillOptions()
                .setPath(folder.resolve(route.request().url().substring(SITE.length())))));
    }

    private static List<Object> values(HostTensor tensor) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < tensor.elements(); i++) {
            values.add(tensor.dtype() == DType.STRING ? tensor.text(i) : (Object) tensor.f64(i));
        }
        return values;
    }
}
