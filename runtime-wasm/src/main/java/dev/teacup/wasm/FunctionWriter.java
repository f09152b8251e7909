package dev.teacup.wasm;

import static dev.teacup.wasm.Opcode.BLOCK;
import static dev.teacup.wasm.Opcode.BR;
import static dev.teacup.wasm.Opcode.BR_IF;
import static dev.teacup.wasm.Opcode.BR_TABLE;
import static dev.teacup.wasm.Opcode.CALL;
import static dev.teacup.wasm.Opcode.CALL_INDIRECT;
import static dev.teacup.wasm.Opcode.ELSE;
import static dev.teacup.wasm.Opcode.END;
import static dev.teacup.wasm.Opcode.F32_CONST;
import static dev.teacup.wasm.Opcode.F64_CONST;
import static dev.teacup.wasm.Opcode.GLOBAL_GET;
import static dev.teacup.wasm.Opcode.GLOBAL_SET;
import static dev.teacup.wasm.Opcode.I32_CONST;
import static dev.teacup.wasm.Opcode.I64_CONST;
import static dev.teacup.wasm.Opcode.I8X16_SHUFFLE;
import static dev.teacup.wasm.Opcode.IF;
import static dev.teacup.wasm.Opcode.LOCAL_GET;
import static dev.teacup.wasm.Opcode.LOCAL_SET;
import static dev.teacup.wasm.Opcode.LOCAL_TEE;
import static dev.teacup.wasm.Opcode.LOOP;
import static dev.teacup.wasm.Opcode.V128_CONST;

/**
 * Writes the body of a function, one instruction after the other as in the text format:
 * {@code f.get(a).get(b).op(F32X4_MUL).set(product)}. {@link #end} closes what was opened last, at the end
 * the function itself. Where assertions are on, each instruction is checked as it is written, and a mistake
 * is an {@link AssertionError} that names function, instruction, what was expected and what the stack holds.
 */
public final class FunctionWriter {
    private static final int NO_RESULT = 0x40;
    private static final int FREE = 0x80;

    /** A label is the depth in its lowest bits, and above them what tells it from others of that depth. */
    private static final int LABEL_DEPTH = 8;

    private final ModuleWriter module;
    private final int index;
    private final int params;
    private final Bytes code = new Bytes();

    /** The kind of each local, parameters first, with {@link #FREE} where it was given back. */
    private final Bytes locals = new Bytes();
    private int depth;
    private int opened;

    /** The local that was set last, where that begins in the code, and where it ends. */
    private int lastSet;
    private int lastSetAt;
    private int lastSetEnd = -1;

    /** There only where assertions are on. */
    private Checker checker;

    FunctionWriter(ModuleWriter module, String name, int index, int[] params, int... results) {
        this.module = module;
        this.index = index;
        this.params = params.length;
        for (int kind : params) {
            locals.u8(kind);
        }
        assert (checker = new Checker(name, module, locals, results)) != null;
    }

    /** The bytes of the instructions so far. */
    public int bytes() {
        return code.size();
    }

    /** The index with which the function is called. */
    public int index() {
        return index;
    }

    /** The local that holds the parameter {@code position}. */
    public int param(int position) {
        assert position >= 0 && position < params : position;
        return position;
    }

    /** A local, new or given back by {@link #free}: what it holds is not known until it is set. */
    public int local(int kind) {
        for (int local = params; local < locals.size(); local++) {
            if (locals.get(local) == (kind | FREE)) {
                locals.set(local, kind);
                return local;
            }
        }
        locals.u8(kind);
        return locals.size() - 1;
    }

    /** Gives a local back: the next one of its kind may be the same. */
    public FunctionWriter free(int local) {
        assert local >= params : local;
        locals.set(local, locals.get(local) | FREE);
        return this;
    }

    /** Gets a local. Right behind {@link #set} of the same one, both become a {@code local.tee}. */
    public FunctionWriter get(int local) {
        assert checker.get(local);
        if (lastSetEnd == code.size() && lastSet == local) {
            code.set(lastSetAt, Opcode.code(LOCAL_TEE));
            lastSetEnd = -1;
            return this;
        }
        return write(LOCAL_GET, local);
    }

    /** Takes the top of the stack into a local. */
    public FunctionWriter set(int local) {
        assert checker.set(local);
        lastSet = local;
        lastSetAt = code.size();
        write(LOCAL_SET, local);
        lastSetEnd = code.size();
        return this;
    }

    /** Copies the top of the stack into a local. */
    public FunctionWriter tee(int local) {
        assert checker.tee(local);
        return write(LOCAL_TEE, local);
    }

    /** Gets a global. */
    public FunctionWriter getGlobal(int global) {
        assert checker.getGlobal(global);
        return write(GLOBAL_GET, global);
    }

    /** Takes the top of the stack into a global. */
    public FunctionWriter setGlobal(int global) {
        assert checker.setGlobal(global);
        return write(GLOBAL_SET, global);
    }

    public FunctionWriter i32(int value) {
        assert checker.constant(I32_CONST);
        write(I32_CONST);
        code.s64(value);
        return this;
    }

    public FunctionWriter i64(long value) {
        assert checker.constant(I64_CONST);
        write(I64_CONST);
        code.s64(value);
        return this;
    }

    public FunctionWriter f32(float value) {
        assert checker.constant(F32_CONST);
        write(F32_CONST);
        code.fixed(Float.floatToRawIntBits(value), 4);
        return this;
    }

    public FunctionWriter f64(double value) {
        assert checker.constant(F64_CONST);
        write(F64_CONST);
        code.fixed(Double.doubleToRawLongBits(value), 8);
        return this;
    }

    /** A vector by its lower and its higher 64 bits. */
    public FunctionWriter v128(long low, long high) {
        assert checker.constant(V128_CONST);
        write(V128_CONST);
        code.fixed(low, 8).fixed(high, 8);
        return this;
    }

    /** An instruction that needs nothing but its operands, {@code DROP} and {@code SELECT} among them. */
    public FunctionWriter op(int opcode) {
        assert checker.op(opcode);
        write(opcode);
        code.fixed(0, Opcode.width(opcode));
        return this;
    }

    /** A load from the address on the stack plus {@code offset} bytes, without sign. */
    public FunctionWriter load(int opcode, int offset) {
        assert checker.load(opcode);
        return access(opcode, offset);
    }

    /** A store to the address on the stack, which lies below the value, plus {@code offset} bytes. */
    public FunctionWriter store(int opcode, int offset) {
        assert checker.store(opcode);
        return access(opcode, offset);
    }

    /** A load into one lane of the vector on the stack, or a store of one lane. */
    public FunctionWriter lane(int opcode, int offset, int lane) {
        assert checker.lane(opcode, Opcode.MEMORY_AND_LANE, lane);
        access(opcode, offset);
        code.u8(lane);
        return this;
    }

    /** Takes a lane out of a vector, or replaces it. */
    public FunctionWriter lane(int opcode, int lane) {
        assert checker.lane(opcode, Opcode.LANE, lane);
        write(opcode);
        code.u8(lane);
        return this;
    }

    /**
     * {@code i8x16.shuffle} by lanes of any width: 2, 4, 8 or 16 numbers, counted on from the lanes of the
     * lower operand to those of the upper one.
     */
    public FunctionWriter shuffle(int... lanes) {
        assert checker.shuffle(lanes);
        write(I8X16_SHUFFLE);
        int bytes = 16 / lanes.length;
        for (int i = 0; i < 16; i++) {
            code.u8(lanes[i / bytes] * bytes + i % bytes);
        }
        return this;
    }

    public FunctionWriter call(FunctionWriter function) {
        return call(function.index);
    }

    /** Calls a function by its index, as {@link ModuleWriter#importFunction} gives it. */
    public FunctionWriter call(int function) {
        assert checker.call(function);
        return write(CALL, function);
    }

    /** Calls the function of the table whose place is on top of the stack. */
    public FunctionWriter callIndirect(int[] params, int... results) {
        String type = module.type(params, results);
        assert checker.callIndirect(type);
        write(CALL_INDIRECT, module.typeIndex(type));
        code.u8(0);
        return this;
    }

    /** Opens a block; a branch to the label that it answers goes behind its end. */
    public int block() {
        return open(BLOCK, NO_RESULT);
    }

    /** As {@link #block()}, with a result on the stack at its end. */
    public int block(int result) {
        return open(BLOCK, result);
    }

    /** Opens a loop; a branch to the label that it answers goes back to its begin. */
    public int loop() {
        return open(LOOP, NO_RESULT);
    }

    /** As {@link #loop()}, with a result on the stack at its end. */
    public int loop(int result) {
        return open(LOOP, result);
    }

    /** Opens what is done where the top of the stack is not 0. */
    public FunctionWriter if_() {
        return if_(NO_RESULT);
    }

    /** As {@link #if_()}, with a result on the stack at its end, in both parts. */
    public FunctionWriter if_(int result) {
        open(IF, result);
        return this;
    }

    /** What is done where it was 0. */
    public FunctionWriter else_() {
        assert checker.orElse();
        return write(ELSE);
    }

    /** Closes what was opened last, at the end the function. */
    public FunctionWriter end() {
        assert checker.end();
        depth--;
        return write(END);
    }

    /** Goes to a label. */
    public FunctionWriter br(int label) {
        assert checker.branch(BR, label);
        return write(BR, outward(label));
    }

    /** Goes to a label where the top of the stack is not 0. */
    public FunctionWriter brIf(int label) {
        assert checker.branch(BR_IF, label);
        return write(BR_IF, outward(label));
    }

    /** Goes to the label whose place in the list is on top of the stack, or to the last one. */
    public FunctionWriter brTable(int... labels) {
        assert checker.branchTable(labels);
        write(BR_TABLE, labels.length - 1);
        for (int label : labels) {
            code.u32(outward(label));
        }
        return this;
    }

    /** The function as the code section has it: runs of locals of one kind, then the instructions. */
    Bytes code() {
        assert checker.isWhole();
        Bytes runs = new Bytes();
        int count = 0;
        for (int local = params; local < locals.size(); count++) {
            int first = local;
            int kind = locals.get(first) & ~FREE;
            while (local < locals.size() && (locals.get(local) & ~FREE) == kind) {
                local++;
            }
            runs.u32(local - first).u8(kind);
        }
        return new Bytes().u32(count).append(runs).append(code);
    }

    private FunctionWriter write(int opcode) {
        int prefix = Opcode.prefix(opcode);
        if (prefix == 0) {
            code.u8(opcode);
        } else {
            code.u8(prefix).u32(Opcode.code(opcode));
        }
        return this;
    }

    private FunctionWriter write(int opcode, int immediate) {
        write(opcode);
        code.u32(immediate);
        return this;
    }

    private FunctionWriter access(int opcode, int offset) {
        write(opcode, Opcode.width(opcode));
        code.u32(offset);
        return this;
    }

    private int open(int opcode, int result) {
        depth++;
        opened += 1 << LABEL_DEPTH;
        int label = opened + depth;
        assert checker.open(opcode, result == NO_RESULT ? 0 : result, label);
        write(opcode, result);
        return label;
    }

    /** How many of what is open lie between here and a label. */
    private int outward(int label) {
        return depth - (label & (1 << LABEL_DEPTH) - 1);
    }
}
