package dev.teacup.tests.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.wasm.Instruction;
import dev.teacup.wasm.Opcode;
import dev.teacup.web.browser.Browser;
import dev.teacup.web.browser.BrowserPage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each instruction of the table in each browser, which is another's implementation. */
class InstructionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MODULES = "dev/teacup/tests/wasm/modules.js";
    private static final byte[] NONE = {0, 'a', 's', 'm', 2, 0, 0, 0};
    private static final Instruction MADD =
            new Instruction("F32X4_RELAXED_MADD", Opcode.F32X4_RELAXED_MADD);

    @ParameterizedTest
    @EnumSource
    void eachInstructionIsValidAndRelaxedOnesDoWhatTheySay(Browser browser) {
        assumeTrue(browser.installed(), browser + " is not installed");
        List<Instruction> instructions = Instruction.all();
        try (BrowserPage page = BrowserPage.open(browser, MODULES)) {
            byte[] valid = page.call("validate", modules(instructions), PATIENCE);
            assertEquals(0, valid[instructions.size()], "a module of no version");
            int relaxed = valid[instructions.indexOf(MADD)];
            List<String> refused = new ArrayList<>();
            for (int i = 0; i < instructions.size(); i++) {
                if (valid[i] != (instructions.get(i).isRelaxed() ? relaxed : 1)) {
                    refused.add(instructions.get(i).name());
                }
            }
            assertEquals(List.of(), refused);
            assumeTrue(relaxed == 1, browser + " has no relaxed instructions");
            List<int[]> results = RelaxedCase.results(page.call("run", RelaxedCase.module(), PATIENCE));
            for (RelaxedCase relaxedCase : RelaxedCase.ALL) {
                assertArrayEquals(relaxedCase.result(), results.get(RelaxedCase.ALL.indexOf(relaxedCase)),
                        relaxedCase.toString());
            }
        }
    }

    @Test
    void eachRelaxedInstructionHasACase() {
        List<Integer> relaxed = Instruction.all().stream().filter(Instruction::isRelaxed)
                .map(Instruction::opcode).sorted().toList();
        assertEquals(relaxed, RelaxedCase.ALL.stream().map(RelaxedCase::opcode).sorted().toList());
    }

    /** A module for each, with its size before it, and at the end one that is none. */
    private static byte[] modules(List<Instruction> instructions) {
        List<byte[]> modules = new ArrayList<>();
        instructions.forEach(instruction -> modules.add(instruction.module()));
        modules.add(NONE);
        ByteBuffer all = ByteBuffer.allocate(modules.stream().mapToInt(module -> 4 + module.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        modules.forEach(module -> all.putInt(module.length).put(module));
        return all.array();
    }
}
