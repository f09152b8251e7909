package dev.teacup.train.study;

import dev.teacup.train.quantize.Form;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What was asked for of a training.
 *
 * @param data other data of the same form, or null for what is shipped
 * @param out the folder of the model
 * @param epochs instead of the recipe's, or 0
 * @param seed the first one, whose model is kept
 * @param seeds how many are trained: seed, seed + 1 and so on
 * @param resume go on from the checkpoints in {@code out}
 * @param form how {@code model.onnx} stores its weights
 * @param isTerminal whether a line may be written over
 */
public record Request(Path data, Path out, int epochs, long seed, int seeds, boolean resume,
        Form form, PrintStream terminal, boolean isTerminal) {}
