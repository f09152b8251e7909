package dev.teacup.tests.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the files of the JavaScript package and the engine weigh. The test in it, which only runs by its name,
 * writes {@code web/sizes.json} anew and prints the sums.
 */
class Sizes {
    static final String ENGINE = "teacup/engine.wasm";
    static final String ENGINE_ALL = "teacup/engine-all.wasm";

    private static final String API = "teacup.js";
    private static final String SHELL = "teacup-model.js";
    private static final String VIEW = "widget/view.js";
    /** What comes with the kinds of inputs and results that few models have. */
    private static final List<String> KINDS =
            List.of("widget/drawing.js", "widget/ratings.js", "widget/series.js", "widget/signs.js");
    private static final List<String> SCRIPTS = Stream.concat(
            Stream.of(API, "profile.js", SHELL, "teacup-model-element.js", VIEW, "widget/problem.js"),
            KINDS.stream())
            .toList();
    private static final Path BUDGET = Path.of(System.getProperty("teacup.root"), "web/sizes.json");
    private static final String SITE = "/META-INF/resources/";

    @Test
    void write() throws IOException {
        Map<String, Weight> weights = weights();
        Files.writeString(BUDGET, text(weights));
        System.out.println(sums(weights));
    }

    /** Each file that a page may load, as the build has made it. */
    static Map<String, Weight> weights() throws IOException {
        Map<String, Weight> weights = new TreeMap<>();
        weights.put(ENGINE, weight(ENGINE));
        weights.put(ENGINE_ALL, weight(ENGINE_ALL));
        for (String script : SCRIPTS) {
            weights.put(script, weight(script));
        }
        return weights;
    }

    /** Each file, as it was written down. */
    static Map<String, Weight> budget() throws IOException {
        Map<String, Weight> weights = new TreeMap<>();
        new ObjectMapper().readTree(BUDGET.toFile()).properties().forEach(file -> weights.put(
                file.getKey(),
                new Weight(file.getValue().get("raw").asLong(), file.getValue().get("brotli").asLong())));
        return weights;
    }

    /** What the tag loads before there is a model. */
    static Weight shell(Map<String, Weight> weights) {
        return weights.get(SHELL);
    }

    /**
     * What the widget adds to the engine and the API, for a model with the heaviest of the kinds that come
     * when a model has one.
     */
    static Weight widget(Map<String, Weight> weights) {
        Weight heaviest = KINDS.stream().map(weights::get).max(Comparator.comparingLong(Weight::brotli))
                .orElseThrow();
        return weights.get(SHELL).plus(weights.get(VIEW)).plus(heaviest);
    }

    static String sums(Map<String, Weight> weights) {
        return "engine " + weights.get(ENGINE) + "\nengine with all operators " + weights.get(ENGINE_ALL)
                + "\nAPI " + weights.get(API) + "\nshell "
                + shell(weights) + "\nwidget " + widget(weights);
    }

    /** One line of the budget. */
    static String line(String file, Weight weight) {
        return "  \"" + file + "\": " + weight;
    }

    /**
     * Whether the build has made all that it can: the engine, of which Binaryen took the exports that a page
     * does not need, and one file of many modules.
     */
    static boolean isWhole() throws IOException {
        return isThere(ENGINE) && isThere(API + ".map") && !holds(ENGINE, "teavm.exceptionMessage");
    }

    private static boolean holds(String file, String name) throws IOException {
        try (InputStream stream = Sizes.class.getResourceAsStream(SITE + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1).contains(name);
        }
    }

    private static boolean isThere(String file) {
        return Sizes.class.getResource(SITE + file) != null;
    }

    private static String text(Map<String, Weight> weights) {
        List<String> lines = new ArrayList<>();
        weights.forEach((file, weight) -> lines.add(line(file, weight)));
        return "{\n" + String.join(",\n", lines) + "\n}\n";
    }

    private static Weight weight(String file) throws IOException {
        return new Weight(bytes(file), bytes(file + ".br"));
    }

    private static long bytes(String file) throws IOException {
        URL url = Sizes.class.getResource(SITE + file);
        if (url == null) {
            throw new IllegalStateException(file + " is not in the site: build it");
        }
        try (InputStream stream = url.openStream()) {
            return stream.readAllBytes().length;
        }
    }
}
