package dev.teacup.train.compile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code page.js}, which makes {@code index.html} a form with a field for each input and what the model says
 * of it, by the description that the model's metadata have; without one, numbers in and numbers out. Of each
 * kind of field and result the page has the code that it needs. A choice that is among the strings of the
 * model is told by its place among them. Script and looks stand in a file of their own, and not in the page,
 * which a server may forbid.
 */
final class ExamplePage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA_KEY = "teacup.model";
    private static final Set<String> FIELDS = Set.of("number", "category", "text", "series", "ratings",
            "drawing");
    private static final Set<String> RESULTS = Set.of("probability", "ranking", "text", "signs",
            "suggestions");
    private static final List<String> TOLD = List.of("name", "label", "unit", "min", "max", "step", "steps",
            "default", "most", "of", "pen", "usual", "usualLabel", "top", "scores", "names", "stars",
            "reasons");

    private final EmittedModel model;
    private final Map<String, Integer> handles = new HashMap<>();
    private final Set<String> kinds = new TreeSet<>();

    private ExamplePage(EmittedModel model) {
        this.model = model;
        for (int handle = 0; handle < model.session().strings().mark(); handle++) {
            handles.put(model.session().strings().text(handle), handle);
        }
    }

    static String of(EmittedModel model) throws IOException {
        return new ExamplePage(model).text();
    }

    private String text() throws IOException {
        String told = model.session().info().metadata().get(METADATA_KEY);
        JsonNode description = JSON.readTree(told == null ? "{}" : told);
        ObjectNode page = JSON.createObjectNode()
                .put("title", description.path("title").asText("A model of Teacup"))
                .put("summary", description.path("summary").asText("It runs on your device."));
        List<String> inputs = model.session().signature().inputs();
        List<String> outputs = model.session().signature().outputs();
        page.set("inputs", values(description.path("inputs"), inputs, FIELDS, ""));
        page.set("outputs", values(description.path("outputs"), outputs, RESULTS, "-result"));
        StringBuilder code = new StringBuilder();
        for (String kind : kinds) {
            code.append('\n').append(ModelScript.resource("page/" + kind + ".js"));
        }
        return ModelScript.resource("page.js").replace("const PAGE = {};", "const PAGE = " + page + ";")
                .replace("/* kinds */\n", code);
    }

    /** What is told of values in the order of a form; each that it leaves out comes at the end. */
    private ArrayNode values(JsonNode described, List<String> names, Set<String> known, String suffix) {
        ArrayNode values = JSON.createArrayNode();
        Set<String> left = new TreeSet<>(names);
        for (JsonNode one : described) {
            if (left.remove(one.path("name").asText())) {
                values.add(value(one, known, suffix));
            }
        }
        // An input has to be fed; an output that no one describes belongs to another.
        boolean isWhole = suffix.isEmpty() || described.isMissingNode();
        names.stream().filter(name -> isWhole && left.contains(name)).forEach(name -> values.add(value(
                JSON.createObjectNode().put("name", name).put("label", name), known, suffix)));
        return values;
    }

    private ObjectNode value(JsonNode told, Set<String> known, String suffix) {
        String said = told.path("kind").asText();
        String kind = said.equals("classes") ? "ranking" : known.contains(said) ? said : "tensor";
        kinds.add(kind + suffix);
        ObjectNode value = JSON.createObjectNode().put("kind", kind);
        TOLD.stream().filter(told::has).forEach(key -> value.set(key, told.get(key)));
        if (kind.equals("series")) {
            kinds.add(told.path("of").asText());
        }
        for (String key : List.of("choices", "labels")) {
            if (told.has(key)) {
                ArrayNode texts = value.putArray(key);
                told.get(key).forEach(choice -> add(texts, choice.isObject() ? choice.get("value") : choice));
            }
        }
        return value;
    }

    private void add(ArrayNode texts, JsonNode choice) {
        Integer handle = handles.get(choice.asText());
        if (handle != null) {
            texts.add(handle);
        } else {
            texts.add(choice);
        }
    }
}
