package dev.teacup.wasm;

import static dev.teacup.wasm.Kind.F32;
import static dev.teacup.wasm.Kind.I32;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** One instruction of {@link Opcode}, by its name there, with the smallest module that uses it. */
public record Instruction(String name, int opcode) {

    /** All of them, in the table's order. */
    public static List<Instruction> all() {
        List<Instruction> all = new ArrayList<>();
        for (Field field : Opcode.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                try {
                    all.add(new Instruction(field.getName(), field.getInt(null)));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return all;
    }

    /** Whether only some browsers have it. */
    public boolean isRelaxed() {
        return name.contains("_RELAXED_");
    }

    /** Whether it has operands and a result wherever it stands. */
    boolean hasSignature() {
        return Opcode.operand(opcode, 0) != 0 || Opcode.result(opcode) != 0;
    }

    /** The operands, the topmost last. */
    int[] operands() {
        int count = 0;
        while (Opcode.operand(opcode, count) != 0) {
            count++;
        }
        int[] kinds = new int[count];
        for (int i = 0; i < count; i++) {
            kinds[i] = Opcode.operand(opcode, count - 1 - i);
        }
        return kinds;
    }

    /** The result, or none. */
    int[] results() {
        return Opcode.result(opcode) == 0 ? Kind.list() : Kind.list(Opcode.result(opcode));
    }

    /** A module whose function {@code f} gives what the instruction makes of its parameters. */
    public byte[] module() {
        ModuleWriter module = new ModuleWriter(name);
        module.importMemory("teacup", "memory", 1, 2, Opcode.prefix(opcode) == 0xFE);
        if (hasSignature()) {
            FunctionWriter f = module.function("f", true, operands(), results());
            for (int i = 0; i < operands().length; i++) {
                f.get(f.param(i));
            }
            write(f);
            f.end();
        } else {
            control(module);
        }
        return module.toBytes();
    }

    /** Writes the instruction, whose operands lie on the stack, with any immediates. */
    void write(FunctionWriter f) {
        switch (Opcode.immediate(opcode)) {
            case Opcode.MEMORY -> access(f);
            case Opcode.LANE -> f.lane(opcode, 1);
            case Opcode.MEMORY_AND_LANE -> f.lane(opcode, 300, 1);
            case Opcode.LANES -> f.shuffle(7, 0, 1, 3);
            case Opcode.CONSTANT -> constant(f);
            default -> f.op(opcode);
        }
    }

    private void access(FunctionWriter f) {
        if (results().length == 0) {
            f.store(opcode, 300);
        } else {
            f.load(opcode, 300);
        }
    }

    private void constant(FunctionWriter f) {
        switch (Opcode.result(opcode)) {
            case I32 -> f.i32(-1000);
            case Kind.I64 -> f.i64(Long.MIN_VALUE);
            case F32 -> f.f32(-0.1f);
            case Kind.F64 -> f.f64(-0.1);
            default -> f.v128(0x0706050403020100L, -2);
        }
    }

    /** The instructions that take what stands around them. */
    private void control(ModuleWriter module) {
        int global = module.global(I32, 0);
        FunctionWriter f = module.function("f", true, Kind.list(I32, F32));
        module.table(f);
        int number = f.param(1);
        switch (opcode) {
            case Opcode.IF -> f.get(0).if_().i32(1).op(Opcode.DROP).end();
            case Opcode.ELSE -> f.get(0).if_(F32).f32(1).else_().f32(2).end().set(number);
            case Opcode.BLOCK, Opcode.LOOP, Opcode.END, Opcode.BR, Opcode.BR_IF, Opcode.BR_TABLE -> branch(f);
            case Opcode.CALL -> f.get(0).get(number).call(f);
            case Opcode.CALL_INDIRECT -> f.i32(0).f32(0).i32(0).callIndirect(Kind.list(I32, F32));
            case Opcode.DROP -> f.get(number).op(Opcode.DROP);
            case Opcode.SELECT -> f.get(number).f32(2).get(0).op(Opcode.SELECT).set(number);
            case Opcode.LOCAL_GET -> f.get(0).op(Opcode.DROP);
            case Opcode.LOCAL_SET -> f.f32(0).set(number);
            case Opcode.LOCAL_TEE -> f.f32(0).tee(number).op(Opcode.DROP);
            case Opcode.GLOBAL_GET -> f.getGlobal(global).op(Opcode.DROP);
            case Opcode.GLOBAL_SET -> f.get(0).setGlobal(global);
            default -> f.op(opcode);
        }
        f.end();
    }

    /** A block, a loop in it, and a branch to either or to the one that is chosen. */
    private void branch(FunctionWriter f) {
        int block = f.block();
        int loop = f.loop();
        switch (opcode) {
            case Opcode.BR -> f.br(block);
            case Opcode.BR_IF -> f.get(0).brIf(loop);
            case Opcode.BR_TABLE -> f.get(0).brTable(loop, block, loop);
            default -> f.get(0).op(Opcode.DROP);
        }
        f.end().end();
    }

    @Override
    public String toString() {
        return name;
    }
}
