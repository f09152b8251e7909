package dev.teacup.train.compile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.teacup.ir.Node;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Type;
import dev.teacup.train.quantize.Form;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code model.js}: what it knows of the model, how it loads it, and those functions that the model needs
 * beside its modules.
 */
final class ModelScript {
    private static final int PAGE = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADING = "/** A model compiled ahead of time by Teacup. */\n";
    private static final String COMMENT = "(?m)^ */\\*\\*.*\\*/\n";
    /** What functions share, each in a file of its name. */
    private static final Map<String, String> SHARED = Map.of("ArgMax", "pick", "ArgMin", "pick",
            "GatherElements", "element", "ScatterElements", "element", "Fold", "places", "Pointwise",
            "places", "StringConcat", "places");

    private final EmittedModel model;
    private final Weights weights;
    private final List<PlannedGraph> graphs;
    private final Set<String> functions = new LinkedHashSet<>();

    ModelScript(EmittedModel model, Weights weights) {
        this.model = model;
        this.weights = weights;
        this.graphs = model.main().all().stream().filter(graph -> graph.program().module() != null).toList();
    }

    /** The modules, in the order of their names. */
    List<byte[]> modules() {
        return graphs.stream().map(graph -> graph.program().module()).toList();
    }

    /** The names of the files of the modules. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < graphs.size(); i++) {
            names.add(i == 0 ? "model.wasm" : "model-" + i + ".wasm");
        }
        return names;
    }

    String text() throws IOException {
        String facts = facts();
        StringBuilder text = new StringBuilder(HEADING)
                .append(resource("model.js").replace("const MODEL = {};", "const MODEL = " + facts + ";"));
        Set<String> files = new LinkedHashSet<>();
        if (weights.form() != Form.FLOAT32) {
            files.add(weights.form().toString());
        }
        for (String function : functions) {
            if (SHARED.containsKey(function)) {
                files.add(SHARED.get(function));
            }
            files.add(function);
        }
        for (String file : files) {
            text.append('\n').append(resource(file + ".js"));
        }
        return text.toString();
    }

    private String facts() throws JsonProcessingException {
        ObjectNode facts = JSON.createObjectNode();
        facts.set("modules", JSON.valueToTree(names()));
        facts.put("pages", (model.end() + PAGE) / PAGE).put("base", model.base());
        ArrayNode inputs = facts.putArray("inputs");
        ArrayNode outputs = facts.putArray("outputs");
        model.session().signature().inputs().forEach(name -> inputs.add(named(name)));
        model.session().signature().outputs().forEach(name -> outputs.add(named(name)));
        ArrayNode steps = steps(model.main());
        model.ending().nodes().forEach(node -> steps.add(ended(node)));
        facts.set("steps", steps);
        facts.set("data", weights.ranges());
        facts.set("strings", JSON.valueToTree(strings()));
        return JSON.writeValueAsString(facts);
    }

    /** A value with its name, but for its place where that depends on its sizes, which a run tells. */
    private ObjectNode named(String name) {
        ObjectNode named = JSON.createObjectNode().put("name", name);
        if (!model.ending().has(name)) {
            return named.setAll(value(model.main().place(name)));
        }
        Type type = model.type(name);
        ArrayNode dims = named.put("type", type.dtype().toString()).putArray("dims");
        for (int axis = 0; axis < type.shape().rank(); axis++) {
            Dim dim = type.shape().dim(axis);
            dims.add(dim.isKnown() ? dim.size() : null);
        }
        return named;
    }

    private ObjectNode value(Place place) {
        ObjectNode value = JSON.createObjectNode().put("type", place.dtype().toString());
        value.set("dims", JSON.valueToTree(place.sizes()));
        return value.put("at", model.address(place));
    }

    private ArrayNode values(List<Place> places) {
        ArrayNode values = JSON.createArrayNode();
        places.forEach(place -> {
            if (place == null) {
                values.addNull();
            } else {
                values.add(value(place));
            }
        });
        return values;
    }

    /** Runs of emitted steps, which are one call each, and the steps between them. */
    private ArrayNode steps(PlannedGraph graph) {
        ArrayNode steps = JSON.createArrayNode();
        for (int i = 0; i < graph.steps().size(); i++) {
            int stretch = graph.stretch(i);
            if (stretch >= 0) {
                int end = graph.program().ends()[stretch];
                steps.addArray().add(graphs.indexOf(graph)).add(stretch).add(i).add(end);
                i = end - 1;
            } else {
                steps.add(scripted(graph, graph.steps().get(i)));
            }
        }
        return steps;
    }

    private ArrayNode scripted(PlannedGraph graph, Step step) {
        String function = ScriptedSteps.function(step);
        functions.add(function);
        ObjectNode attributes = ScriptedSteps.attributes(step);
        PlannedGraph body = graph.body(step);
        if (body != null) {
            ObjectNode inner = attributes.putObject("body");
            inner.set("inputs", values(body.inputs()));
            inner.set("outputs", values(body.outputs()));
            inner.set("steps", steps(body));
        }
        return JSON.createArrayNode().addRawValue(new RawValue(function)).add(attributes)
                .add(values(ScriptedSteps.operands(step))).add(values(Arrays.asList(step.outputs())));
    }

    /** A node of the model's end. */
    private ArrayNode ended(Node node) {
        functions.add(node.opType());
        ArrayNode operands = JSON.createArrayNode();
        node.inputs().forEach(input -> operands.add(input.isEmpty() ? JSON.nullNode() : named(input)));
        ArrayNode results = JSON.createArrayNode();
        node.outputs().forEach(output -> results.add(named(output)));
        return JSON.createArrayNode().addRawValue(new RawValue(node.opType())).add(JSON.createObjectNode())
                .add(operands).add(results);
    }

    private List<String> strings() {
        List<String> strings = new ArrayList<>();
        for (int handle = 0; handle < model.session().strings().mark(); handle++) {
            strings.add(model.session().strings().text(handle));
        }
        return strings;
    }

    /** A file beside this class without its comments, which a page would download. */
    static String resource(String name) throws IOException {
        try (InputStream in = ModelScript.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll(COMMENT, "");
        }
    }
}
