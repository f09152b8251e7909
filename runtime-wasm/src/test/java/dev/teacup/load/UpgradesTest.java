package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.load.upgrade.Upgrade;
import dev.teacup.load.upgrade.Upgrades;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UpgradesTest {
    @Test
    void everyOperatorTakesItsStepsInTheOrderOfOperatorSets() {
        Map<String, Integer> last = new HashMap<>();
        for (Upgrade upgrade : Upgrades.all()) {
            assertTrue(upgrade.to() > 1 && upgrade.to() <= OperatorSets.NEWEST,
                    upgrade.to() + " is no operator set");
            for (String operator : upgrade.operators()) {
                int before = last.getOrDefault(operator, 0);
                assertTrue(before <= upgrade.to(),
                        operator + ": " + before + " comes before " + upgrade.to());
                last.put(operator, upgrade.to());
            }
        }
        assertEquals(18, last.get("Split"));
    }
}
