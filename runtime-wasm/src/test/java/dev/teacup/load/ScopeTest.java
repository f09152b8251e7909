package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ScopeTest {
    private final Scope model = Scope.ofModel();

    @Test
    void aNameIsReadOnceItIsDefined() {
        assertTrue(model.announce("x"));
        assertNull(model.read("x"));
        assertTrue(model.isAnnounced("x"));
        model.define("x");
        assertEquals("x", model.read("x"));
    }

    @Test
    void aNameIsAnnouncedOnce() {
        assertTrue(model.announce("x"));
        assertFalse(model.announce("x"));
    }

    @Test
    void aSubgraphSeesWhatIsAroundIt() {
        model.announce("x");
        model.define("x");
        assertEquals("x", model.subgraph().subgraph().read("x"));
    }

    @Test
    void aNameThatHidesAnOuterOneBecomesAnother() {
        model.announce("x");
        model.define("x");
        Scope inner = model.subgraph();
        inner.announce("x");
        assertNull(inner.read("x"));
        assertEquals("x_1", inner.define("x"));
        assertEquals("x_1", inner.read("x"));
        assertEquals("x", model.read("x"));
    }

    @Test
    void aNameHidesNoMadeOneEither() {
        model.announce("x");
        assertEquals("x_1", model.fresh("x"));
        Scope inner = model.subgraph();
        inner.announce("x_1");
        assertEquals("x_1_1", inner.own("x_1"));
    }

    @Test
    void siblingsMayHaveOneName() {
        Scope one = model.subgraph();
        Scope other = model.subgraph();
        one.announce("y");
        other.announce("y");
        assertEquals("y", one.own("y"));
        assertEquals("y", other.own("y"));
        assertEquals("y_1", model.fresh("y"));
    }

    @Test
    void aFunctionSeesItsOperandsOnly() {
        model.announce("x");
        model.define("x");
        Scope function = model.function();
        function.bind("a", "x");
        assertEquals("x", function.read("a"));
        assertNull(function.read("x"));
        assertFalse(function.isAnnounced("x"));
    }

    @Test
    void aFunctionMakesNamesOfItsOwnAtEveryCall() {
        model.announce("h");
        Scope first = model.function();
        Scope second = model.function();
        first.announce("h");
        second.announce("h");
        assertEquals("h_1", first.own("h"));
        assertEquals("h_2", second.own("h"));
    }

    @Test
    void aFunctionsResultIsTheOneThatTheCallWants() {
        Scope function = model.function();
        function.want("b", "y");
        function.announce("b");
        assertEquals("y", function.own("b"));
    }

    @Test
    void manyNamesOfOneBaseAreMadeQuickly() {
        for (int i = 0; i < 200_000; i++) {
            model.fresh("h");
        }
        assertEquals("h_200000", model.fresh("h"));
    }
}
