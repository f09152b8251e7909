package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_EQZ;
import static dev.teacup.wasm.Opcode.I32_LOAD;
import static dev.teacup.wasm.Opcode.I32_LOAD16_U;
import static dev.teacup.wasm.Opcode.I32_LOAD8_U;
import static dev.teacup.wasm.Opcode.I32_SHR_U;
import static dev.teacup.wasm.Opcode.I32_STORE;
import static dev.teacup.wasm.Opcode.I32_STORE16;
import static dev.teacup.wasm.Opcode.I32_STORE8;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.I64_LOAD;
import static dev.teacup.wasm.Opcode.I64_STORE;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_LOAD32_SPLAT;
import static dev.teacup.wasm.Opcode.V128_STORE;

import dev.teacup.plan.Place;
import dev.teacup.wasm.FunctionWriter;
import java.util.Arrays;

/**
 * Copies elements that lie evenly along some axes to where they lie evenly, too: whole rows where both have
 * them one behind the other; blocks of four by four where rows become columns; else one by one.
 */
final class Copies {
    private static final int[] LOADS = {I64_LOAD, I32_LOAD, I32_LOAD16_U, I32_LOAD8_U};
    private static final int[] STORES = {I64_STORE, I32_STORE, I32_STORE16, I32_STORE8};
    private static final int BLOCK = 4;

    private final Emission to;
    private final FunctionWriter driver;
    private final int bytes;
    private final Place from;
    private final Place target;
    /** The axes that are left when those that follow each other are one; strides in bytes. */
    private int[] sizes;
    private int[] fromStrides;
    private int[] toStrides;

    private Copies(Emission to, FunctionWriter driver, Place from, Place target, int bytes) {
        this.to = to;
        this.driver = driver;
        this.from = from;
        this.target = target;
        this.bytes = bytes;
    }

    /**
     * Writes the copying into the driver.
     *
     * @param from where the first element lies, and {@code target} where it goes
     * @param fromStrides counted in elements
     */
    static void write(Emission to, FunctionWriter driver, Place from, int[] fromStrides, Place target,
            int[] toStrides, int[] sizes) {
        Copies copies = new Copies(to, driver, from, target, target.dtype().bytes());
        if (copies.join(fromStrides, toStrides, sizes)) {
            copies.write();
        }
    }

    /** Leaves out axes of one element, and takes such as follow each other as one; false for no elements. */
    private boolean join(int[] fromElements, int[] toElements, int[] all) {
        int count = 0;
        sizes = new int[all.length + 2];
        fromStrides = new int[all.length + 2];
        toStrides = new int[all.length + 2];
        for (int axis = all.length - 1; axis >= 0; axis--) {
            int source = fromElements[axis] * bytes;
            int goal = toElements[axis] * bytes;
            if (all[axis] == 0) {
                return false;
            } else if (all[axis] > 1) {
                int last = sizes.length - count;
                if (count > 0 && source == fromStrides[last] * sizes[last]
                        && goal == toStrides[last] * sizes[last]) {
                    sizes[last] *= all[axis];
                } else {
                    count++;
                    sizes[last - 1] = all[axis];
                    fromStrides[last - 1] = source;
                    toStrides[last - 1] = goal;
                }
            }
        }
        // Two axes at least, so that functions have a loop of rows and one in each.
        while (count < 2) {
            count++;
            int last = sizes.length - count;
            sizes[last] = 1;
            fromStrides[last] = count == 1 ? bytes : 0;
            toStrides[last] = count == 1 ? bytes : 0;
        }
        int first = sizes.length - count;
        sizes = Arrays.copyOfRange(sizes, first, sizes.length);
        fromStrides = Arrays.copyOfRange(fromStrides, first, fromStrides.length);
        toStrides = Arrays.copyOfRange(toStrides, first, toStrides.length);
        return true;
    }

    private void write() {
        int last = sizes.length - 1;
        int rows = last - 1;
        if (toStrides[last] == bytes && fromStrides[last] == bytes) {
            each(rows, (f, walk) -> {
                start(f, walk, rows, sizes[rows]).i32(sizes[last] * bytes);
                f.call(rows(to, sizes[last] * bytes));
            });
            return;
        }
        int column = column();
        if (bytes == 4 && column >= 0 && sizes[column] >= BLOCK && sizes[last] >= BLOCK) {
            swap(column, rows);
            each(rows, (f, walk) -> transpose(f, walk, rows));
        } else if (bytes == 4 && fromStrides[last] == 0 && toStrides[last] == 4 && sizes[last] >= BLOCK) {
            each(rows, (f, walk) -> start(f, walk, rows, sizes[rows]).i32(sizes[last])
                    .call(to.function("fill_" + sizes[last] % 4, g -> fill(g, sizes[last] % 4), ints(6))));
        } else if (bytes == 4 && sizes[last] == 2 && fromStrides[last] == 0 && toStrides[last] == 4
                && fromStrides[rows] == 4 && toStrides[rows] == 8) {
            each(rows, (f, walk) -> start(f, walk, rows, sizes[rows]).call(
                    to.function("double_" + sizes[rows] % 4, g -> twice(g, sizes[rows] % 4), ints(5))));
        } else {
            each(rows, (f, walk) -> elements(f, walk.at(0), 0, walk.at(1), 0, sizes[rows], sizes[last]));
        }
    }

    /** The axis whose elements follow each other in the source while those of the last do in the target. */
    private int column() {
        int last = sizes.length - 1;
        for (int axis = 0; axis < last; axis++) {
            if (fromStrides[axis] == bytes && toStrides[last] == bytes && fromStrides[last] > 0
                    && toStrides[axis] > 0) {
                return axis;
            }
        }
        return -1;
    }

    private void swap(int a, int b) {
        for (int[] list : new int[][] {sizes, fromStrides, toStrides}) {
            int one = list[a];
            list[a] = list[b];
            list[b] = one;
        }
    }

    /** Writes what is done for each element of the axes before one. */
    @FunctionalInterface
    private interface Inner {
        void write(FunctionWriter f, Walk walk);
    }

    private void each(int axes, Inner inner) {
        Walk walk = new Walk(to, driver, from, target);
        walk.each(Arrays.copyOf(sizes, axes), new int[][] {fromStrides, toStrides},
                f -> inner.write(f, walk));
    }

    /** The arguments that all functions begin with: both addresses, how many rows, and their distances. */
    private FunctionWriter start(FunctionWriter f, Walk walk, int axis, int count) {
        return f.get(walk.at(0)).get(walk.at(1)).i32(count).i32(fromStrides[axis]).i32(toStrides[axis]);
    }

    private static int[] ints(int count) {
        int[] ints = new int[count];
        Arrays.fill(ints, I32);
        return ints;
    }

    /** Blocks, and one by one what is left beside and below them. */
    private void transpose(FunctionWriter f, Walk walk, int columns) {
        int last = columns + 1;
        int wide = sizes[columns] / BLOCK * BLOCK;
        int high = sizes[last] / BLOCK * BLOCK;
        f.get(walk.at(0)).get(walk.at(1)).i32(wide).i32(high).i32(fromStrides[last]).i32(toStrides[columns])
                .call(transposing(to));
        elements(f, walk.at(0), wide * 4, walk.at(1), wide * toStrides[columns], sizes[columns] - wide,
                sizes[last]);
        elements(f, walk.at(0), high * fromStrides[last], walk.at(1), high * 4, wide, sizes[last] - high);
    }

    /** Elements of the last two axes one by one. */
    private void elements(FunctionWriter f, int source, int sourceAt, int goal, int goalAt, int rows,
            int count) {
        if (rows == 0 || count == 0) {
            return;
        }
        int last = sizes.length - 1;
        f.get(source).i32(sourceAt).op(I32_ADD).get(goal).i32(goalAt).op(I32_ADD).i32(rows)
                .i32(fromStrides[last - 1]).i32(toStrides[last - 1]).i32(count).i32(fromStrides[last])
                .i32(toStrides[last]).call(to.function("copy_" + bytes, this::oneByOne, ints(8)));
    }

    /** {@code (from, to, rows, from row, to row, columns, from column, to column)}. */
    private void oneByOne(FunctionWriter f) {
        int kind = Integer.numberOfTrailingZeros(8 / bytes);
        int source = f.local(I32);
        int goal = f.local(I32);
        int left = f.local(I32);
        int rows = f.loop();
        f.get(0).set(source).get(1).set(goal).get(5).set(left);
        int columns = f.loop();
        f.get(goal).get(source).load(LOADS[kind], 0).store(STORES[kind], 0);
        move(f, source, 6);
        move(f, goal, 7);
        again(f, left, 1, columns);
        move(f, 0, 3);
        move(f, 1, 4);
        again(f, 2, 1, rows);
    }

    private static void move(FunctionWriter f, int pointer, int by) {
        f.get(pointer).get(by).op(I32_ADD).set(pointer);
    }

    private static void again(FunctionWriter f, int left, int step, int loop) {
        f.get(left).i32(step).op(I32_SUB).set(left).get(left).brIf(loop).end();
    }

    /** {@code (from, to, rows, from row, to row, bytes)}. */
    static FunctionWriter rows(Emission to, int bytes) {
        return to.function("copy_rows_" + bytes % 16, f -> {
            int loop = f.loop();
            row(f, 0, 1, 5, bytes % 16);
            move(f, 0, 3);
            move(f, 1, 4);
            again(f, 2, 1, loop);
        }, ints(6));
    }

    /** Copies a row of as many bytes as a local says; {@code tail} are left behind the last sixteen. */
    static void row(FunctionWriter f, int from, int to, int bytes, int tail) {
        int source = Row.copy(f, from);
        int goal = Row.copy(f, to);
        int left = f.local(I32);
        f.get(bytes).i32(2).op(I32_SHR_U).set(left);
        Row.along(f, left, Row.VECTORS, 0, new int[] {source, goal}, (vectors, count) -> {
            for (int i = 0; i < vectors; i++) {
                f.get(goal).get(source).load(V128_LOAD, 16 * i).store(V128_STORE, 16 * i);
            }
        });
        few(f, source, goal, tail);
        f.free(source).free(goal).free(left);
    }

    /** Copies fewer than sixteen bytes. */
    static void few(FunctionWriter f, int from, int to, int bytes) {
        int at = 0;
        for (int i = 0; i < LOADS.length; i++) {
            int size = 8 >> i;
            if ((bytes & size) != 0) {
                f.get(to).get(from).load(LOADS[i], at).store(STORES[i], at);
                at += size;
            }
        }
    }

    /** {@code (from, to, rows, from row, to row, elements)}: one element of four bytes all over a row. */
    private static void fill(FunctionWriter f, int tail) {
        int value = f.local(V128);
        int goal = f.local(I32);
        int left = f.local(I32);
        int loop = f.loop();
        f.get(0).load(V128_LOAD32_SPLAT, 0).set(value).get(1).set(goal).get(5).set(left);
        Row.along(f, left, Row.VECTORS, tail, new int[] {goal}, (vectors, count) -> {
            for (int i = 0; i < vectors; i++) {
                Row.store(f, goal, i, count, value);
            }
        });
        move(f, 0, 3);
        move(f, 1, 4);
        again(f, 2, 1, loop);
    }

    /** {@code (from, to, elements)}: each element twice. */
    private static void twice(FunctionWriter f, int tail) {
        int value = f.local(V128);
        int both = f.local(V128);
        Row.along(f, 2, 1, tail, new int[] {0}, (vectors, count) -> {
            f.get(0).load(V128_LOAD, 0).set(value);
            f.get(value).get(value).shuffle(0, 0, 1, 1).set(both);
            Row.store(f, 1, 0, Math.min(4, 2 * count), both);
            if (count > 2) {
                f.get(value).get(value).shuffle(2, 2, 3, 3).set(both);
                Row.store(f, 1, 1, 2 * count - 4, both);
            }
            f.get(1).i32(32).op(I32_ADD).set(1);
        });
    }

    /**
     * {@code (from, to, columns, rows, from row, to row)}: rows of the source are columns of the target; the
     * number of both is a multiple of four.
     */
    static FunctionWriter transposing(Emission to) {
        return to.function("transpose_4x4", Copies::blocks, ints(6));
    }

    private static void blocks(FunctionWriter f) {
        int source = f.local(I32);
        int goal = f.local(I32);
        int left = f.local(I32);
        int[] in = {f.local(V128), f.local(V128), f.local(V128), f.local(V128)};
        int[] half = {f.local(V128), f.local(V128), f.local(V128), f.local(V128)};
        int done = f.block();
        f.get(2).op(I32_EQZ).brIf(done).get(3).op(I32_EQZ).brIf(done);
        int outer = f.loop();
        f.get(0).set(source).get(1).set(goal).get(3).set(left);
        int inner = f.loop();
        for (int row = 0; row < BLOCK; row++) {
            f.get(source).load(V128_LOAD, 0).set(in[row]);
            move(f, source, 4);
        }
        for (int pair = 0; pair < 2; pair++) {
            f.get(in[2 * pair]).get(in[2 * pair + 1]).shuffle(0, 4, 1, 5).set(half[2 * pair]);
            f.get(in[2 * pair]).get(in[2 * pair + 1]).shuffle(2, 6, 3, 7).set(half[2 * pair + 1]);
        }
        int at = Row.copy(f, goal);
        for (int row = 0; row < BLOCK; row++) {
            f.get(at).get(half[row / 2]).get(half[row / 2 + 2]);
            f.shuffle(row % 2, row % 2 + 2).store(V128_STORE, 0);
            move(f, at, 5);
        }
        f.get(goal).i32(4 * BLOCK).op(I32_ADD).set(goal);
        again(f, left, BLOCK, inner);
        f.get(0).i32(4 * BLOCK).op(I32_ADD).set(0);
        for (int row = 0; row < BLOCK; row++) {
            move(f, 1, 5);
        }
        again(f, 2, BLOCK, outer);
        f.end();
    }
}
