package dev.teacup.wasm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of instructions against Chicory's, which is another's. */
class OpcodeTest {
    /** Where the names in Chicory are not those of the specification. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "F32X4_DEMOTE_F64X2_ZERO", "F32X4_DEMOTE_LOW_F64X2_ZERO",
            "MEMORY_ATOMIC_NOTIFY", "MEM_ATOMIC_NOTIFY", "MEMORY_ATOMIC_WAIT32", "MEM_ATOMIC_WAIT32");

    @Test
    void noTwoInstructionsAreWrittenTheSame() {
        Map<Integer, String> names = new HashMap<>();
        for (Instruction instruction : Instruction.all()) {
            assertEquals(null, names.put(number(instruction), instruction.name()), instruction.name());
        }
        assertTrue(names.size() > 440, names.size() + " instructions");
    }

    @Test
    void anInstructionIsWrittenAsItsNamesakeInChicory() {
        Map<String, Integer> theirs = new HashMap<>();
        for (OpCode opcode : OpCode.values()) {
            theirs.put(opcode.name().toUpperCase(Locale.ROOT), opcode.opcode());
        }
        for (Instruction instruction : known()) {
            String name = OTHER_NAMES.getOrDefault(instruction.name(), spelled(instruction.name()));
            assertEquals(theirs.get(name), number(instruction), instruction.name());
        }
    }

    @Test
    void chicoryValidatesFunctionsOfOneInstruction() {
        for (Instruction instruction : known()) {
            byte[] module = instruction.module();
            assertDoesNotThrow(() -> Parser.parse(module), instruction.name());
        }
    }

    @Test
    void instructionsHaveTheirNamesInTheTextFormat() {
        assertEquals("f32x4.extract_lane", InstructionNames.of(Opcode.F32X4_EXTRACT_LANE));
        assertEquals("local.get", InstructionNames.of(Opcode.LOCAL_GET));
        assertEquals("br_if", InstructionNames.of(Opcode.BR_IF));
        assertEquals("call_indirect", InstructionNames.of(Opcode.CALL_INDIRECT));
        assertEquals("unreachable", InstructionNames.of(Opcode.UNREACHABLE));
        assertEquals("i32.atomic.rmw.add", InstructionNames.of(Opcode.I32_ATOMIC_RMW_ADD));
        assertEquals("memory.atomic.wait32", InstructionNames.of(Opcode.MEMORY_ATOMIC_WAIT32));
        assertEquals("0xfff", InstructionNames.of(0xFFF));
    }

    /** Chicory has no relaxed instructions; browsers validate and run them. */
    private static List<Instruction> known() {
        return Instruction.all().stream().filter(instruction -> !instruction.isRelaxed()).toList();
    }

    private static String spelled(String name) {
        return name.replace("EXTEND8", "EXTEND_8").replace("EXTEND16", "EXTEND_16").replace("EXTEND32_S",
                "EXTEND_32_S");
    }

    private static int number(Instruction instruction) {
        int prefix = Opcode.prefix(instruction.opcode());
        int code = Opcode.code(instruction.opcode());
        return prefix << (code > 0xFF ? 12 : 8) | code;
    }
}
