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
import dev.teacup.web.build.Precompress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A model whose files {@code ./teacup compile} has written.
 *
 * @param model the ONNX file
 * @param folder with what was written
 */
record CompiledModel(Path model, Path folder) {
    /** A page can be reached at it that shows nothing. */
    private static final String SITE = "http://compiled.test/";

    /** Nothing that is written within a page, or comes from elsewhere. */
    private static final Map<String, String> POLICY = Map.of("Content-Security-Policy",
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:");

    private static final String RUN = """
            async ([script, feeds]) => {
              const model = await (await import(script)).load();
              const answer = model.run(feeds);
              return Object.values(answer).map((values) => [values.dims, Array.from(values, (value) =>
                typeof value === "bigint" ? Number(value) : value)]);
            }""";

    /** Of each output, how many elements are not the engine's. */
    private static final String STRAYS = """
            async ([site, feeds]) => {
              const { Model } = await import("/teacup.js");
              const compiled = await (await import(site + "model.js")).load();
              const given = compiled.run(Object.fromEntries(feeds.map(([name, data]) => [name, data])));
              const engine = await Model.load(site + "model.onnx");
              const answer = await engine.run(Object.fromEntries(
                feeds.map(([name, data, dims]) => [name, { data, dims }])));
              return Object.entries(given).map(([name, values]) => {
                const { data, dims } = answer[name];
                if (String(dims) !== String(values.dims)) throw new Error(`${name} is [${values.dims}]`);
                const number = (value) => (typeof value === "bigint" ? Number(value) : value);
                const strays = Array.from(data, (value, i) => !Object.is(number(value), number(values[i])));
                return strays.filter(Boolean).length;
              });
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

    /** What a page downloads, compressed as a server sends it, beside the weights. */
    long compressedBytes() throws IOException {
        Path compressed = folder.resolve("compressed");
        Precompress.compress(folder, compressed);
        try (Stream<Path> files = Files.list(compressed)) {
            return files.filter(file -> file.toString().matches(".*\\.(wasm|js|html)\\.br"))
                    .mapToLong(file -> file.toFile().length()).sum();
        }
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
            List<?> answer = (List<?>) answers.get(i);
            assertEquals(dims(expected.get(i)), answer.get(0));
            List<?> got = (List<?>) answer.get(1);
            assertEquals(wanted.size(), got.size());
            for (int k = 0; k < wanted.size(); k++) {
                largest = Math.max(largest, difference(wanted.get(k), got.get(k)));
            }
        }
        return largest;
    }

    /**
     * How many elements of each output, in their order, are not to the last bit what the engine with its
     * emitted kernels says in the same browser.
     */
    List<?> strays(List<HostTensor> inputs, Readers readers) throws IOException {
        List<String> names = session(model).signature().inputs();
        List<List<Object>> feeds = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            feeds.add(List.of(names.get(i), values(inputs.get(i)), dims(inputs.get(i))));
        }
        try (Reading reading = readers.in(Browser.CHROMIUM)) {
            String site = readers.url("compiled/");
            serve(reading, site);
            return (List<?>) reading.go(readers.url("tests/far.html")).ask(STRAYS, List.of(site, feeds));
        }
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
            serve(reading, SITE);
            return (List<?>) reading.go(SITE).ask(RUN, List.of(SITE + "model.js", feeds));
        }
    }

    /** Opens the example page. */
    Reading open(Reading reading) {
        serve(reading, SITE);
        return reading.go(SITE + "index.html");
    }

    private void serve(Reading reading, String site) {
        reading.page().route(site + "*.*", route -> {
            String file = route.request().url().substring(site.length());
            Path path = file.equals("model.onnx") ? model : folder.resolve(file);
            route.fulfill(new Route.FulfillOptions().setPath(path).setHeaders(POLICY));
        });
    }

    private static List<Integer> dims(HostTensor tensor) {
        return Arrays.stream(tensor.dims()).boxed().toList();
    }

    private static List<Object> values(HostTensor tensor) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < tensor.elements(); i++) {
            values.add(tensor.dtype() == DType.STRING ? tensor.text(i) : (Object) tensor.f64(i));
        }
        return values;
    }
}
