package dev.teacup.wasm;

import static dev.teacup.wasm.Kind.F32;
import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.I64;
import static dev.teacup.wasm.Kind.V128;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.dylibso.chicory.wasm.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Mistakes are told where they are made, with what was expected and what the stack holds. */
class CheckerTest {
    private final ModuleWriter module = new ModuleWriter("test");
    private final FunctionWriter f = module.function("tile", true, Kind.list(I32, F32), I32);

    @Test
    void anOperandOfTheWrongKindIsToldWithTheWholeStack() {
        f.v128(0, 0).get(0);
        assertEquals("tile: f32x4.mul\nexpected: v128 v128\ngot: v128 i32",
                mistake(() -> f.op(Opcode.F32X4_MUL)));
    }

    @Test
    void aMissingOperandIsTold() {
        assertEquals("tile: v128.store\nexpected: i32 v128\ngot: nothing",
                mistake(() -> f.store(Opcode.V128_STORE, 0)));
        f.f64(1);
        assertEquals("tile: drop\nexpected: any\ngot: nothing",
                mistake(() -> f.op(Opcode.DROP).op(Opcode.DROP)));
    }

    @Test
    void aBlockSeesNothingOfTheStackAroundIt() {
        f.i32(1).block();
        assertEquals("tile: drop\nexpected: any\ngot: nothing", mistake(() -> f.op(Opcode.DROP)));
    }

    @Test
    void localsHaveOneKind() {
        int vector = f.local(V128);
        assertEquals("tile: local.set\nexpected: v128\ngot: f32", mistake(() -> f.f32(1).set(vector)));
        assertEquals("tile: local.get\nexpected: a local below 3\ngot: 3", mistake(() -> f.get(3)));
        f.free(vector);
        assertEquals("tile: local.tee\nexpected: a local that was not given back\ngot: local 2",
                mistake(() -> f.tee(vector)));
        assertEquals(vector + 1, f.local(I32));
        assertEquals(vector, f.local(V128));
    }

    @Test
    void parametersAreNotGivenBack() {
        assertThrows(AssertionError.class, () -> f.free(1));
        assertThrows(AssertionError.class, () -> f.param(2));
    }

    @Test
    void globalsHaveOneKind() {
        int global = module.global(I64, 5);
        assertEquals("tile: global.set\nexpected: i64\ngot: i32", mistake(() -> f.i32(1).setGlobal(global)));
        assertEquals("tile: global.get\nexpected: a global of the module\ngot: global 1",
                mistake(() -> f.getGlobal(1)));
    }

    @Test
    void aBlockLeavesItsResultAndNothingElse() {
        f.block();
        assertEquals("tile: end\nexpected: nothing but the result nothing\ngot: i32",
                mistake(() -> f.i32(1).end()));
        f.op(Opcode.DROP).end().block(F32);
        assertEquals("tile: end\nexpected: f32\ngot: nothing", mistake(f::end));
    }

    @Test
    void theFunctionLeavesItsResultsAndIsClosedOnce() {
        assertEquals("tile: end\nexpected: i32\ngot: nothing", mistake(f::end));
        assertEquals("tile: end\nexpected: an end of all that is open\ngot: 1 still open",
                mistake(module::toBytes));
        f.i32(1).end();
        assertEquals("tile: i32.const\nexpected: nothing behind the function's end\ngot: i32.const",
                mistake(() -> f.i32(1)));
    }

    @Test
    void anIfWithAResultHasTwoParts() {
        f.get(0).if_(I32);
        assertEquals("tile: end\nexpected: else, for there is a result\ngot: end",
                mistake(() -> f.i32(1).end()));
        f.block();
        assertEquals("tile: else\nexpected: an if that is open\ngot: block", mistake(f::else_));
    }

    @Test
    void aLabelIsOneOfWhatIsOpen() {
        int closed = f.block();
        f.end().block();
        assertEquals("tile: br\nexpected: the label of a block or loop that is open\ngot: another",
                mistake(() -> f.br(closed)));
        int result = f.block(I32);
        assertEquals("tile: br_if\nexpected: i32\ngot: i32", mistake(() -> f.i32(1).brIf(result)));
        f.i32(1);
        assertEquals("tile: br_table\nexpected: i32\ngot: nothing",
                mistake(() -> f.i32(1).brTable(f.block(), result)));
    }

    @Test
    void whatIsNeverRunMayLackOperands() {
        int block = f.block(I32);
        f.i32(1).br(block).op(Opcode.F32X4_ADD).op(Opcode.DROP).op(Opcode.SELECT).end().end();
        assertDoesNotThrow(() -> Parser.parse(module.toBytes()));
    }

    @Test
    void whatIsNeverRunHasKindsAllTheSame() {
        f.op(Opcode.UNREACHABLE).f32(1);
        assertEquals("tile: i32.add\nexpected: i32 i32\ngot: f32", mistake(() -> f.op(Opcode.I32_ADD)));
    }

    @Test
    void lanesAreThoseOfTheVector() {
        f.v128(0, 0);
        assertEquals("tile: f32x4.extract_lane\nexpected: a lane below 4\ngot: 4",
                mistake(() -> f.lane(Opcode.F32X4_EXTRACT_LANE, 4)));
        assertEquals("tile: v128.load64_lane\nexpected: a lane below 2\ngot: 2",
                mistake(() -> f.lane(Opcode.V128_LOAD64_LANE, 0, 2)));
        assertEquals("tile: i8x16.shuffle\nexpected: a lane below 8\ngot: -1",
                mistake(() -> f.shuffle(0, 1, 7, -1)));
        assertEquals("tile: i8x16.shuffle\nexpected: 2, 4, 8 or 16 lanes\ngot: 3 lanes",
                mistake(() -> f.shuffle(0, 1, 2)));
    }

    @Test
    void eachInstructionHasItsMethod() {
        assertEquals("tile: f32.load\nexpected: an instruction for op\ngot: one with immediates",
                mistake(() -> f.op(Opcode.F32_LOAD)));
        assertEquals("tile: f32.store\nexpected: a load\ngot: another instruction",
                mistake(() -> f.load(Opcode.F32_STORE, 0)));
        assertEquals("tile: f32.load\nexpected: a store\ngot: another instruction",
                mistake(() -> f.store(Opcode.F32_LOAD, 0)));
        assertEquals("tile: f32x4.add\nexpected: an instruction of lanes\ngot: another",
                mistake(() -> f.lane(Opcode.F32X4_ADD, 0)));
        assertEquals("tile: end\nexpected: the method of that name\ngot: op",
                mistake(() -> f.op(Opcode.END)));
    }

    @Test
    void aCallTakesWhatTheFunctionHas() {
        assertEquals("tile: call\nexpected: f32\ngot: i32 i32", mistake(() -> f.i32(0).i32(0).call(f)));
        assertEquals("tile: call\nexpected: a function below 1\ngot: 1", mistake(() -> f.call(1)));
        assertEquals("tile: call_indirect\nexpected: i32\ngot: i32 f32",
                mistake(() -> f.f32(0).callIndirect(Kind.list())));
    }

    private static String mistake(Executable writing) {
        return assertThrows(AssertionError.class, writing).getMessage();
    }
}
