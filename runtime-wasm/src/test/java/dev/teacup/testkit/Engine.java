package dev.teacup.testkit;

import dev.teacup.error.Limits;
import dev.teacup.eval.Budget;
import dev.teacup.eval.Interpreter;
import dev.teacup.eval.Reference;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.tensor.Strings;

/** Runs nodes one after the other on the reference kernels, with nothing planned. */
final class Engine {
    private static final long MOST_BYTES = 1 << 28;

    final Constants constants =
            new Constants(new Arena(BufferMemory.of(1 << 16, MOST_BYTES), 16, MOST_BYTES), new Strings());
    private final Interpreter interpreter =
            new Interpreter(constants, new Reference(new Budget(Limits.DEFAULT), constants.strings()));

    /** Runs a node whose operands are known in {@code values}, and adds its results to them. */
    void run(Node node, Values values) {
        interpreter.run(node, values);
    }
}
