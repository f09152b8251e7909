package dev.teacup.train.compile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teacup.error.ModelException;
import dev.teacup.plan.Place;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.train.file.ModelFile;
import dev.teacup.train.file.Ones;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A model as files that need no runtime: {@code model.wasm} computes, {@code model.bin} holds the weights as
 * it reads them, {@code model.js} loads and feeds it, {@code model.d.ts} declares what it takes and gives,
 * and {@code index.html} shows how it is used.
 */
public final class ModelFiles {
    private static final int PAGE = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String where;
    private final EmittedModel model;

    private ModelFiles(String where, EmittedModel model) {
        this.where = where;
        this.model = model;
    }

    /**
     * Writes the files of a model.
     *
     * @param sizes of open dimensions by their names
     * @throws ModelException when a size is missing, or a node cannot be emitted
     */
    public static void write(Path onnx, Map<String, Integer> sizes, Path folder) throws IOException {
        EmittedModel model = EmittedModel.of(new ModelFile(onnx), sizes);
        ModelFiles files = new ModelFiles(onnx.toString(), model);
        files.checkSizes(sizes);
        files.checkTypes();
        files.checkSteps();
        Files.createDirectories(folder);
        TreeMap<Integer, Integer> data = files.data();
        Files.write(folder.resolve("model.wasm"), model.program().module());
        Files.write(folder.resolve("model.bin"), files.weights(data));
        Files.writeString(folder.resolve("model.js"),
                resource("model.js").replace("const MODEL = {};",
                        "const MODEL = " + files.facts(data) + ";"));
        Files.writeString(folder.resolve("model.d.ts"), files.declarations());
        Files.writeString(folder.resolve("index.html"), resource("index.html"));
    }

    private void checkSizes(Map<String, Integer> sizes) {
        Set<String> open = Ones.open(model.session(), sizes);
        if (!open.isEmpty()) {
            throw new ModelException(where, "the sizes of dimensions are open",
                    "a size for each of " + String.join(", ", open), "none",
                    "say --dim " + open.iterator().next() + "=1, or what the page will feed");
        }
    }

    private void checkTypes() {
        List<String> names = new ArrayList<>(model.session().signature().inputs());
        names.addAll(model.session().signature().outputs());
        for (String name : names) {
            if (model.session().signature().type(name).dtype() == DType.STRING) {
                throw new ModelException(where, "a compiled model takes and gives no strings",
                        "inputs and outputs of numbers", "strings in '" + name + "'",
                        "run it by the engine, which takes strings");
            }
        }
    }

    private void checkSteps() {
        Set<String> left = new LinkedHashSet<>();
        model.tell((nodes, isEmitted) -> left.addAll(isEmitted ? List.of() : nodes));
        if (!left.isEmpty()) {
            throw new ModelException(where, "some nodes cannot be compiled", "nodes that are emitted",
                    String.join(", ", left), "run it by the engine, which has reference kernels for these");
        }
        if (!model.isPlanned() || model.steps() == 0) {
            throw new ModelException(where,
                    model.steps() == 0 ? "there is nothing to compute" : "some sizes depend on values",
                    "steps whose sizes are known before they run",
                    model.steps() == 0 ? "none" : "nodes that wait for values", "run it by the engine");
        }
    }

    /** The bytes that are there before a run, by their addresses: constants, packed and as they lie. */
    private TreeMap<Integer, Integer> data() {
        TreeMap<Integer, Integer> data = new TreeMap<>();
        if (model.base() > model.packedAt()) {
            data.put(model.packedAt(), model.base() - model.packedAt());
        }
        List<Place> places = new ArrayList<>(model.program().fixed());
        model.session().signature().outputs().forEach(output -> places.add(model.place(output)));
        for (Place place : places) {
            if (place.at() < model.packedAt()) {
                data.merge(place.at(), (int) (Shape.of(place.sizes()).elements() * place.dtype().bytes()),
                        Math::max);
            }
        }
        return data;
    }

    private byte[] weights(TreeMap<Integer, Integer> data) {
        ByteArrayOutputStream weights = new ByteArrayOutputStream();
        data.forEach((at, bytes) -> weights.writeBytes(model.memory().read(at, bytes)));
        return weights.toByteArray();
    }

    private String facts(TreeMap<Integer, Integer> data) {
        ObjectNode facts = JSON.createObjectNode();
        facts.put("pages", (model.end() + PAGE) / PAGE).put("base", model.base()).put("steps", model.steps());
        values(facts.putArray("inputs"), model.session().signature().inputs());
        values(facts.putArray("outputs"), model.session().signature().outputs());
        ArrayNode ranges = facts.putArray("data");
        data.forEach((at, bytes) -> ranges.addArray().add(at).add(bytes));
        return facts.toString();
    }

    private void values(ArrayNode into, List<String> names) {
        for (String name : names) {
            Place place = model.place(name);
            ObjectNode value = into.addObject().put("name", name).put("type", place.dtype().toString());
            ArrayNode dims = value.putArray("dims");
            for (int size : place.sizes()) {
                dims.add(size);
            }
            value.put("at", place.at());
        }
    }

    private String declarations() {
        StringBuilder text = new StringBuilder("/** A model compiled ahead of time by Teacup. */\n");
        fields(text, "Inputs", model.session().signature().inputs(), true);
        fields(text, "Outputs", model.session().signature().outputs(), false);
        return text.append("""
                export interface Signature {
                  name: string;
                  type: string;
                  dims: number[];
                }
                export const inputs: Signature[];
                export const outputs: Signature[];
                /** Fetches the model, which lies beside the script. */
                export function load(): Promise<{ run(feeds: Inputs): Outputs }>;
                """).toString();
    }

    private void fields(StringBuilder text, String name, List<String> values, boolean isFed) {
        text.append("export interface ").append(name).append(" {\n");
        for (String value : values) {
            Place place = model.place(value);
            text.append("  /** ").append(place.dtype()).append(Shape.of(place.sizes())).append(" */\n  ")
                    .append(JSON.valueToTree(value).toString()).append(": ").append(array(place.dtype()))
                    .append(isFed ? " | readonly unknown[]" : "").append(";\n");
        }
        text.append("}\n");
    }

    /** The JavaScript array that holds elements; booleans are bytes, and float16 the bits of each. */
    private static String array(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> "Float32Array";
            case FLOAT64 -> "Float64Array";
            case INT64 -> "BigInt64Array";
            case UINT64 -> "BigUint64Array";
            case FLOAT16 -> "Uint16Array";
            case BOOL -> "Uint8Array";
            default -> (dtype.toString().startsWith("u") ? "Uint" : "Int") + 8 * dtype.bytes() + "Array";
        };
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ModelFiles.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
