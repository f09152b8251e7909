package dev.teacup.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumTableTest {
    /**
     * The browsers have to find the same number. A change here is a change of results: say so in the commit.
     */
    static final long HASH = 0x9f2f049ca56210eL;

    @Test
    void givesTheBitsThatItAlwaysGave() {
        assertEquals(Long.toHexString(HASH), Long.toHexString(NumTable.hash()));
    }
}
