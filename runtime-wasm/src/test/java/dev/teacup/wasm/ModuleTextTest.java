package dev.teacup.wasm;

import static dev.teacup.wasm.Kind.F32;
import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ModuleTextTest {
    @Test
    void namesFunctionsAndTurnsSetAndGetIntoTee() {
        ModuleWriter module = new ModuleWriter("model");
        int log = module.importFunction("teacup", "log", Kind.list(I32));
        FunctionWriter tile = module.function("tile", false, Kind.list(I32), F32);
        FunctionWriter driver = module.function("driver", true, Kind.list(I32));
        int sum = tile.local(V128);
        tile.v128(1, -1).set(sum).get(sum).get(0).load(Opcode.V128_LOAD, 4096).op(Opcode.F32X4_ADD);
        tile.lane(Opcode.F32X4_EXTRACT_LANE, 3).end();
        int loop = driver.loop();
        driver.i32(-300).call(log).get(0).call(tile).f32(0.5f).op(Opcode.F32_LT).if_().br(loop).else_();
        driver.op(Opcode.NOP).end().get(0).brIf(loop).end().end();
        assertEquals("""
                tile
                  local 1 v128
                  v128.const 0x1 0xffffffffffffffff
                  local.tee 1
                  local.get 0
                  v128.load offset=4096
                  f32x4.add
                  f32x4.extract_lane 3
                driver
                  loop
                    i32.const -300
                    call log
                    local.get 0
                    call tile
                    f32.const 0.5
                    f32.lt
                    if
                      br 1
                    else
                      nop
                    end
                    local.get 0
                    br_if 0
                  end
                """, ModuleText.of(module.toBytes()));
    }

    @Test
    void readsEachInstruction() {
        for (Instruction instruction : Instruction.all()) {
            byte[] module = instruction.module();
            String text = assertDoesNotThrow(() -> ModuleText.of(module), instruction.name());
            assertEquals(true, text.contains(InstructionNames.of(instruction.opcode())), text);
        }
    }
}
