package dev.teacup.train.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teacup.train.recipe.Recipe;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.ModelDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** {@code models/index.json}: what the gallery shows of each model. */
final class ModelIndex {
    private static final String FILE = "index.json";
    /** What comes with a model whose data asks for it; a package without them has no such model either. */
    private static final String TERMS = "README.txt";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelIndex() {}

    /** Puts the model of a folder into the index beside the folder. */
    static void update(Path folder) {
        Folder models = new Folder(folder.toAbsolutePath().normalize().getParent());
        TreeMap<String, JsonNode> byName = new TreeMap<>();
        for (JsonNode model : known(models.path().resolve(FILE))) {
            byName.put(model.path("name").asText(), model);
        }
        ObjectNode entry = entry(folder);
        byName.put(entry.get("name").asText(), entry);
        ObjectNode index = JSON.createObjectNode().put("schema", 1);
        ArrayNode all = index.putArray("models");
        byName.values().forEach(all::add);
        models.write(FILE, Json.pretty(index));
    }

    /** The same where there is an index already: another folder is nobody's gallery. */
    static void updateIfThere(Path folder) {
        if (Files.exists(folder.toAbsolutePath().normalize().resolveSibling(FILE))) {
            update(folder);
        }
    }

    private static JsonNode known(Path file) {
        try {
            return Files.exists(file) ? JSON.readTree(file.toFile()).path("models") : JSON.createArrayNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode entry(Path folder) {
        Facts facts = new Folder(folder).facts();
        ModelDescription description = Json.read(folder.resolve("model.json"), ModelDescription.class);
        ObjectNode entry = JSON.createObjectNode()
                .put("name", facts.name())
                .put("title", description.title())
                .put("summary", description.summary())
                .put("page", facts.name() + ".html")
                .put("family", Recipe.named(facts.name()).family())
                .put("bytes", facts.run().modelBytes());
        if (Files.exists(folder.resolve(TERMS))) {
            entry.put("terms", facts.name() + "/" + TERMS);
        }
        ObjectNode metrics = entry.putObject("metrics");
        facts.metrics().forEach((name, figure) -> metrics.put(name, Math.round(figure * 1000) / 1000.0));
        return entry;
    }
}
