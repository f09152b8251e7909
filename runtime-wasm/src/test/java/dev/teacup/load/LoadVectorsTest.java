package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Invariants;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.NodeProto;
import dev.teacup.op.Ops;
import dev.teacup.tensor.Strings;
import dev.teacup.testkit.Vectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * All models of ONNX's core test vectors, where they are: each whose operators are there loads as a sound
 * graph.
 */
@EnabledIf("dev.teacup.testkit.Vectors#areThere")
final class LoadVectorsTest {
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Integer> missing = new TreeMap<>();
    private int loaded;

    @Test
    void loadsEveryModelOfKnownOperators() throws IOException {
        Vectors.visit(".onnx", this::load);
        System.out.println("vectors: " + loaded + " models load; others lack " + missing);
        assertEquals(List.of(), failures);
        assertTrue(loaded > 600, loaded + " models");
    }

    private void load(String name, byte[] file) {
        BufferMemory memory = BufferMemory.of(16 + file.length, 1 << 29);
        memory.write(16, file);
        Constants constants = new Constants(new Arena(memory, 16 + file.length, 1 << 29), new Strings());
        try {
            ModelProto model = ModelReader.read(memory, 16, file.length, Limits.DEFAULT);
            Set<String> strangers = new TreeSet<>();
            addStrangers(model.graph(), strangers);
            strangers.forEach(operator -> missing.merge(operator, 1, Integer::sum));
            if (strangers.isEmpty()) {
                Invariants.check(Loader.load(model, constants, Limits.DEFAULT, ExternalFiles.NONE));
                loaded++;
            }
        } catch (ModelException e) {
            failures.add(name + ": " + e.getMessage());
        }
    }

    /** Adds the operators of a graph, and of the graphs in it, that are not there yet. */
    private static void addStrangers(GraphProto graph, Set<String> strangers) {
        for (NodeProto node : graph.node()) {
            boolean isUpgraded = node.opType().equals("Constant") || node.opType().equals("Scatter");
            if (!isUpgraded && Ops.find(node.domain(), node.opType()) == null) {
                strangers.add(node.opType());
            }
            for (AttributeProto attribute : node.attribute()) {
                if (attribute.value() instanceof AttributeProto.Graph inner) {
                    addStrangers(inner.g(), strangers);
                }
            }
        }
    }
}
