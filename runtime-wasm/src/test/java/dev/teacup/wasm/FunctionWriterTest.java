package dev.teacup.wasm;

import static dev.teacup.wasm.Kind.F32;
import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32_MUL;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_LT_U;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_STORE;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FunctionWriterTest {
    private final ModuleWriter module = new ModuleWriter("test");

    @Test
    void computesWithParameters() {
        FunctionWriter f = module.function("square", true, Kind.list(F32), F32);
        f.get(f.param(0)).get(f.param(0)).op(F32_MUL).end();
        assertEquals(6.25f, new Machine(module.toBytes()).run("square", 2.5f));
    }

    @Test
    void namesOfFunctionsAreLeftOutWhereNobodyAsksForThem() {
        for (boolean isNamed : new boolean[] {true, false}) {
            ModuleWriter written = new ModuleWriter("test");
            written.function("square", false, Kind.list(F32), F32).get(0).end();
            byte[] bytes = written.toBytes(isNamed);
            assertEquals(isNamed, new String(bytes, StandardCharsets.ISO_8859_1).contains("square"));
            assertDoesNotThrow(() -> new Machine(bytes));
        }
    }

    @Test
    void addsVectorsInALoopAsTheValidatorWants() {
        module.importMemory("teacup", "memory", 1, 2, false);
        FunctionWriter f = module.function("add", true, Kind.list(I32, I32));
        int at = f.param(0);
        int end = f.param(1);
        int sum = f.local(V128);
        int loop = f.loop();
        f.get(sum).get(at).load(V128_LOAD, 0).op(F32X4_ADD).set(sum);
        f.get(at).get(sum).store(V128_STORE, 16);
        f.get(at).i32(16).op(I32_ADD).set(at);
        f.get(at).get(end).op(I32_LT_U).brIf(loop);
        f.end().end();
        assertDoesNotThrow(() -> new Machine(module.toBytes()));
    }
}
