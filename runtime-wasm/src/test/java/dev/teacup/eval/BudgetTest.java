package dev.teacup.eval;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Limits SMALL = new Limits(1 << 20, 100, 8, 3, 1_000);

    @Test
    void allowsAllTheWorkOfTheLimit() {
        Budget budget = new Budget(SMALL);
        assertDoesNotThrow(() -> budget.burn(1_000));
        ModelException e = assertThrows(ModelException.class, () -> budget.burn(1));
        assertEquals("""
                the run needs more work than the limit allows
                expected: at most 1000 elements computed
                got: at least 1001
                fix: use a smaller model or input, or raise the limit""", e.getMessage());
    }

    @Test
    void refusesWorkThatCannotBeCounted() {
        Budget budget = new Budget(new Limits(1, 1, 1, 1, Long.MAX_VALUE));
        budget.burn(Long.MAX_VALUE);
        assertThrows(ModelException.class, () -> budget.burn(Long.MAX_VALUE));
    }

    @Test
    void countsTheTurnsOfLoops() {
        Budget budget = new Budget(SMALL);
        for (int turn = 0; turn < 3; turn++) {
            budget.turn();
        }
        ModelException e = assertThrows(ModelException.class, budget::turn);
        assertEquals("at most 3 turns of all loops together", e.expected());
        assertEquals("at least 4", e.got());
    }

    @Test
    void endsWhenSomebodyOutsideWantsIt() {
        Budget budget = new Budget(Limits.DEFAULT, () -> true);
        assertDoesNotThrow(() -> budget.burn(1));
        ModelException e = assertThrows(ModelException.class, () -> budget.burn(1 << 23));
        assertEquals("the run was ended from outside", e.what());
    }

    @Test
    void asksAlsoAfterManySmallPieces() {
        Budget budget = new Budget(Limits.DEFAULT, () -> true);
        assertThrows(ModelException.class, () -> {
            for (int piece = 0; piece < 5000; piece++) {
                budget.burn(0);
            }
        });
    }
}
