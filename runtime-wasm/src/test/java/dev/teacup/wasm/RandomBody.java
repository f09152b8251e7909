package dev.teacup.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a module of numbers, whatever they are: each chooses the next instruction of a function. It keeps in
 * mind what lies on the stack and chooses what fits, but for steps that are {@link #WILD}. Whether the writer
 * looks at what it is asked for, or writes it as it is, depends on whether assertions are on where this class
 * was loaded.
 */
public final class RandomBody implements Function<int[], byte[]> {
    /** The steps by which a body may go wrong. */
    static final int WILD = 15;
    static final int STEPS = 16;

    private static final int[] KINDS = {Kind.I32, Kind.I64, Kind.F32, Kind.F64, Kind.V128};
    private static final List<Instruction> INSTRUCTIONS = Instruction.all().stream()
            .filter(instruction -> !instruction.isRelaxed() && instruction.hasSignature()).toList();

    /** What lies on the stack of each block that is open; the last one is the innermost. */
    private final List<List<Integer>> stacks = new ArrayList<>();
    private final List<int[]> results = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<Boolean> loops = new ArrayList<>();
    private FunctionWriter f;

    /** The bytes of the module; for a wrong body an {@link AssertionError} where assertions are on. */
    @Override
    public byte[] apply(int[] choices) {
        return new RandomBody().module(choices);
    }

    private byte[] module(int[] choices) {
        ModuleWriter module = new ModuleWriter("random");
        module.importMemory("teacup", "memory", 1, 2, true);
        f = module.function("f", true, KINDS, Kind.I64);
        open(Kind.list(Kind.I64), 0, false);
        for (int choice : choices) {
            step(choice % STEPS, choice / STEPS);
        }
        while (!stacks.isEmpty()) {
            end();
        }
        return module.toBytes();
    }

    private void step(int kindOfStep, int choice) {
        switch (kindOfStep) {
            case 0 -> block(choice);
            case 1 -> close();
            case 2 -> branch(choice);
            case 3 -> set(choice);
            case 4 -> select(choice);
            case 5, 6, 7, 8 -> push(choice);
            case WILD -> write(INSTRUCTIONS.get(choice % INSTRUCTIONS.size()));
            default -> fitting(choice);
        }
    }

    private List<Integer> stack() {
        return stacks.get(stacks.size() - 1);
    }

    private void open(int[] results, int label, boolean loop) {
        stacks.add(new ArrayList<>());
        this.results.add(results);
        labels.add(label);
        loops.add(loop);
    }

    private void push(int choice) {
        f.get(choice % KINDS.length);
        stack().add(KINDS[choice % KINDS.length]);
    }

    private void set(int choice) {
        if (!stack().isEmpty()) {
            int kind = stack().get(stack().size() - 1);
            int local = choice % 3 == 0 ? f.local(kind) : Kind.I32 - kind;
            if (choice % 2 == 0) {
                f.tee(local);
            } else {
                f.set(local);
                stack().remove(stack().size() - 1);
            }
            if (choice % 3 == 0) {
                f.free(local);
            }
        }
    }

    /** One of two numbers, by an if or by a select. */
    private void select(int choice) {
        int kind = KINDS[choice % KINDS.length];
        int local = Kind.I32 - kind;
        if (choice / 8 % 2 == 0) {
            f.get(0).if_(kind).get(local).else_().get(local).end();
        } else {
            f.get(local).get(local).get(0).op(Opcode.SELECT);
        }
        stack().add(kind);
    }

    private void block(int choice) {
        int[] result = choice % 2 == 0 ? Kind.list() : Kind.list(KINDS[choice / 4 % KINDS.length]);
        boolean loop = choice / 2 % 2 == 0;
        int label;
        if (result.length == 0) {
            label = loop ? f.loop() : f.block();
        } else {
            label = loop ? f.loop(result[0]) : f.block(result[0]);
        }
        open(result, label, loop);
    }

    private void close() {
        if (stacks.size() > 1) {
            end();
        }
    }

    /** Leaves nothing on the stack but the results. */
    private void end() {
        for (int i = stack().size(); i > 0; i--) {
            f.op(Opcode.DROP);
        }
        int last = stacks.size() - 1;
        stacks.remove(last);
        labels.remove(last);
        loops.remove(last);
        for (int kind : results.remove(last)) {
            f.get(Kind.I32 - kind);
            if (last > 0) {
                stack().add(kind);
            }
        }
        f.end();
    }

    /** A branch out of here by a condition, or a return behind which nothing is run. */
    private void branch(int choice) {
        int to = choice / 2 % stacks.size();
        int[] carried = to > 0 && loops.get(to) ? Kind.list() : results.get(to);
        for (int kind : carried) {
            f.get(Kind.I32 - kind);
            stack().add(kind);
        }
        if (to == 0) {
            f.op(Opcode.RETURN);
            stack().clear();
        } else if (choice % 2 == 0) {
            f.get(0).brIf(labels.get(to));
        } else {
            f.get(0).brTable(labels.get(to), labels.get(to));
            stack().clear();
        }
    }

    /** One of the instructions that take what lies on the stack. */
    private void fitting(int choice) {
        List<Instruction> fit = INSTRUCTIONS.stream().filter(this::fits).toList();
        write(fit.get(choice % fit.size()));
    }

    private boolean fits(Instruction instruction) {
        int[] operands = instruction.operands();
        int below = stack().size() - operands.length;
        for (int i = 0; i < operands.length; i++) {
            if (below < 0 || stack().get(below + i) != operands[i]) {
                return false;
            }
        }
        return true;
    }

    private void write(Instruction instruction) {
        instruction.write(f);
        for (int i = 0; i < instruction.operands().length && !stack().isEmpty(); i++) {
            stack().remove(stack().size() - 1);
        }
        for (int kind : instruction.results()) {
            stack().add(kind);
        }
    }
}
