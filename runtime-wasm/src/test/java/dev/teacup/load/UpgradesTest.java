package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.load.upgrade.Step;
import dev.teacup.load.upgrade.Upgrades;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UpgradesTest {
    @Test
    void everyOperatorTakesItsStepsInTheOrderOfOperatorSets() {
        Upgrades.all().forEach((operator, steps) -> {
            int before = 2;
            for (Step step : steps) {
                assertTrue(step.to() >= before && step.to() <= OperatorSets.NEWEST,
                        operator + ": " + before + " comes before " + step.to());
                before = step.to();
            }
        });
        assertEquals(List.of(13, 18), Upgrades.all().get("Split").stream().map(Step::to).toList());
    }
}
