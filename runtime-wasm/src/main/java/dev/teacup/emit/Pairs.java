package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.I16X8_SPLAT;
import static dev.teacup.wasm.Opcode.I16X8_SUB;
import static dev.teacup.wasm.Opcode.I32X4_SPLAT;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_GT_S;
import static dev.teacup.wasm.Opcode.I32_LOAD8_S;
import static dev.teacup.wasm.Opcode.I32_LOAD8_U;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.V128_AND;
import static dev.teacup.wasm.Opcode.V128_LOAD8X8_S;
import static dev.teacup.wasm.Opcode.V128_LOAD8X8_U;
import static dev.teacup.wasm.Opcode.V128_STORE;

import dev.teacup.memory.Memory;
import dev.teacup.plan.Place;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.wasm.FunctionWriter;

/**
 * Bytes less a zero point as integers of 16 bits, those of two rows side by side: pairs, as a {@link Tile}
 * multiplies them. Behind an odd number of rows there is one of zeros.
 */
final class Pairs {
    private static final int LOW = 0xFFFF;

    private Pairs() {}

    static int count(int rows) {
        return (rows + 1) / 2;
    }

    /** Puts a zero point, 0 where there is none, into a new local. */
    static int zero(Emission to, FunctionWriter driver, Place zero) {
        int local = driver.local(I32);
        if (zero == null) {
            driver.i32(0);
        } else {
            to.address(zero).load(isUnsigned(zero) ? I32_LOAD8_U : I32_LOAD8_S, 0);
        }
        driver.set(local);
        return local;
    }

    static boolean isUnsigned(Place place) {
        return place.dtype() == DType.UINT8;
    }

    /** Makes pairs of [outer, rows, size] bytes; what is written behind a row the next one makes right. */
    static void write(Emission to, FunctionWriter driver, Place from, Place into, int outer, int rows,
            int size,
            int zero) {
        FunctionWriter function = function(to, isUnsigned(from));
        int whole = rows / 2;
        Walk walk = new Walk(to, driver, from, into);
        Walk inner = new Walk(driver, walk.at(0), walk.at(1));
        walk.times(outer, new int[] {rows * size, 4 * size * count(rows)}, f -> {
            if (whole > 0) {
                inner.times(whole, new int[] {2 * size, 4 * size},
                        d -> d.get(walk.at(0)).i32(size).get(walk.at(1)).i32(size).get(zero).i32(-1)
                                .call(function));
            }
            if (rows > 2 * whole) {
                int[] last = {2 * size * whole, 4 * size * whole};
                walk.move(last, 1);
                f.get(walk.at(0)).i32(0).get(walk.at(1)).i32(size).get(zero).i32(LOW).call(function);
                walk.move(last, -1);
            }
        });
        walk.free();
    }

    /** {@code (from, bytes to the second row, to, count, zero point, the bits of a pair that are kept)}. */
    private static FunctionWriter function(Emission to, boolean isUnsigned) {
        return to.function(isUnsigned ? "i16_pairs_of_u8" : "i16_pairs_of_s8", f -> {
            int second = f.param(1);
            int zero = f.local(V128);
            int bits = f.local(V128);
            int[] rows = {f.local(V128), f.local(V128)};
            f.get(0).get(second).op(I32_ADD).set(second);
            f.get(4).op(I16X8_SPLAT).set(zero).get(5).op(I32X4_SPLAT).set(bits);
            int loop = f.loop();
            for (int row = 0; row < 2; row++) {
                f.get(row).load(isUnsigned ? V128_LOAD8X8_U : V128_LOAD8X8_S, 0);
                f.get(zero).op(I16X8_SUB).set(rows[row]);
                f.get(row).i32(8).op(I32_ADD).set(row);
            }
            f.get(2).get(rows[0]).get(rows[1]).shuffle(0, 8, 1, 9, 2, 10, 3, 11).get(bits).op(V128_AND)
                    .store(V128_STORE, 0);
            f.get(2).get(rows[0]).get(rows[1]).shuffle(4, 12, 5, 13, 6, 14, 7, 15).get(bits).op(V128_AND)
                    .store(V128_STORE, 16);
            f.get(2).i32(32).op(I32_ADD).set(2);
            f.get(3).i32(8).op(I32_SUB).set(3).get(3).i32(0).op(I32_GT_S).brIf(loop).end();
        }, new int[] {I32, I32, I32, I32, I32, I32});
    }

    /**
     * Writes the pairs of some columns of weights, those of one element of a row side by side.
     *
     * @param zeros one for all columns, or one for each; null for 0
     * @param size the elements of a row in a column
     * @param step the bytes from the pairs of an element to those of the next one
     */
    static void pack(Memory memory, Tensor weights, Tensor zeros, int column, int columns, int columnBytes,
            int rows, int rowBytes, int size, int at, int step) {
        int bits = weights.dtype() == DType.UINT8 ? 0xFF : -1;
        int[] zero = new int[columns];
        for (int i = 0; i < columns && zeros != null; i++) {
            zero[i] = (int) zeros.i64(zeros.elements() == 1 ? 0 : column + i);
        }
        int to = at;
        for (int row = 0; row < rows; row += 2) {
            for (int i = 0; i < size; i++) {
                int first = weights.at() + column * columnBytes + row * rowBytes + i;
                for (int k = 0; k < columns; k++) {
                    int low = (memory.i8(first) & bits) - zero[k];
                    int high = row + 1 == rows ? 0 : (memory.i8(first + rowBytes) & bits) - zero[k];
                    memory.i32(to + 4 * k, low & LOW | high << 16);
                    first += columnBytes;
                }
                to += step;
            }
        }
    }
}
