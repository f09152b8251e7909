package dev.teacup.tests.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the files of the JavaScript package and the engine weigh. The test in it, which only runs by its name,
 * writes {@code web/sizes.json} anew and prints the sums.
 */
class Sizes {
    static final String ENGINE = "teacup/engine.wasm";

    private static final String API = "teacup.js";
    private static final String SHELL = "teacup-model.js";
    private static final String VIEW = "widget/view.js";
    private static final Path ROOT = Path.of(System.getProperty("teacup.root"));
    private static final Path SCRIPTS = ROOT.resolve("web/js");
    private static final Path BUDGET = ROOT.resolve("web/sizes.json");
    private static final String SITE = "/META-INF/resources/";

    /** An import or an export of a module that is loaded with the one it stands in. */
    private static final Pattern STATIC_IMPORT =
            Pattern.compile("^(?:import|export)\\b[^;]*?\"(\\.[^\"]+)\";", Pattern.MULTILINE);

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
        for (String script : scripts()) {
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
    static Weight shell(Map<String, Weight> weights) throws IOException {
        return sum(weights, loadedWith(SHELL));
    }

    /** What the widget adds to the engine and the API in a page whose model describes itself. */
    static Weight widget(Map<String, Weight> weights) throws IOException {
        Set<String> own = loadedWith(SHELL);
        own.addAll(loadedWith(VIEW));
        own.removeAll(loadedWith(API));
        return sum(weights, own);
    }

    /** The same with the parts for errors, for embedding and for models that say nothing of themselves. */
    static Weight wholeWidget(Map<String, Weight> weights) throws IOException {
        Set<String> own = new TreeSet<>(scripts());
        own.removeAll(loadedWith(API));
        return sum(weights, own);
    }

    static String sums(Map<String, Weight> weights) throws IOException {
        return "engine " + weights.get(ENGINE) + "\nAPI " + sum(weights, loadedWith(API)) + "\nshell "
                + shell(weights) + "\nwidget " + widget(weights) + "\nwidget with all its parts "
                + wholeWidget(weights);
    }

    /** One line of the budget. */
    static String line(String file, Weight weight) {
        return "  \"" + file + "\": " + weight;
    }

    static boolean engineIsThere() {
        return Sizes.class.getResource(SITE + ENGINE) != null;
    }

    private static String text(Map<String, Weight> weights) {
        List<String> lines = new ArrayList<>();
        weights.forEach((file, weight) -> lines.add(line(file, weight)));
        return "{\n" + String.join(",\n", lines) + "\n}\n";
    }

    private static Weight sum(Map<String, Weight> weights, Set<String> files) {
        return files.stream().map(weights::get).reduce(new Weight(0, 0), Weight::plus);
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

    /** The module and all that comes with it, without what it loads later. */
    private static Set<String> loadedWith(String module) throws IOException {
        Set<String> loaded = new TreeSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(module));
        while (!waiting.isEmpty()) {
            String next = waiting.remove();
            if (loaded.add(next)) {
                Path folder = Path.of(next).resolveSibling("");
                String source = Files.readString(SCRIPTS.resolve(next), StandardCharsets.UTF_8);
                STATIC_IMPORT.matcher(source).results()
                        .forEach(found -> waiting.add(folder.resolve(found.group(1)).normalize().toString()));
            }
        }
        return loaded;
    }

    private static List<String> scripts() throws IOException {
        List<String> scripts = new ArrayList<>();
        for (Path folder : List.of(SCRIPTS, SCRIPTS.resolve("widget"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".js"))
                        .forEach(file -> scripts.add(SCRIPTS.relativize(file).toString().replace('\\', '/')));
            }
        }
        return scripts;
    }
}
