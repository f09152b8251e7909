package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_MAX;
import static dev.teacup.wasm.Opcode.F32X4_MUL;
import static dev.teacup.wasm.Opcode.F32X4_RELAXED_MADD;
import static dev.teacup.wasm.Opcode.I32X4_ADD;
import static dev.teacup.wasm.Opcode.I32X4_DOT_I16X8_S;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_GE_S;
import static dev.teacup.wasm.Opcode.I32_LT_S;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_LOAD32_SPLAT;
import static dev.teacup.wasm.Opcode.V128_STORE;
import static dev.teacup.wasm.Opcode.V128_STORE32_LANE;
import static dev.teacup.wasm.Opcode.V128_STORE64_LANE;

import dev.teacup.wasm.FunctionWriter;
import java.util.Arrays;

/**
 * A piece of a convolution whose sums stay in registers: some channels of the result, of which some rows of a
 * few vectors of four columns. Its function goes over the channels of the image, adds up what all elements of
 * the kernel give, in order, applies the epilogue and stores. With a kernel of one element it is a piece of a
 * product whose second matrix is the image itself.
 */
final class ConvTile {
    /**
     * Parameters of the function; pointer and bytes between channels of each operand of the epilogue
     * follow.
     */
    static final int SHARED = 7;
    private static final int WEIGHTS = 0;
    private static final int IMAGE = 1;
    private static final int PLANE_BYTES = 2;
    private static final int RESULT = 3;
    private static final int CHANNEL_BYTES = 4;
    private static final int INNER = 5;
    private static final int COLUMNS = 6;

    /** Elements of a kernel that are written out; those of a larger one are gone along in loops. */
    private static final int MOST_TAPS = 32;
    /** Elements of a kernel that have enough work for a round of a loop. */
    private static final int ENOUGH_TAPS = 4;
    private static final long NEGATIVE_INFINITIES = 0xFF800000FF800000L;

    final int channels;
    final int rows;
    final int vectors;
    private final Planes planes;
    /** Whether it has one column: lanes are channels then, until all is added up. */
    private final boolean isColumn;
    /** Bytes between the rows of the result, and how many columns its last tile has, if not all. */
    private final int rowBytes;
    private final int rest;

    private final int pooling;
    private final boolean isInteger;
    private final boolean isRelaxed;
    private FunctionWriter f;
    private int[] sums;
    private int[] loaded;
    private int weight;
    /** The bytes of weights that are read since the pointer moved. */
    private int weightsAt;

    /**
     * @param columns that the tiles cover together
     * @param pooling what joins the elements of a pool; 0 for sums of products with weights
     * @param isInteger whether elements are pairs of integers, see {@link Tile}
     */
    ConvTile(Planes planes, int channels, int rows, int vectors, int columns, int pooling,
            boolean isInteger, boolean isRelaxed) {
        this.planes = planes;
        this.pooling = pooling;
        this.channels = channels;
        this.rows = rows;
        this.vectors = vectors;
        this.isInteger = isInteger;
        this.isRelaxed = isRelaxed;
        this.rowBytes = 4 * planes.columns;
        this.rest = columns % (4 * vectors);
        this.isColumn = columns == 1 && rows == 1 && channels > 1 && channels <= 4
                && planes.kernelRows * planes.kernelColumns == 1;
    }

    /** The function for an epilogue whose operands go along channels and places in these ways. */
    FunctionWriter function(Emission to, Epilogue epilogue, Epilogue.Kind[] kinds) {
        int[] params = new int[SHARED + 2 * kinds.length];
        Arrays.fill(params, I32);
        String kind = isInteger ? "i16_conv_"
                : pooling == 0 ? "f32_conv_" : pooling == F32X4_MAX ? "f32_maxpool_" : "f32_sumpool_";
        String name = kind + channels + "x" + rows + "x" + (isColumn ? 1 : 4 * vectors) + " " + planes.text()
                + (rows == 1 ? "" : " r" + rowBytes) + (rest == 0 ? "" : " t" + rest) + " "
                + epilogue.text(kinds);
        return to.function(name, writer -> {
            f = writer;
            write(epilogue, kinds);
        }, params);
    }

    private void write(Epilogue epilogue, Epilogue.Kind[] kinds) {
        sums = locals(channels * rows * vectors);
        loaded = locals(channels == 1 ? 1 : rows * vectors);
        weight = f.local(V128);
        if (isColumn) {
            column();
        } else {
            window();
        }
        int[] at = new int[rows * vectors];
        for (int i = 0; i < at.length; i++) {
            at[i] = i / vectors * rowBytes + 16 * (i % vectors);
        }
        int[] pointers = new int[kinds.length];
        int[] strides = new int[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            pointers[i] = SHARED + 2 * i;
            strides[i] = pointers[i] + 1;
        }
        epilogue.write(f, isRelaxed, sums, at, kinds, pointers, strides);
        if (rest > 0) {
            f.get(COLUMNS).i32(4 * vectors).op(I32_LT_S).if_();
            store(at, rest);
            f.else_();
        }
        store(at, 4 * vectors);
        if (rest > 0) {
            f.end();
        }
    }

    /** Adds up all channels of the image. */
    private void window() {
        for (int i = 0; i < sums.length && pooling == F32X4_MAX; i++) {
            f.v128(NEGATIVE_INFINITIES, NEGATIVE_INFINITIES).set(sums[i]);
        }
        int taps = planes.kernelRows * planes.kernelColumns;
        int unrolled = Math.max(1, ENOUGH_TAPS / taps);
        for (int steps = unrolled; steps > 0; steps = steps == 1 ? 0 : 1) {
            int done = f.block();
            f.get(INNER).i32(steps).op(I32_LT_S).brIf(done);
            int loop = f.loop();
            for (int i = 0; i < steps; i++) {
                channel();
            }
            moveWeights();
            f.get(INNER).i32(steps).op(I32_SUB).set(INNER);
            f.get(INNER).i32(steps).op(I32_GE_S).brIf(loop).end().end();
        }
    }

    /** The same of one element of each, in the order of four sums. */
    private void column() {
        for (int steps = sums.length; steps > 0; steps = steps == 1 ? 0 : 1) {
            int done = f.block();
            f.get(INNER).i32(steps).op(I32_LT_S).brIf(done);
            int loop = f.loop();
            for (int i = 0; i < steps; i++) {
                f.get(IMAGE).load(V128_LOAD32_SPLAT, 0).set(weight);
                f.get(WEIGHTS).load(V128_LOAD, weightsAt).set(loaded[0]);
                weightsAt += 4 * channels;
                add(sums[i], loaded[0]);
                f.get(IMAGE).get(PLANE_BYTES).op(I32_ADD).set(IMAGE);
            }
            moveWeights();
            f.get(INNER).i32(steps).op(I32_SUB).set(INNER);
            f.get(INNER).i32(steps).op(I32_GE_S).brIf(loop).end().end();
        }
        f.get(sums[0]);
        for (int i = 1; i < sums.length; i++) {
            f.get(sums[i]).op(isInteger ? I32X4_ADD : F32X4_ADD);
        }
        f.set(loaded[0]);
        for (int i = 0; i < sums.length; i++) {
            f.get(loaded[0]).get(loaded[0]).shuffle(i, i, i, i).set(sums[i]);
        }
    }

    private int[] locals(int count) {
        int[] locals = new int[count];
        for (int i = 0; i < count; i++) {
            locals[i] = f.local(V128);
        }
        return locals;
    }

    /** Adds what a channel of the image gives. */
    private void channel() {
        if (planes.kernelRows * planes.kernelColumns <= MOST_TAPS) {
            for (int row = 0; row < planes.kernelRows; row++) {
                taps(IMAGE, row * planes.kernelRowBytes, 0, planes.kernelColumns);
            }
        } else {
            int at = f.local(I32);
            f.get(IMAGE).set(at);
            repeat(planes.kernelRows, () -> {
                row(at);
                f.get(at).i32(planes.kernelRowBytes).op(I32_ADD).set(at);
            });
            f.free(at);
        }
        f.get(IMAGE).get(PLANE_BYTES).op(I32_ADD).set(IMAGE);
    }

    /** Adds what a row of a large kernel gives. */
    private void row(int from) {
        int period = planes.period();
        int step = (ENOUGH_TAPS + period - 1) / period * period;
        int turns = planes.kernelColumns <= MOST_TAPS ? 0 : planes.kernelColumns / step;
        int at = f.local(I32);
        f.get(from).set(at);
        if (turns > 0) {
            repeat(turns, () -> {
                taps(at, 0, 0, step);
                moveWeights();
                f.get(at).i32(planes.tap(step)).op(I32_ADD).set(at);
            });
        }
        taps(at, 0, 0, planes.kernelColumns - turns * step);
        moveWeights();
        f.free(at);
    }

    private void repeat(int count, Runnable body) {
        int left = f.local(I32);
        f.i32(count).set(left);
        int loop = f.loop();
        body.run();
        f.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end().free(left);
    }

    private void moveWeights() {
        if (weightsAt > 0) {
            f.get(WEIGHTS).i32(weightsAt).op(I32_ADD).set(WEIGHTS);
            weightsAt = 0;
        }
    }

    private void taps(int from, int offset, int first, int end) {
        for (int column = first; column < end; column++) {
            tap(from, offset + planes.tap(column));
        }
    }

    /**
     * Adds what an element of the kernel gives. One channel has a load for each product, others share
     * them.
     */
    private void tap(int from, int offset) {
        int count = rows * vectors;
        for (int i = 0; i < count && channels > 1; i++) {
            load(from, offset, i, loaded[i]);
        }
        for (int channel = 0; channel < channels; channel++) {
            if (pooling == 0) {
                f.get(WEIGHTS).load(V128_LOAD32_SPLAT, weightsAt).set(weight);
                weightsAt += 4;
            }
            for (int i = 0; i < count; i++) {
                int vector = channels > 1 ? loaded[i] : loaded[0];
                if (channels == 1) {
                    load(from, offset, i, vector);
                }
                int sum = sums[channel * count + i];
                if (pooling != 0) {
                    f.get(sum).get(vector).op(pooling).set(sum);
                } else {
                    add(sum, vector);
                }
            }
        }
    }

    private void add(int sum, int vector) {
        if (isInteger) {
            f.get(sum).get(weight).get(vector).op(I32X4_DOT_I16X8_S).op(I32X4_ADD).set(sum);
        } else if (isRelaxed) {
            f.get(weight).get(vector).get(sum).op(F32X4_RELAXED_MADD).set(sum);
        } else {
            f.get(sum).get(weight).get(vector).op(F32X4_MUL).op(F32X4_ADD).set(sum);
        }
    }

    private void load(int from, int offset, int vector, int into) {
        int at = offset + vector / vectors * planes.stepBytes + 16 * planes.columnStep * (vector % vectors);
        if (planes.columnStep == 2) {
            Planes.even(f, from, at);
        } else {
            f.get(from).load(V128_LOAD, at);
        }
        f.set(into);
    }

    /** Stores so many columns of each row. */
    private void store(int[] at, int columns) {
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < at.length; i++) {
                storeSome(f, RESULT, sums[channel * at.length + i], at[i], columns - 4 * (i % vectors));
            }
            if (channel < channels - 1) {
                f.get(RESULT).get(CHANNEL_BYTES).op(I32_ADD).set(RESULT);
            }
        }
    }

    /** Stores as many lanes of a vector as are asked for, at most four of them, so far behind a pointer. */
    static void storeSome(FunctionWriter f, int pointer, int vector, int at, int count) {
        if (count >= 4) {
            f.get(pointer).get(vector).store(V128_STORE, at);
            return;
        }
        if (count > 1) {
            f.get(pointer).get(vector).lane(V128_STORE64_LANE, at, 0);
        }
        if (count == 1 || count == 3) {
            f.get(pointer).get(vector).lane(V128_STORE32_LANE, at + 4 * (count - 1), count - 1);
        }
    }
}
