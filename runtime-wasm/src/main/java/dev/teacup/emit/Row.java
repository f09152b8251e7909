package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_GE_S;
import static dev.teacup.wasm.Opcode.I32_LT_S;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.V128_AND;
import static dev.teacup.wasm.Opcode.V128_BITSELECT;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_STORE;
import static dev.teacup.wasm.Opcode.V128_STORE32_LANE;
import static dev.teacup.wasm.Opcode.V128_STORE64_LANE;

import dev.teacup.wasm.FunctionWriter;

/**
 * How a function goes along a row of elements of 32 bits. How many of them are left behind the last four is
 * part of its name, so that it has neither a branch nor a loop for them.
 */
final class Row {
    /**
     * Vectors that are worked on at once where rows are long: as many sums hide how long one addition takes.
     */
    static final int VECTORS = 4;

    private Row() {}

    /** Writes what is done to some vectors that follow each other. */
    @FunctionalInterface
    interface Work {
        /** @param count the elements of the last vector, 4 but at the end of the row */
        void write(int vectors, int count);
    }

    /**
     * Goes along a row.
     *
     * @param left the local with the number of elements, which is changed
     * @param most how many vectors are worked on at once
     * @param tail how many elements are left behind the last four
     * @param pointers locals with addresses, which are moved along
     */
    static void along(FunctionWriter f, int left, int most, int tail, int[] pointers, Work work) {
        for (int vectors = most; vectors > 0; vectors = vectors > 1 ? 1 : 0) {
            int done = f.block();
            f.get(left).i32(4 * vectors).op(I32_LT_S).brIf(done);
            int loop = f.loop();
            work.write(vectors, 4);
            for (int pointer : pointers) {
                f.get(pointer).i32(16 * vectors).op(I32_ADD).set(pointer);
            }
            f.get(left).i32(4 * vectors).op(I32_SUB).set(left);
            f.get(left).i32(4 * vectors).op(I32_GE_S).brIf(loop).end().end();
        }
        if (tail > 0) {
            work.write(1, tail);
        }
    }

    /** A copy of a local of this kind. */
    static int copy(FunctionWriter f, int local) {
        int copy = f.local(I32);
        f.get(local).set(copy);
        return copy;
    }

    /**
     * Puts a vector onto the stack.
     *
     * @param fill the local with what stands for elements behind the row; -1 for zeros
     */
    static void load(FunctionWriter f, int pointer, int vector, int count, int fill) {
        f.get(pointer).load(V128_LOAD, 16 * vector);
        if (count < 4 && fill >= 0) {
            f.get(fill);
        }
        mask(f, count, fill >= 0 ? V128_BITSELECT : V128_AND);
    }

    /** Clears the elements behind the row, of the vector on the stack. */
    static void clear(FunctionWriter f, int count) {
        mask(f, count, V128_AND);
    }

    private static void mask(FunctionWriter f, int count, int opcode) {
        if (count < 4) {
            f.v128(count == 1 ? 0xFFFFFFFFL : -1L, count == 3 ? 0xFFFFFFFFL : 0).op(opcode);
        }
    }

    /** Stores the vector in a local. */
    static void store(FunctionWriter f, int pointer, int vector, int count, int value) {
        if (count == 4) {
            f.get(pointer).get(value).store(V128_STORE, 16 * vector);
        }
        if ((count & 2) != 0) {
            f.get(pointer).get(value).lane(V128_STORE64_LANE, 16 * vector, 0);
        }
        if ((count & 1) != 0) {
            f.get(pointer).get(value).lane(V128_STORE32_LANE, 16 * vector + 4 * (count - 1), count - 1);
        }
    }

    /** New locals that hold four times a number. */
    static int[] vectors(FunctionWriter f, int count, int bits) {
        int[] vectors = new int[count];
        for (int i = 0; i < count; i++) {
            vectors[i] = f.local(V128);
            f.v128(bits & 0xFFFFFFFFL | (long) bits << 32, bits & 0xFFFFFFFFL | (long) bits << 32)
                    .set(vectors[i]);
        }
        return vectors;
    }

    /** Makes one element of all that some locals hold; the first of them has it in each lane. */
    static void join(FunctionWriter f, int opcode, int... vectors) {
        for (int step = 1; step < vectors.length; step *= 2) {
            for (int i = 0; i + step < vectors.length; i += 2 * step) {
                f.get(vectors[i]).get(vectors[i + step]).op(opcode).set(vectors[i]);
            }
        }
        int all = vectors[0];
        f.get(all).get(all).get(all).shuffle(2, 3, 0, 1).op(opcode).set(all);
        f.get(all).get(all).get(all).shuffle(1, 0, 3, 2).op(opcode).set(all);
    }
}
