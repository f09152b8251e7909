package dev.teacup.load.upgrade;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attributes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RareUpgradesTest {
    @ParameterizedTest
    @CsvSource({"Relu, 7", "Scan, 9"})
    void theSmallEngineLeavesOldOperatorSetsToTheOtherOne(String operator, int least) {
        assertDoesNotThrow(() -> RareUpgrades.checkLeast(node("", operator), least));
        ModelException refusal =
                assertThrows(ModelException.class,
                        () -> RareUpgrades.checkLeast(node("", operator), least - 1));
        assertEquals(
                operator + " 'old': the operator set is too old for this engine\nexpected: opset " + least
                        + " or newer\ngot: opset " + (least - 1) + "\nfix: export the model again",
                refusal.at(node("", operator).where()).getMessage());
        assertTrue(refusal.isOfUnknownOperator(), "the page would not ask the other engine");
    }

    @Test
    void otherDomainsHaveVersionsOfTheirOwn() {
        assertDoesNotThrow(() -> RareUpgrades.checkLeast(node("com.microsoft", "FusedConv"), 1));
    }

    private static OldNode node(String domain, String operator) {
        return new OldNode(domain, operator, "old", List.of("x"), List.of("y"), Attributes.NONE);
    }
}
