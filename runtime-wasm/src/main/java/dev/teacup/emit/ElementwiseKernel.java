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
 * rows, since a browser replaces slow code only at a call.
 */
final class ElementwiseKernel implements KernelFamily {
    /** Elements of a call: what it reads and writes stays in the first cache. */
    private static final int PIECE = 1024;
    private static final int MOST_OPERANDS = 12;
    private static final int MOST_STEPS = 40;

    @Override
    public boolean takes(Call call, Body body) {
        return body instanceof Expr;
    }

    /** Two functions in one loop are slower than two loops: their constants do not fit into registers. */
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
        return lanes.functions() <= 1 && lanes.steps() <= MOST_STEPS;
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
        new Loop(to, expr, operands, dtypes, result).write();
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
        return new Loop(to, expr, places, dtypes, row).function();
    }

    /** One step. */
    private static final class Loop {
        private final Emission to;
        private final Expr expr;
        private final Place result;
        private final DType[] dtypes;
        private final List<Place> places = new ArrayList<>();
        /** For each place its strides in bytes along the outer axes; then those of the result. */
        private final int[][] strides;
        /** The axes of the result; the last {@code outer..} of them are the row. */
        private final int outer;
        private final int row;
        /** For each operand its place among the pointers, or -1; and whether it is one for the whole row. */
        private final int[] pointer;
        private final boolean[] isOne;

        Loop(Emission to, Expr expr, Place[] operands, DType[] dtypes, Place result) {
            this.to = to;
            this.expr = expr;
            this.result = result;
            this.dtypes = dtypes;
            this.pointer = new int[operands.length];
            this.isOne = new boolean[operands.length];
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

        void write() {
            long elements = Shape.of(result.sizes()).elements();
            FunctionWriter driver = to.begin(elements);
            if (elements > 0) {
                FunctionWriter function = function();
                Walk walk = new Walk(to, driver, places.toArray(new Place[0]));
                int[] sizes = Arrays.copyOf(result.sizes(), outer);
                walk.each(sizes, strides, f -> row(walk, f, function));
            }
            to.end();
        }

        /** Calls the function for pieces of a row. */
        private void row(Walk walk, FunctionWriter driver, FunctionWriter function) {
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
                call(driver, function, at, PIECE);
                for (int i = 0; i < at.length; i++) {
                    if (i == at.length - 1 || !isOneOf(i)) {
                        int bytes = PIECE * places.get(i).dtype().bytes();
                        driver.get(at[i]).i32(bytes).op(I32_ADD).set(at[i]);
                    }
                }
                driver.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end().free(left);
            }
            if (row % PIECE > 0) {
                call(driver, function, at, row % PIECE);
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

        private static void call(FunctionWriter driver, FunctionWriter function, int[] at, int count) {
            for (int local : at) {
                driver.get(local);
            }
            driver.i32(count).call(function);
        }

        private FunctionWriter function() {
            StringBuilder name = new StringBuilder(LaneWriter.text(expr, dtypes));
            for (int i = 0; i < dtypes.length; i++) {
                if (pointer[i] >= 0) {
                    name.append(isOne[i] ? " one " : " ").append(dtypes[i]);
                }
            }
            int[] params = new int[places.size() + 1];
            Arrays.fill(params, I32);
            return to.function(name.toString(), this::body, params);
        }

        /** An element at a time, of types that do not fit into lanes of 32 bits. */
        private void oneByOne(FunctionWriter f, int out, int left) {
            int loop = f.loop();
            f.get(out);
            ScalarWriter.write(f, expr, dtypes, pointer);
            ScalarWriter.store(f, result.dtype());
            for (int i = 0; i < pointer.length; i++) {
                if (pointer[i] >= 0 && !isOne[i]) {
                    f.get(pointer[i]).i32(dtypes[i].bytes()).op(I32_ADD).set(pointer[i]);
                }
            }
            f.get(out).i32(result.dtype().bytes()).op(I32_ADD).set(out);
            f.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end();
        }

        private void body(FunctionWriter f) {
            int out = f.param(places.size() - 1);
            int left = f.param(places.size());
            if (!LaneWriter.supports(expr, dtypes)) {
                oneByOne(f, out, left);
                return;
            }
            LaneWriter lanes = new LaneWriter(f, expr, dtypes, to.isRelaxed());
            lanes.prepare();
            int[] operands = new int[dtypes.length];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = pointer[i] < 0 ? -1 : f.local(V128);
                if (isOne[i]) {
                    f.get(f.param(pointer[i]));
                    Lane.splat(f, dtypes[i]);
                    f.set(operands[i]);
                }
            }
            int done = f.block();
            f.get(left).i32(4).op(I32_LT_S).brIf(done);
            int loop = f.loop();
            f.get(out);
            four(f, lanes, operands);
            Lane.store(f, result.dtype());
            for (int i = 0; i < operands.length; i++) {
                if (pointer[i] >= 0 && !isOne[i]) {
                    int at = f.param(pointer[i]);
                    f.get(at).i32(4 * dtypes[i].bytes()).op(I32_ADD).set(at);
                }
            }
            f.get(out).i32(4 * result.dtype().bytes()).op(I32_ADD).set(out);
            f.get(left).i32(4).op(I32_SUB).set(left).get(left).i32(4).op(I32_GE_S).brIf(loop).end();
            f.end();
            f.get(left).if_();
            int value = f.local(V128);
            four(f, lanes, operands);
            f.set(value);
            Lane.storeSome(f, result.dtype(), out, value, left);
            f.end();
        }

        /** Four results on the stack. */
        private void four(FunctionWriter f, LaneWriter lanes, int[] operands) {
            for (int i = 0; i < operands.length; i++) {
                if (pointer[i] >= 0 && !isOne[i]) {
                    f.get(f.param(pointer[i]));
                    Lane.load(f, dtypes[i], 0);
                    f.set(operands[i]);
                }
            }
            lanes.write(operands);
        }
    }
}
