package dev.teacup.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextTest {
    /** What stands for these in the browser, so it gives what Java gives. */
    @Test
    void textsAreJoinedAsByPlus() {
        String missing = null;
        assertEquals("a" + "b", Text.joined("a", "b"));
        assertEquals("a" + missing, Text.joined("a", missing));
        assertEquals(missing + "b" + "", Text.joined(missing, "b", ""));
    }
}
