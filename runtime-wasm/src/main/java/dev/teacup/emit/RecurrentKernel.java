package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_GT_U;
import static dev.teacup.wasm.Opcode.I32_LOAD;
import static dev.teacup.wasm.Opcode.I32_OR;
import static dev.teacup.wasm.Opcode.I32_SUB;

import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.wasm.FunctionWriter;

/**
 * LSTM, GRU and RNN in float32 with the usual activations, without peepholes; each direction is a
 * {@link Recurrence}.
 */
final class RecurrentKernel implements KernelFamily {
    /** What the gates take from all of X is held at once. */
    private static final long MOST_SUMS = 1 << 24;

    @Override
    public boolean takes(Call call, Body body) {
        String name = call.def().name();
        return (name.equals("LSTM") || name.equals("GRU") || name.equals("RNN"))
                && call.dtype("X") == DType.FLOAT32;
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Call call = step.call();
        Place[] in = step.inputs();
        int[] w = in[1].sizes();
        int[] x = in[0].sizes();
        int directions = w[0];
        int hidden = in[2].sizes()[2];
        int gates = hidden == 0 ? 0 : w[1] / hidden;
        long rows = (long) x[0] * x[1];
        boolean isPlain = gates != 4 || !call.has("P") && !call.flag("input_forget");
        boolean isEven = directions == 1 || !call.flag("layout");
        if (!isPlain || !isEven || rows * w[1] * w[2] == 0 || rows * w[1] > MOST_SUMS) {
            return false;
        }
        String[][] functions = new String[directions][];
        for (int direction = 0; direction < directions; direction++) {
            functions[direction] = functions(call, gates, direction);
            if (functions[direction] == null) {
                return false;
            }
        }
        FunctionWriter driver = to.begin(rows * directions * w[1] * (w[2] + hidden));
        if (in.length > 4 && in[4] != null) {
            boolean batchFirst = call.flag("layout");
            to.address(in[4]).i32(x[batchFirst ? 0 : 1]).i32(x[batchFirst ? 1 : 0]).call(lengths(to));
            to.refuseIfNotZero();
        }
        for (int direction = 0; direction < directions; direction++) {
            new Recurrence(step, to, driver, gates, direction, functions[direction]).write();
        }
        return to.end();
    }

    /** The activations of a direction; null where one of them is not written. */
    private static String[] functions(Call call, int gates, int direction) {
        int count = gates == 4 ? 3 : gates == 3 ? 2 : 1;
        String[] names =
                call.value("activations") instanceof Attribute.Texts given ? given.values() : new String[0];
        String[] functions = new String[count];
        for (int i = 0; i < count; i++) {
            String usual = gates > 1 && i == 0 ? "Sigmoid" : "Tanh";
            functions[i] = names.length == 0 ? usual : names[direction * count + i];
            if (Recurrence.activation(functions[i]) == null) {
                return null;
            }
        }
        return functions;
    }

    /** Whether one of some lengths is above the most: {@code (address, how many, most)}. */
    private static FunctionWriter lengths(Emission to) {
        return to.function("lengths", f -> {
            int above = f.local(I32);
            int loop = f.loop();
            f.get(above).get(0).load(I32_LOAD, 0).get(2).op(I32_GT_U).op(I32_OR).set(above);
            f.get(0).i32(4).op(I32_ADD).set(0).get(1).i32(1).op(I32_SUB).set(1).get(1).brIf(loop).end();
            f.get(above);
        }, new int[] {I32, I32, I32}, I32);
    }
}
