package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_GE_S;
import static dev.teacup.wasm.Opcode.I32_LT_S;
import static dev.teacup.wasm.Opcode.I32_SUB;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.wasm.FunctionWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An expression of each element of operands that broadcast: a function goes along a row of the result, of
 * which an operand has either an element for each of its own or one for all. It is called for pieces of long
 * rows, since a browser replaces slow code only at a call. Of several functions like e^x each has a loop of
 * its own, for the constants of two do not fit into registers: what one gives of a piece stays in the first
 * cache until the next one reads it.
 */
final class ElementwiseKernel implements KernelFamily {
    /** Elements of a call: what it reads and writes stays in the first cache. */
    private static final int PIECE = 1024;
    private static final int MOST_OPERANDS = 12;
    private static final int MOST_STEPS = 40;
    private static final int MOST_FUNCTIONS = 4;
    /** Fewer are left to the reference kernel, but in a body of a loop or branch, all of which is emitted. */
    private static final int LEAST_SINES = 4;

    @Override
    public boolean takes(Call call, Body body) {
        return body instanceof Expr;
    }

    @Override
    public boolean continues(Call call, Expr tail, Type[] operands) {
        DType[] dtypes = new DType[operands.length];
        for (int i = 0; i < dtypes.length; i++) {
            dtypes[i] = operands[i] == null ? null : operands[i].dtype();
        }
        if (operands.length > MOST_OPERANDS || !LaneWriter.supports(tail, dtypes)) {
            return false;
        }
        LaneWriter lanes = new LaneWriter(null, tail, dtypes, false);
        // What emit leaves out for its sines is computed by the operator, which knows nothing of others.
        return lanes.functions() <= MOST_FUNCTIONS && lanes.steps() <= MOST_STEPS && !lanes.hasSine();
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Place result = step.outputs()[0];
        Expr expr = (Expr) step.body();
        Place[] operands = step.inputs();
        DType[] dtypes = new DType[operands.length];
        for (int i = 0; i < dtypes.length; i++) {
            dtypes[i] = operands[i] == null ? null : operands[i].dtype();
        }
        boolean isOne = !LaneWriter.supports(expr, dtypes);
        if (operands.length > MOST_OPERANDS || isOne && !ScalarWriter.supports(expr, dtypes)) {
            return false;
        }
        // Its code is 1.5 KB: a compiled page would load it for what one call of Math.sin gives.
        if (!to.isInside() && Shape.of(result.sizes()).elements() < LEAST_SINES
                && new LaneWriter(null, expr, dtypes, false).hasSine()) {
            return false;
        }
        Loop loop = new Loop(to, operands, dtypes, result);
        loop.cut(expr, isOne);
        loop.write();
        return true;
    }

    /**
     * The function that computes a row of float32 from rows as long: {@code (address of each operand, address
     * of the result, elements)}. The result may be one of the operands.
     */
    static FunctionWriter row(Emission to, Expr expr, int operands) {
        Place row = new Place(DType.FLOAT32, new int[] {4}, true, 0);
        Place[] places = new Place[operands];
        DType[] dtypes = new DType[operands];
        Arrays.fill(places, row);
        Arrays.fill(dtypes, DType.FLOAT32);
        boolean[] all = new boolean[operands + MOST_FUNCTIONS];
        Arrays.fill(all, 0, operands, true);
        return new Loop(to, places, dtypes, row).function(expr, params(all), DType.FLOAT32);
    }

    /** For each operand the parameter with its address, or -1 where it is not read. */
    private static int[] params(boolean[] isRead) {
        int[] params = new int[isRead.length];
        int count = 0;
        for (int i = 0; i < params.length; i++) {
            params[i] = isRead[i] ? count++ : -1;
        }
        return params;
    }

    /** One step. */
    private static final class Loop {
        private final Emission to;
        private final Place result;
        /** The parts of the expression, one after the other; the last one gives the result. */
        private final List<Expr> stages = new ArrayList<>();
        /** The types of the operands, and behind them of what the stages give, which are operands, too. */
        private final DType[] dtypes;
        private final List<Place> places = new ArrayList<>();
        /** For each place its strides in bytes along the outer axes; then those of the result. */
        private final int[][] strides;
        /** The axes of the result; those from this one on are the row. */
        private final int outer;
        private final int row;
        /** For each operand its place among the pointers, or -1. */
        private final int[] pointer;
        /** Whether there is one element for the whole row. */
        private final boolean[] isOne;

        Loop(Emission to, Place[] operands, DType[] types, Place result) {
            this.to = to;
            this.result = result;
            this.dtypes = Arrays.copyOf(types, types.length + MOST_FUNCTIONS);
            Arrays.fill(dtypes, types.length, dtypes.length, DType.FLOAT32);
            this.pointer = new int[operands.length];
            this.isOne = new boolean[dtypes.length];
            int[] sizes = result.sizes();
            int[][] all = new int[operands.length][];
            for (int i = 0; i < operands.length; i++) {
                pointer[i] = operands[i] == null ? -1 : places.size();
                if (operands[i] != null) {
                    all[i] = Strides.of(operands[i].sizes(), sizes);
                    places.add(operands[i]);
                }
            }
            places.add(result);
            this.outer = outer(all, sizes);
            this.row = elements(sizes, outer, sizes.length);
            this.strides = new int[places.size()][];
            for (int i = 0; i < operands.length; i++) {
                if (all[i] != null) {
                    isOne[i] = row > 1 && Strides.joined(all[i], sizes, outer, sizes.length) == 0;
                    strides[pointer[i]] = bytes(all[i], operands[i].dtype());
                }
            }
            strides[places.size() - 1] = bytes(Strides.of(sizes, sizes), result.dtype());
        }

        /** The first axis of the row: as many axes as all operands go along evenly. */
        private static int outer(int[][] strides, int[] sizes) {
            for (int axis = 0; axis < sizes.length; axis++) {
                boolean isEven = true;
                for (int[] own : strides) {
                    int joined = own == null ? 0 : Strides.joined(own, sizes, axis, sizes.length);
                    isEven &= joined == 0 || joined == 1;
                }
                if (isEven) {
                    return axis;
                }
            }
            return sizes.length;
        }

        private static int elements(int[] sizes, int from, int until) {
            int product = 1;
            for (int axis = from; axis < until; axis++) {
                product *= sizes[axis];
            }
            return product;
        }

        private static int[] bytes(int[] elements, DType dtype) {
            int[] bytes = new int[elements.length];
            for (int axis = 0; axis < bytes.length; axis++) {
                bytes[axis] = elements[axis] * dtype.bytes();
            }
            return bytes;
        }

        /** Cuts the expression behind all functions but the last. */
        void cut(Expr whole, boolean isOneByOne) {
            Expr left = whole;
            LaneWriter lanes = new LaneWriter(null, left, dtypes, false);
            while (!isOneByOne && lanes.functions() > 1 && stages.size() < MOST_FUNCTIONS) {
                Expr first = lanes.firstFunction();
                left = left.replaced(first, Expr.in(pointer.length + stages.size()));
                stages.add(first);
                lanes = new LaneWriter(null, left, dtypes, false);
            }
            stages.add(left);
        }

        void write() {
            long elements = Shape.of(result.sizes()).elements();
            FunctionWriter driver = to.begin(elements);
            if (elements > 0) {
                Walk walk = new Walk(to, driver, places.toArray(new Place[0]));
                walk.each(Arrays.copyOf(result.sizes(), outer), strides, f -> row(walk, f));
            }
            to.end();
        }

        /** Calls the functions for pieces of a row. */
        private void row(Walk walk, FunctionWriter driver) {
            int pieces = row / PIECE;
            int[] at = new int[places.size()];
            for (int i = 0; i < at.length; i++) {
                at[i] = driver.local(I32);
                driver.get(walk.at(i)).set(at[i]);
            }
            if (pieces > 0) {
                int left = driver.local(I32);
                driver.i32(pieces).set(left);
                int loop = driver.loop();
                call(driver, at, PIECE);
                for (int i = 0; i < at.length; i++) {
                    if (i == at.length - 1 || !isOneOf(i)) {
                        int bytes = PIECE * places.get(i).dtype().bytes();
                        driver.get(at[i]).i32(bytes).op(I32_ADD).set(at[i]);
                    }
                }
                driver.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end().free(left);
            }
            if (row % PIECE > 0) {
                call(driver, at, row % PIECE);
            }
            for (int local : at) {
                driver.free(local);
            }
        }

        private boolean isOneOf(int place) {
            for (int i = 0; i < pointer.length; i++) {
                if (pointer[i] == place) {
                    return isOne[i];
                }
            }
            return false;
        }

        private void call(FunctionWriter driver, int[] at, int count) {
            int last = stages.size() - 1;
            for (int i = 0; i <= last; i++) {
                int[] params = params(new LaneWriter(null, stages.get(i), dtypes, false).isRead());
                for (int operand = 0; operand < params.length; operand++) {
                    if (params[operand] >= 0 && operand < pointer.length) {
                        driver.get(at[pointer[operand]]);
                    } else if (params[operand] >= 0) {
                        between(operand - pointer.length);
                    }
                }
                if (i == last) {
                    driver.get(at[at.length - 1]);
                } else {
                    between(i);
                }
                DType target = i == last ? result.dtype() : DType.FLOAT32;
                driver.i32(count).call(function(stages.get(i), params, target));
            }
        }

        /** The address of what a stage gives of a piece. */
        private void between(int stage) {
            to.address(to.scratch(4L * PIECE * MOST_FUNCTIONS), 4 * PIECE * stage);
        }

        private FunctionWriter function(Expr expr, int[] at, DType target) {
            StringBuilder name = new StringBuilder(LaneWriter.text(expr, dtypes));
            int count = 0;
            for (int i = 0; i < at.length; i++) {
                if (at[i] >= 0) {
                    name.append(isOne[i] ? " one " : " ").append(dtypes[i]);
                    count++;
                }
            }
            int[] kinds = new int[count + 2];
            Arrays.fill(kinds, I32);
            return to.function(name.toString(), f -> body(f, expr, at, target), kinds);
        }

        /** An element at a time, of types that do not fit into lanes of 32 bits. */
        private void oneByOne(FunctionWriter f, Expr expr, int[] at, DType target, int out, int left) {
            int loop = f.loop();
            f.get(out);
            ScalarWriter.write(f, expr, dtypes, at);
            ScalarWriter.store(f, target);
            moveOn(f, at, out, target, 1);
            f.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end();
        }

        private void moveOn(FunctionWriter f, int[] at, int out, DType target, int count) {
            for (int i = 0; i < at.length; i++) {
                if (at[i] >= 0 && !isOne[i]) {
                    f.get(at[i]).i32(count * dtypes[i].bytes()).op(I32_ADD).set(at[i]);
                }
            }
            f.get(out).i32(count * target.bytes()).op(I32_ADD).set(out);
        }

        /** {@code (address of each operand that is read, address of the result, elements)}. */
        private void body(FunctionWriter f, Expr expr, int[] at, DType target) {
            int out = 0;
            for (int param : at) {
                out += param >= 0 ? 1 : 0;
            }
            int left = out + 1;
            if (!LaneWriter.supports(expr, dtypes)) {
                oneByOne(f, expr, at, target, out, left);
                return;
            }
            LaneWriter lanes = new LaneWriter(f, expr, dtypes, to.isRelaxed());
            lanes.prepare();
            int[] operands = new int[at.length];
            for (int i = 0; i < at.length; i++) {
                operands[i] = at[i] < 0 ? -1 : f.local(V128);
                if (isOne[i] && at[i] >= 0) {
                    f.get(at[i]);
                    Lane.splat(f, dtypes[i]);
                    f.set(operands[i]);
                }
            }
            int done = f.block();
            f.get(left).i32(4).op(I32_LT_S).brIf(done);
            int loop = f.loop();
            f.get(out);
            four(f, lanes, at, operands);
            Lane.store(f, target);
            moveOn(f, at, out, target, 4);
            f.get(left).i32(4).op(I32_SUB).set(left).get(left).i32(4).op(I32_GE_S).brIf(loop).end();
            f.end();
            f.get(left).if_();
            int value = f.local(V128);
            four(f, lanes, at, operands);
            f.set(value);
            Lane.storeSome(f, target, out, value, left);
            f.end();
        }

        /** Four results on the stack. */
        private void four(FunctionWriter f, LaneWriter lanes, int[] at, int[] operands) {
            for (int i = 0; i < at.length; i++) {
                if (at[i] >= 0 && !isOne[i]) {
                    f.get(at[i]);
                    Lane.load(f, dtypes[i], 0);
                    f.set(operands[i]);
                }
            }
            lanes.write(operands);
        }
    }
}
