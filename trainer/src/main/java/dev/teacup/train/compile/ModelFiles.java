package dev.teacup.train.compile;

import dev.teacup.error.ModelException;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.train.file.ModelFile;
import dev.teacup.train.quantize.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model as files that need no runtime: {@code model.wasm} computes (and a module beside it for the body of
 * each loop), {@code model.bin} holds the weights as these read them, {@code model.js} loads and feeds them,
 * {@code model.d.ts} declares what it takes and gives, and {@code index.html} is a page that predicts, by
 * {@code page.js}.
 */
public final class ModelFiles {
    private final String where;
    private final EmittedModel model;

    private ModelFiles(String where, EmittedModel model) {
        this.where = where;
        this.model = model;
    }

    /**
     * Writes the files of a model.
     *
     * @param dims sizes of open dimensions by their names
     * @param shapes sizes of whole inputs by their names
     * @param form of the weights in {@code model.bin}
     * @return the files that are written
     * @throws ModelException when a size is missing, or a node cannot be compiled
     */
    public static List<Path> write(Path onnx, Map<String, Integer> dims, Map<String, String> shapes,
            Form form, Path folder) throws IOException {
        EmittedModel model = EmittedModel.of(new ModelFile(onnx), dims, shapes);
        ModelFiles files = new ModelFiles(onnx.toString(), model);
        for (PlannedGraph graph : model.main().all()) {
            files.checkPlanned(graph);
            files.checkSteps(graph);
        }
        Weights weights = new Weights(model, form);
        ModelScript script = new ModelScript(model, weights);
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        List<byte[]> modules = script.modules();
        for (int i = 0; i < modules.size(); i++) {
            written.add(Files.write(folder.resolve(script.names().get(i)), modules.get(i)));
        }
        written.add(Files.write(folder.resolve("model.bin"), weights.bytes()));
        written.add(Files.writeString(folder.resolve("model.js"), script.text()));
        written.add(Files.writeString(folder.resolve("model.d.ts"), Declarations.of(model)));
        written.add(Files.writeString(folder.resolve("page.js"), ExamplePage.of(model)));
        String page = "index.html";
        written.add(Files.writeString(folder.resolve(page), ModelScript.resource(page)));
        return written;
    }

    private void checkPlanned(PlannedGraph graph) {
        if (!graph.waiting().isEmpty()) {
            throw new ModelException(where, "the sizes of some results depend on values",
                    "sizes that are known before a run, but for those of Slice at the end",
                    graph.waiting() + ", and what reads it", "run it by the engine, which plans as it goes");
        } else if (graph == model.main() && graph.steps().isEmpty() && model.ending().nodes().isEmpty()) {
            throw new ModelException(where, "there is nothing to compute", "nodes", "none",
                    "take the outputs as they are");
        }
    }

    private void checkSteps(PlannedGraph graph) {
        Set<String> left = new LinkedHashSet<>();
        for (int i = 0; i < graph.steps().size(); i++) {
            Step step = graph.steps().get(i);
            if (graph.stretch(i) < 0 && ScriptedSteps.function(step) == null) {
                left.addAll(EmittedModel.nodes(step));
            }
            checkStates(graph, step);
        }
        if (!left.isEmpty()) {
            throw new ModelException(where, "some nodes cannot be compiled", "nodes that are emitted",
                    String.join(", ", left), "run it by the engine, which has reference kernels for these");
        }
    }

    /** What a loop carries lies at one place in all turns. */
    private void checkStates(PlannedGraph graph, Step step) {
        PlannedGraph body = graph.body(step);
        List<Place> states = body == null ? List.of() : body.inputs().subList(2, body.inputs().size());
        for (int i = 0; i < states.size(); i++) {
            Place next = body.outputs().get(1 + i);
            if (!Arrays.equals(states.get(i).sizes(), next.sizes())) {
                throw new ModelException(where, "a loop changes the sizes of what it carries",
                        Arrays.toString(states.get(i).sizes()) + " in all turns",
                        Arrays.toString(next.sizes()) + " after the first turn of " + step.where(),
                        "run it by the engine, which plans as it goes");
            }
        }
    }
}
