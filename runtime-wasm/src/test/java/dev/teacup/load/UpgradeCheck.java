package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Invariants;
import dev.teacup.testkit.Models;

/** Compares what an old node becomes with a text, or how it is refused. */
final class UpgradeCheck {
    private UpgradeCheck() {}

    static void assertBecomes(String expected, Models model) {
        Graph graph = (expected.contains("output m") ? model : model.output("y")).load();
        Invariants.check(graph);
        assertEquals(expected, graph.text());
    }

    static void assertRefused(String start, Models model) {
        String refusal = model.refusal();
        assertTrue(refusal.startsWith(start), refusal);
    }
}
