package dev.teacup.emit;

import static dev.teacup.wasm.Kind.F32;
import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_DIV;
import static dev.teacup.wasm.Opcode.F32X4_MUL;
import static dev.teacup.wasm.Opcode.F32X4_PMAX;
import static dev.teacup.wasm.Opcode.F32X4_SPLAT;
import static dev.teacup.wasm.Opcode.F32X4_SQRT;
import static dev.teacup.wasm.Opcode.F32X4_SUB;
import static dev.teacup.wasm.Opcode.F32_CONVERT_I32_S;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_LOAD32_SPLAT;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Primitive;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.wasm.FunctionWriter;
import dev.teacup.wasm.Kind;

/**
 * Softmax and LogSoftmax along any axis, LayerNormalization and RMSNormalization, in float32: a function goes
 * along a row some times, while it stays in the first cache. Along an axis that is not the last one, the
 * lanes are rows that lie side by side.
 */
final class NormalizationKernel implements KernelFamily {
    private static final float INFINITY = Float.POSITIVE_INFINITY;
    /** About so many elements are the work of a call: constants are set once for all of them. */
    private static final int PIECE = 2048;

    @Override
    public boolean takes(Call call, Body body) {
        String name = call.def().name();
        Shape x = call.type(0).shape();
        if (call.type(0).dtype() != DType.FLOAT32 || x.elements() == 0 || x.rank() == 0) {
            return false;
        }
        if (name.equals("Softmax") || name.equals("LogSoftmax")) {
            int inner = elements(x.sizes(), call.axis("axis", x.rank()) + 1);
            return inner == 1 || inner >= 4;
        }
        return name.equals("LayerNormalization") && !call.wants(1) && !call.wants(2) && isEven(call, 1)
                && (!call.has(2) || isEven(call, 2))
                || name.equals("RMSNormalization") && call.integer("stash_type") == DType.FLOAT32.code()
                        && isEven(call, 1);
    }

    /** Whether an operand has one element, or one for each of a row's. */
    private static boolean isEven(Call call, int operand) {
        int[] x = call.type(0).shape().sizes();
        int[] sizes = call.type(operand).shape().sizes();
        int axis = call.axis("axis", x.length);
        int elements = elements(sizes, 0);
        // What broadcasts to X has the row's elements in order, where they are as many and none is before.
        return call.type(operand).dtype() == DType.FLOAT32
                && (elements == 1 || elements == elements(x, axis)
                        && elements(sizes, Math.max(0, sizes.length - x.length + axis)) == elements);
    }

    private static int elements(int[] sizes, int from) {
        int product = 1;
        for (int axis = from; axis < sizes.length; axis++) {
            product *= sizes[axis];
        }
        return product;
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Call call = step.call();
        String name = call.def().name();
        Place[] in = step.inputs();
        int[] sizes = in[0].sizes();
        int axis = call.axis("axis", sizes.length);
        FunctionWriter driver = to.begin(elements(sizes, 0) * 4L);
        if (name.endsWith("Softmax")) {
            softmax(to, driver, in[0], step.outputs()[0], sizes[axis], elements(sizes, axis + 1),
                    name.startsWith("Log"));
            return to.end();
        }
        boolean isRms = name.startsWith("RMS");
        int row = elements(sizes, axis);
        boolean hasBias = in.length > 2 && in[2] != null;
        Place[] places = {in[0], step.outputs()[0], in[1], hasBias ? in[2] : in[1]};
        boolean isOne = elements(in[1].sizes(), 0) < row;
        boolean isOneBias = hasBias && elements(in[2].sizes(), 0) < row;
        FunctionWriter function = to.function(
                "f32_" + (isRms ? "rms_row" : "layer_row") + (isOne ? "_one" : "")
                        + (hasBias ? isOneBias ? "_bias_one" : "_bias" : "") + "+" + row % 4,
                f -> normalize(f, isRms, isOne, hasBias, isOneBias, row % 4),
                Kind.list(I32, I32, I32, I32, I32, F32));
        float epsilon = call.real("epsilon");
        Walk walk = new Walk(to, driver, places);
        walk.each(new int[] {elements(sizes, 0) / row}, new int[][] {{4 * row}, {4 * row}, {0}, {0}}, f -> {
            for (int i = 0; i < places.length; i++) {
                f.get(walk.at(i));
            }
            f.i32(row).f32(epsilon).call(function);
        });
        return to.end();
    }

    private static void softmax(Emission to, FunctionWriter driver, Place x, Place y, int size, int inner,
            boolean isLog) {
        boolean isRow = inner == 1;
        int width = isRow ? size : inner;
        int tail = width % 4;
        int outer = elements(x.sizes(), 0) / size / inner;
        FunctionWriter function = softmax(to, isLog, isRow, tail, false);
        Walk walk = new Walk(to, driver, x, y);
        int bytes = 4 * size * inner;
        int rows = isRow ? Math.max(1, Math.min(outer, PIECE / size)) : 1;
        int[] strides = {rows * bytes, rows * bytes};
        walk.times(outer / rows, strides,
                f -> call(f, walk, function, 0, width, isRow ? rows : size, 4 * inner));
        if (outer % rows > 0) {
            call(driver, walk, function, (outer - outer % rows) * bytes, width, outer % rows, 4 * inner);
        }
        walk.free();
    }

    /**
     * The function {@code (x, y, width, rows, bytes between rows)}: of rows that follow each other, as
     * long as the width, or along some rows of that width, which lie side by side.
     *
     * @param tail how many elements of the width are behind the last four
     * @param isMasked whether a row of minus infinity gives zeros
     */
    static FunctionWriter softmax(Emission to, boolean isLog, boolean isRow, int tail, boolean isMasked) {
        return to.function("f32_" + (isLog ? "log_" : "") + (isMasked ? "masked_" : "") + "softmax"
                + (isRow ? "_row+" : "_rows+") + tail, f -> {
                    Functions functions = new Functions(f, to.isRelaxed());
                    functions.prepare(Primitive.EXP);
                    functions.prepare(isLog ? Primitive.LOG : Primitive.EXP);
                    if (isRow) {
                        softmaxRow(f, functions, isLog, tail, isMasked);
                    } else {
                        softmaxRows(f, functions, isLog, tail);
                    }
                }, Kind.list(I32, I32, I32, I32, I32));
    }

    private static void call(FunctionWriter f, Walk walk, FunctionWriter function, int offset, int width,
            int rows, int bytes) {
        for (int i = 0; i < 2; i++) {
            f.get(walk.at(i)).i32(offset).op(I32_ADD);
        }
        f.i32(width).i32(rows).i32(bytes).call(function);
    }

    /** {@code (x, y, width, rows)}. */
    private static void softmaxRow(FunctionWriter f, Functions functions, boolean isLog, int tail,
            boolean isMasked) {
        int fill = Row.vectors(f, 1, Float.floatToRawIntBits(-INFINITY))[0];
        int x = f.local(I32);
        int y = f.local(I32);
        int left = f.local(I32);
        int rows = f.loop();
        int[] most = Row.vectors(f, Row.VECTORS, Float.floatToRawIntBits(-INFINITY));
        f.get(0).set(x).get(2).set(left);
        Row.along(f, left, Row.VECTORS, tail, new int[] {x}, (vectors, count) -> {
            for (int i = 0; i < vectors; i++) {
                f.get(most[i]);
                Row.load(f, x, i, count, fill);
                f.op(F32X4_PMAX).set(most[i]);
            }
        });
        Row.join(f, F32X4_PMAX, most);
        if (isMasked) {
            f.get(most[0]).get(functions.constant(-Float.MAX_VALUE)).op(F32X4_PMAX).set(most[0]);
        }
        int sum = Row.vectors(f, 1, 0)[0];
        int e = f.local(V128);
        f.get(0).set(x).get(1).set(y).get(2).set(left);
        Row.along(f, left, 1, tail, new int[] {x, y}, (vectors, count) -> {
            Row.load(f, x, 0, count, fill);
            f.get(most[0]).op(F32X4_SUB);
            functions.shortExp(false);
            f.set(e);
            if (!isLog) {
                Row.store(f, y, 0, count, e);
            }
            f.get(sum).get(e).op(F32X4_ADD).set(sum);
        });
        Row.join(f, F32X4_ADD, sum);
        if (isMasked) {
            f.get(sum).get(functions.constant(Float.MIN_NORMAL)).op(F32X4_PMAX).set(sum);
        }
        scale(f, functions, isLog, sum);
        f.get(2).set(left);
        Row.along(f, left, Row.VECTORS, tail, isLog ? new int[] {0, 1} : new int[] {1}, (vectors, count) -> {
            for (int i = 0; i < vectors; i++) {
                scaled(f, isLog, isLog ? 0 : 1, 1, i, count, most[0], sum);
            }
        });
        f.get(x).i32(4 * tail).op(I32_ADD).set(0).get(y).i32(4 * tail).op(I32_ADD).set(1);
        f.get(3).i32(1).op(I32_SUB).set(3).get(3).brIf(rows).end();
    }

    /** {@code (x, y, width, rows, bytes between rows)}: four at a time that lie side by side. */
    private static void softmaxRows(FunctionWriter f, Functions functions, boolean isLog, int tail) {
        int most = f.local(V128);
        int sum = f.local(V128);
        int e = f.local(V128);
        int[] at = {f.local(I32), f.local(I32)};
        int least = Row.vectors(f, 1, Float.floatToRawIntBits(-INFINITY))[0];
        Row.along(f, 2, 1, tail, new int[] {0, 1}, (vectors, count) -> {
            f.get(least).set(most);
            eachRow(f, at, () -> f.get(most).get(at[0]).load(V128_LOAD, 0).op(F32X4_PMAX).set(most));
            f.v128(0, 0).set(sum);
            eachRow(f, at, () -> {
                f.get(at[0]).load(V128_LOAD, 0).get(most).op(F32X4_SUB);
                functions.shortExp(false);
                f.set(e);
                if (!isLog) {
                    Row.store(f, at[1], 0, count, e);
                }
                f.get(sum).get(e).op(F32X4_ADD).set(sum);
            });
            scale(f, functions, isLog, sum);
            eachRow(f, at, () -> scaled(f, isLog, at[isLog ? 0 : 1], at[1], 0, count, most, sum));
        });
    }

    private static void eachRow(FunctionWriter f, int[] at, Runnable row) {
        int left = Row.copy(f, 3);
        f.get(0).set(at[0]).get(1).set(at[1]);
        int loop = f.loop();
        row.run();
        for (int pointer : at) {
            f.get(pointer).get(4).op(I32_ADD).set(pointer);
        }
        f.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end().free(left);
    }

    /** The sum becomes what each element is multiplied with, or its logarithm. */
    private static void scale(FunctionWriter f, Functions functions, boolean isLog, int sum) {
        if (isLog) {
            f.get(sum);
            functions.write(Primitive.LOG);
        } else {
            f.v128(0x3F800000_3F800000L, 0x3F800000_3F800000L).get(sum).op(F32X4_DIV);
        }
        f.set(sum);
    }

    private static void scaled(FunctionWriter f, boolean isLog, int from, int to, int vector, int count,
            int most, int scale) {
        int value = f.local(V128);
        f.get(from).load(V128_LOAD, 16 * vector);
        if (isLog) {
            f.get(most).op(F32X4_SUB);
        }
        f.get(scale).op(isLog ? F32X4_SUB : F32X4_MUL).set(value);
        Row.store(f, to, vector, count, value);
        f.free(value);
    }

    /** {@code (x, y, scale, bias, width, epsilon)}: the mean, that of the squares, then the result. */
    private static void normalize(FunctionWriter f, boolean isRms, boolean isOne, boolean hasBias,
            boolean isOneBias, int tail) {
        int mean = f.local(V128);
        int inverse = f.local(V128);
        if (!isRms) {
            mean(f, tail, -1, mean);
        }
        mean(f, tail, isRms ? -2 : mean, inverse);
        f.v128(0x3F800000_3F800000L, 0x3F800000_3F800000L).get(inverse).get(5).op(F32X4_SPLAT)
                .op(F32X4_ADD).op(F32X4_SQRT).op(F32X4_DIV).set(inverse);
        int value = f.local(V128);
        int[] ones = {f.local(V128), f.local(V128)};
        if (isOne) {
            f.get(2).load(V128_LOAD32_SPLAT, 0).set(ones[0]);
        }
        if (isOneBias) {
            f.get(3).load(V128_LOAD32_SPLAT, 0).set(ones[1]);
        }
        Row.along(f, 4, Row.VECTORS, tail, new int[] {0, 1, 2, 3}, (vectors, count) -> {
            for (int i = 0; i < vectors; i++) {
                f.get(0).load(V128_LOAD, 16 * i);
                if (!isRms) {
                    f.get(mean).op(F32X4_SUB);
                }
                f.get(inverse).op(F32X4_MUL);
                operand(f, isOne, 2, ones[0], i);
                f.op(F32X4_MUL);
                if (hasBias) {
                    operand(f, isOneBias, 3, ones[1], i);
                    f.op(F32X4_ADD);
                }
                f.set(value);
                Row.store(f, 1, i, count, value);
            }
        });
    }

    private static void operand(FunctionWriter f, boolean isOne, int pointer, int one, int vector) {
        if (isOne) {
            f.get(one);
        } else {
            f.get(pointer).load(V128_LOAD, 16 * vector);
        }
    }

    /** The mean of a row where {@code from} is -1; else that of the squares of what is above {@code from}. */
    private static void mean(FunctionWriter f, int tail, int from, int mean) {
        int[] sums = Row.vectors(f, Row.VECTORS, 0);
        int x = Row.copy(f, 0);
        int left = Row.copy(f, 4);
        int value = f.local(V128);
        Row.along(f, left, Row.VECTORS, tail, new int[] {x}, (vectors, count) -> {
            for (int i = 0; i < vectors; i++) {
                f.get(sums[i]);
                f.get(x).load(V128_LOAD, 16 * i);
                if (from >= 0) {
                    f.get(from).op(F32X4_SUB);
                }
                Row.clear(f, count);
                if (from != -1) {
                    f.set(value).get(value).get(value).op(F32X4_MUL);
                }
                f.op(F32X4_ADD).set(sums[i]);
            }
        });
        Row.join(f, F32X4_ADD, sums);
        f.get(sums[0]).get(4).op(F32_CONVERT_I32_S).op(F32X4_SPLAT).op(F32X4_DIV).set(mean);
        for (int sum : sums) {
            f.free(sum);
        }
        f.free(x).free(left).free(value);
    }
}
