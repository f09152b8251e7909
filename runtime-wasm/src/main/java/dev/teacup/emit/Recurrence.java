package dev.teacup.emit;

import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.DIV;
import static dev.teacup.op.Primitive.EXP;
import static dev.teacup.op.Primitive.MAX;
import static dev.teacup.op.Primitive.MIN;
import static dev.teacup.op.Primitive.MUL;
import static dev.teacup.op.Primitive.NEG;
import static dev.teacup.op.Primitive.SUB;
import static dev.teacup.op.Primitive.TANH;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_LOAD;
import static dev.teacup.wasm.Opcode.I32_LT_S;
import static dev.teacup.wasm.Opcode.MEMORY_COPY;
import static dev.teacup.wasm.Opcode.MEMORY_FILL;

import dev.teacup.memory.Arena;
import dev.teacup.op.Expr;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;
import dev.teacup.wasm.FunctionWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * One direction of a recurrent layer. What its gates take from X is one product for all steps; then each step
 * is a product of the states with R, whose tiles have neurons in their lanes, and loops over the gates of
 * each sequence. A sequence that has ended, or in reverse has not begun, keeps its state, and Y is 0.
 */
final class Recurrence {
    // The pointers: what a row takes from X, from the states, its state, its cells, its row of Y, what the
    // last gate takes from a state that was reset, the step, and the length.
    private static final int FROM_X = 0;
    private static final int FROM_H = 1;
    private static final int H = 2;
    private static final int C = 3;
    private static final int Y = 4;
    private static final int FROM_RESET = 5;
    private static final int STEP = 6;
    private static final int LENGTH = 7;

    private final Step step;
    private final Emission to;
    private final FunctionWriter driver;
    private final int direction;
    private final String[] functions;
    private final Place[] in;
    private final int steps;
    private final int batch;
    private final int hidden;
    private final int sums;
    private final float clip;
    private final boolean batchFirst;
    /** Whether the last gate is given a state that was reset before it is multiplied. */
    private final boolean isReset;
    private Walk walk;
    private int used;

    Recurrence(Step step, Emission to, FunctionWriter driver, int gates, int direction, String[] functions) {
        this.step = step;
        this.to = to;
        this.driver = driver;
        this.direction = direction;
        this.functions = functions;
        in = step.inputs();
        batchFirst = step.call().flag("layout");
        steps = in[0].sizes()[batchFirst ? 1 : 0];
        batch = in[0].sizes()[batchFirst ? 0 : 1];
        hidden = in[2].sizes()[2];
        sums = gates * hidden;
        clip = step.call().real("clip");
        isReset = gates == 3 && !step.call().flag("linear_before_reset");
    }

    void write() {
        int gated = isReset ? 2 * hidden : sums;
        Place fromX = place(steps * batch * sums);
        Place fromH = place(batch * gated);
        Place h = place(batch * hidden);
        Place c = place(batch * hidden);
        Place fromReset = place(batch * hidden);
        product(in[0], steps * batch, 1, 0, sums, fromX).multiply(driver);
        Product recurrent = product(h, batch, 2, 0, gated, fromH);
        Product ofReset = isReset ? product(c, batch, 2, gated, hidden, fromReset) : null;
        begin(h, operand(5));
        if (sums == 4 * hidden) {
            begin(c, operand(6));
        }
        boolean isReverse = direction == 1 || step.call().text("direction").equals("reverse");
        int last = isReverse ? steps - 1 : 0;
        int stepRows = batchFirst ? 1 : batch;
        int directions = in[1].sizes()[0];
        Place y = step.outputs()[0];
        Place lengths = operand(4);
        walk = new Walk(to, driver, fromX.view(4 * last * stepRows * sums, fromX.sizes()), fromH, h, c,
                y == null ? h
                        : y.view(hidden * stepRows * (direction + last * directions), y.sizes()),
                fromReset, new Place(DType.INT32, fromX.sizes(), false, last), lengths == null ? h : lengths);
        int[] toNext = {4 * stepRows * sums, 0, 0, 0, 4 * hidden * stepRows * directions, 0, 1, 0};
        for (int i = 0; isReverse && i < toNext.length; i++) {
            toNext[i] = -toNext[i];
        }
        int apart = batchFirst ? steps : 1;
        int[] toRow = {4 * apart * sums, 4 * gated, 4 * hidden, 4 * hidden, 4 * hidden * apart, 4 * hidden, 0,
            4};
        walk.times(steps, toNext, f -> {
            recurrent.multiply(f);
            if (isReset) {
                walk.times(batch, toRow, g -> reset());
                ofReset.multiply(f);
            }
            walk.times(batch, toRow, g -> row(y != null, lengths != null));
        });
        walk.free();
        end(h, 1);
        end(c, 2);
    }

    /** An operand's place, or null where it is left out. */
    private Place operand(int index) {
        return index < in.length ? in[index] : null;
    }

    /** Memory for some floats. */
    private Place place(long floats) {
        int at = used;
        used += (int) Arena.alignedBytes(4 * floats);
        return to.scratch(used).view(at, new int[0]);
    }

    /**
     * A product with rows {@code first} and on of W or R, transposed, and their bias. Their panels are there
     * when it answers: those of weights that are fed are packed here.
     *
     * @param operand 1 for W and 2 for R
     */
    private Product product(Place a, int rows, int operand, int first, int columns, Place result) {
        int inner = in[operand].sizes()[2];
        int offset = (direction * sums + first) * inner;
        Place bias = operand(3);
        Expr sum = Expr.in(0);
        List<Place> more = new ArrayList<>();
        if (bias != null) {
            more.add(bias.view((2 * direction + operand - 1) * sums + first, new int[] {columns}));
            sum = ADD.of(sum, Expr.in(1));
        }
        int[] sizes = {rows, columns};
        int[] own = {columns, inner};
        Product product = new Product(to, a, new int[] {rows, inner}, false, in[operand].view(offset, own),
                own, true, result, sizes, new Epilogue(sum, more, sizes));
        Tensor weights = step.call().constant(operand == 1 ? "W" : "R");
        if (!product.packed(weights == null ? null : weights.moved(4 * offset))) {
            product.pack(driver, place(product.packedBytes() / 4));
        }
        return product;
    }

    /** Sets the states of all sequences. */
    private void begin(Place states, Place initial) {
        int bytes = 4 * batch * hidden;
        to.address(states);
        if (initial == null) {
            driver.i32(0).i32(bytes).op(MEMORY_FILL);
        } else {
            to.address(initial, direction * bytes).i32(bytes).op(MEMORY_COPY);
        }
    }

    /** Gives the states of all sequences out, where somebody wants them. */
    private void end(Place states, int output) {
        Place[] out = step.outputs();
        if (output < out.length && out[output] != null) {
            int bytes = 4 * batch * hidden;
            to.address(out[output], direction * bytes);
            to.address(states).i32(bytes).op(MEMORY_COPY);
        }
    }

    /** A step of one sequence. */
    private void row(boolean hasY, boolean hasLengths) {
        if (hasLengths) {
            driver.get(walk.at(STEP)).get(walk.at(LENGTH)).load(I32_LOAD, 0).op(I32_LT_S).if_();
        }
        if (sums == 4 * hidden) {
            lstm();
        } else if (sums == hidden) {
            compute(activated(0, ADD.of(Expr.in(0), Expr.in(1))), hidden, H, 0, FROM_H, 0, FROM_X, 0);
        } else {
            gru();
        }
        if (hasY) {
            driver.get(walk.at(H)).get(walk.at(Y)).i32(1).i32(0).i32(0).i32(4 * hidden)
                    .call(Copies.rows(to, 4 * hidden));
        }
        if (hasLengths) {
            driver.else_();
            if (hasY) {
                driver.get(walk.at(Y)).i32(0).i32(4 * hidden).op(MEMORY_FILL);
            }
            driver.end();
        }
    }

    /** The gates i, o and f; then C = f * C + i * g(c), and H = o * h(C). */
    private void lstm() {
        gates(3);
        compute(ADD.of(MUL.of(Expr.in(0), Expr.in(1)),
                MUL.of(Expr.in(2), activated(1, ADD.of(Expr.in(3), Expr.in(4))))), hidden, C, 0,
                FROM_H, 2 * hidden, C, 0, FROM_H, 0, FROM_H, 3 * hidden, FROM_X, 3 * hidden);
        compute(MUL.of(Expr.in(0), activated(2, Expr.in(1))), hidden, H, 0, FROM_H, hidden, C, 0);
    }

    /** The gates z and r, and r * H. */
    private void reset() {
        gates(2);
        compute(MUL.of(Expr.in(0), Expr.in(1)), hidden, C, 0, FROM_H, hidden, H, 0);
    }

    /** H = (1 - z) * g(h) + z * H. */
    private void gru() {
        Expr fromH = Expr.in(3);
        if (!isReset) {
            gates(2);
            fromH = MUL.of(Expr.in(4), fromH);
        }
        Expr z = Expr.in(0);
        compute(ADD.of(MUL.of(SUB.of(Expr.constant(1, DType.FLOAT32), z),
                activated(1, ADD.of(Expr.in(2), fromH))), MUL.of(z, Expr.in(1))), hidden, H, 0, FROM_H, 0, H,
                0, FROM_X, 2 * hidden, isReset ? FROM_RESET : FROM_H, isReset ? 0 : 2 * hidden, FROM_H,
                hidden);
    }

    /** The first function of the first gates, in place. */
    private void gates(int count) {
        compute(activated(0, ADD.of(Expr.in(0), Expr.in(1))), count * hidden, FROM_H, 0, FROM_H, 0, FROM_X,
                0);
    }

    /**
     * Computes some elements.
     *
     * @param to the pointer to them, and {@code at} how many floats behind it they begin
     * @param operands the same for each operand
     */
    private void compute(Expr expr, int count, int to, int at, int... operands) {
        for (int i = 0; i < operands.length; i += 2) {
            address(operands[i], operands[i + 1]);
        }
        address(to, at);
        driver.i32(count).call(ElementwiseKernel.row(this.to, expr, operands.length / 2));
    }

    private void address(int pointer, int floats) {
        driver.get(walk.at(pointer));
        if (floats != 0) {
            driver.i32(4 * floats).op(I32_ADD);
        }
    }

    private Expr activated(int function, Expr sum) {
        Expr x = sum;
        if (clip < Float.POSITIVE_INFINITY) {
            x = MIN.of(MAX.of(x, Expr.constant(Num.negate(clip), DType.FLOAT32)),
                    Expr.constant(clip, DType.FLOAT32));
        }
        return activation(functions[function]).with(new Expr[] {x});
    }

    /** An activation of operand 0; null where it is not written. */
    static Expr activation(String name) {
        Expr x = Expr.in(0);
        if (name.equals("Tanh")) {
            return TANH.of(x);
        } else if (name.equals("Sigmoid")) {
            Expr one = Expr.constant(1, DType.FLOAT32);
            return DIV.of(one, ADD.of(one, EXP.of(NEG.of(x))));
        }
        return name.equals("Relu") ? MAX.of(x, Expr.constant(0, DType.FLOAT32)) : null;
    }
}
