package dev.teacup.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows a function as it is written and holds it against the rules of validation. It is reached from
 * assertions alone, so the compiled engine has nothing of it. All questions answer true or throw an
 * {@link AssertionError}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/algorithm.html">Validation algorithm</a>
 */
final class Checker {
    /** A kind that may be any: an operand behind a branch, where nothing is ever run. */
    private static final int ANY = 1;

    private final String function;
    private final ModuleWriter module;
    private final Bytes locals;
    private final Bytes stack = new Bytes();
    private final List<Frame> frames = new ArrayList<>();

    /** The instruction that is looked at, and what it finds on the stack. */
    private int opcode = Opcode.END;
    private String before = "";

    Checker(String function, ModuleWriter module, Bytes locals, int... results) {
        this.function = function;
        this.module = module;
        this.locals = locals;
        frames.add(new Frame(Opcode.BLOCK, 0, 0, results));
    }

    boolean op(int instruction) {
        begin(instruction);
        int immediate = Opcode.immediate(instruction);
        require(immediate == 0 || immediate == Opcode.ZEROS, "an instruction for op", "one with immediates");
        switch (instruction) {
            case Opcode.DROP -> pop(ANY);
            case Opcode.SELECT -> select();
            case Opcode.UNREACHABLE -> leave();
            case Opcode.RETURN -> {
                take(frames.get(0).results);
                leave();
            }
            case Opcode.ELSE, Opcode.END -> require(false, "the method of that name", "op");
            default -> applySignature();
        }
        return true;
    }

    boolean constant(int instruction) {
        begin(instruction);
        applySignature();
        return true;
    }

    boolean load(int instruction) {
        begin(instruction);
        require(Opcode.immediate(instruction) == Opcode.MEMORY && Opcode.result(instruction) != 0,
                "a load", "another instruction");
        applySignature();
        return true;
    }

    boolean store(int instruction) {
        begin(instruction);
        require(Opcode.immediate(instruction) == Opcode.MEMORY && Opcode.result(instruction) == 0,
                "a store", "another instruction");
        applySignature();
        return true;
    }

    boolean lane(int instruction, int immediate, int lane) {
        begin(instruction);
        require(Opcode.immediate(instruction) == immediate, "an instruction of lanes", "another");
        require(lane, 16 >> Opcode.width(instruction), "a lane");
        applySignature();
        return true;
    }

    boolean shuffle(int... lanes) {
        begin(Opcode.I8X16_SHUFFLE);
        int count = lanes.length;
        require(count == 2 || count == 4 || count == 8 || count == 16, "2, 4, 8 or 16 lanes",
                count + " lanes");
        for (int lane : lanes) {
            require(lane, 2 * count, "a lane");
        }
        applySignature();
        return true;
    }

    boolean get(int local) {
        begin(Opcode.LOCAL_GET);
        stack.u8(localKind(local));
        return true;
    }

    boolean set(int local) {
        begin(Opcode.LOCAL_SET);
        pop(localKind(local));
        return true;
    }

    boolean tee(int local) {
        begin(Opcode.LOCAL_TEE);
        pop(localKind(local));
        stack.u8(localKind(local));
        return true;
    }

    boolean getGlobal(int global) {
        begin(Opcode.GLOBAL_GET);
        stack.u8(globalKind(global));
        return true;
    }

    boolean setGlobal(int global) {
        begin(Opcode.GLOBAL_SET);
        pop(globalKind(global));
        return true;
    }

    boolean call(int callee) {
        begin(Opcode.CALL);
        require(callee, module.functionCount(), "a function");
        apply(module.signature(callee));
        return true;
    }

    boolean callIndirect(String type) {
        begin(Opcode.CALL_INDIRECT);
        pop(Kind.I32);
        apply(type);
        return true;
    }

    boolean open(int instruction, int result, int label) {
        begin(instruction);
        if (instruction == Opcode.IF) {
            pop(Kind.I32);
        }
        frames.add(
                new Frame(instruction, label, stack.size(), result == 0 ? Kind.list() : Kind.list(result)));
        return true;
    }

    boolean orElse() {
        begin(Opcode.ELSE);
        Frame frame = close();
        require(frame.opcode == Opcode.IF, "an if that is open", InstructionNames.of(frame.opcode));
        frames.add(new Frame(Opcode.ELSE, frame.label, stack.size(), frame.results));
        return true;
    }

    boolean end() {
        begin(Opcode.END);
        Frame frame = close();
        require(frame.opcode != Opcode.IF || frame.results.length == 0, "else, for there is a result", "end");
        for (int kind : frame.results) {
            stack.u8(kind);
        }
        return true;
    }

    boolean branch(int instruction, int label) {
        begin(instruction);
        if (instruction == Opcode.BR_IF) {
            pop(Kind.I32);
        }
        int[] kinds = kindsAt(label);
        take(kinds);
        if (instruction == Opcode.BR) {
            leave();
        } else {
            for (int kind : kinds) {
                stack.u8(kind);
            }
        }
        return true;
    }

    boolean branchTable(int... labels) {
        begin(Opcode.BR_TABLE);
        pop(Kind.I32);
        int[] last = kindsAt(labels[labels.length - 1]);
        for (int label : labels) {
            int[] kinds = kindsAt(label);
            require(kinds.length == last.length, "labels that all take " + names(last), names(kinds));
            for (int kind : kinds) {
                stack.u8(pop(kind));
            }
        }
        take(last);
        leave();
        return true;
    }

    /** That the function was closed. */
    boolean isWhole() {
        opcode = Opcode.END;
        require(frames.isEmpty(), "an end of all that is open", frames.size() + " still open");
        return true;
    }

    private void begin(int instruction) {
        opcode = instruction;
        require(!frames.isEmpty(), "nothing behind the function's end", InstructionNames.of(instruction));
        before = names(stack.toArray(), innermost().height);
    }

    private void applySignature() {
        for (int below = 0; Opcode.operand(opcode, below) != 0; below++) {
            pop(Opcode.operand(opcode, below));
        }
        if (Opcode.result(opcode) != 0) {
            stack.u8(Opcode.result(opcode));
        }
    }

    /** Calls what has a type: its byte, the number of parameters, they, the number of results, they. */
    private void apply(String type) {
        int params = type.charAt(1);
        for (int i = params; i > 0; i--) {
            pop(type.charAt(1 + i));
        }
        for (int i = params + 3; i < type.length(); i++) {
            stack.u8(type.charAt(i));
        }
    }

    private void select() {
        pop(Kind.I32);
        int second = pop(ANY);
        int first = pop(second);
        stack.u8(first == ANY ? second : first);
    }

    /** What follows is never run, up to the end of the frame. */
    private void leave() {
        stack.truncate(innermost().height);
        innermost().unreachable = true;
    }

    private Frame close() {
        Frame frame = innermost();
        take(frame.results);
        require(stack.size() == frame.height, "nothing but the result " + names(frame.results), before);
        frames.remove(frames.size() - 1);
        return frame;
    }

    private void take(int... kinds) {
        for (int i = kinds.length - 1; i >= 0; i--) {
            pop(kinds[i]);
        }
    }

    /** The kind of what lay on top. */
    private int pop(int expected) {
        int got = ANY;
        if (stack.size() > innermost().height) {
            got = stack.get(stack.size() - 1);
            stack.truncate(stack.size() - 1);
        } else {
            require(innermost().unreachable, wanted(expected), before);
        }
        require(got == expected || got == ANY || expected == ANY, wanted(expected), before);
        return got;
    }

    private Frame innermost() {
        return frames.get(frames.size() - 1);
    }

    private int[] kindsAt(int label) {
        for (Frame frame : frames) {
            if (frame.label == label) {
                return frame.opcode == Opcode.LOOP ? Kind.list() : frame.results;
            }
        }
        throw failure("the label of a block or loop that is open", "another");
    }

    private int localKind(int local) {
        require(local, locals.size(), "a local");
        require(Kind.isOne(locals.get(local)), "a local that was not given back", "local " + local);
        return locals.get(local);
    }

    private int globalKind(int global) {
        require(module.globalKind(global) != 0, "a global of the module", "global " + global);
        return module.globalKind(global);
    }

    /** The operands of the instruction where it has a signature. */
    private String wanted(int kind) {
        String all = "";
        for (int below = 0; Opcode.operand(opcode, below) != 0; below++) {
            all = Kind.name(Opcode.operand(opcode, below)) + (below == 0 ? "" : " " + all);
        }
        return all.isEmpty() ? Kind.name(kind) : all;
    }

    private void require(int number, int bound, String what) {
        require(number >= 0 && number < bound, what + " below " + bound, Integer.toString(number));
    }

    private void require(boolean right, String expected, String got) {
        if (!right) {
            throw failure(expected, got);
        }
    }

    private AssertionError failure(String expected, String got) {
        return new AssertionError(function + ": " + InstructionNames.of(opcode) + "\nexpected: " + expected
                + "\ngot: " + got);
    }

    private static String names(int... kinds) {
        byte[] bytes = new byte[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            bytes[i] = (byte) kinds[i];
        }
        return names(bytes, 0);
    }

    private static String names(byte[] kinds, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < kinds.length; i++) {
            text.append(i == from ? "" : " ").append(Kind.name(kinds[i]));
        }
        return text.isEmpty() ? "nothing" : text.toString();
    }

    /** What a block, a loop, an if or the function itself needs at its end. */
    private static final class Frame {
        private final int opcode;
        private final int label;
        private final int height;
        private final int[] results;
        private boolean unreachable;

        Frame(int opcode, int label, int height, int... results) {
            this.opcode = opcode;
            this.label = label;
            this.height = height;
            this.results = results;
        }
    }
}
