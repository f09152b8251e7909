package dev.teacup.browser.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class ModuleOrderTest {
    private static final String HEADER = "0061736d01000000";

    /**
     * Functions of an i64, an i32 and an i64: a number of two bytes, the first global, a call of the first
     * function; the latter two are exported. The globals are an i32 and an i64.
     */
    private static final String MIXED = HEADER + "010b014e026000017f6000017e" + "030403010001"
            + "060b02" + "7f0041090b" + "7e0042070b" + "070902" + "01610001" + "01620002"
            + "0a1103" + "05004285010b" + "040023000b" + "040010000b";

    @Test
    void typesThatAreNamedMostAndTheShortestFunctionStandFirstAndAreNamedByTheirNewNumbers() {
        String sorted = HEADER + "010b014e026000017e6000017f" + "030403010000"
                + "060b02" + "7e0042070b" + "7f0041090b" + "070902" + "01610000" + "01620001"
                + "0a1103" + "040023010b" + "040010020b" + "05004285010b";
        assertEquals(sorted, ordered(MIXED));
        assertEquals(sorted, ordered(sorted));
    }

    @Test
    void aTypeComesBehindTheOneThatItExtends() {
        String named = HEADER + "0113014e03" + "50005f01630200" + "50005f00" + "5001015f00";
        assertEquals(HEADER + "0113014e03" + "50005f00" + "5001005f00" + "50005f01630100", ordered(named));
    }

    @Test
    void globalsThatReadOthersStayWhereTheyAre() {
        String reading = HEADER + "060b02" + "7f0041090b" + "7e0023000b";
        assertEquals(reading, ordered(reading));
    }

    @Test
    void anInstructionThatIsNotKnownIsRefused() {
        String told = assertThrows(IllegalStateException.class,
                () -> ordered(MIXED.replace("42070b", "fd070b"))).getMessage();
        assertEquals("an instruction that is not known: 253", told);
    }

    private static String ordered(String module) {
        return HexFormat.of().formatHex(ModuleOrder.of(HexFormat.of().parseHex(module)));
    }
}
