package dev.teacup.train.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CoverageTest {
    private final Coverage coverage = new Coverage();

    @Test
    void countsTheNodesOfAStepByTheirOperators() {
        coverage.add(List.of("MatMul 'a'", "Add 'b'"), true);
        coverage.add(List.of("Add 'c'"), false);
        coverage.endRun();
        assertEquals("emitted 66.7 % of nodes: 2 of 3 (Add 1/2, MatMul 1/1)", coverage.toString());
    }

    @Test
    void aNodeOfSeveralStepsIsEmittedWhereAllOfThemAre() {
        coverage.add(List.of("Softmax 's'"), true);
        coverage.add(List.of("Softmax 's'"), false);
        coverage.add(List.of("Softmax 's'"), true);
        coverage.endRun();
        assertEquals("emitted 0.0 % of nodes: 0 of 1 (Softmax 0/1)", coverage.toString());
    }

    @Test
    void nodesOfOneNameInTwoModelsAreTwo() {
        for (boolean isEmitted : new boolean[] {true, false}) {
            coverage.add(List.of("Add 'y'"), isEmitted);
            coverage.endRun();
        }
        assertEquals("emitted 50.0 % of nodes: 1 of 2 (Add 1/2)", coverage.toString());
    }

    @Test
    void planningIsNoNode() {
        coverage.add(List.of(), false);
        coverage.endRun();
        assertTrue(coverage.isEmpty());
    }
}
