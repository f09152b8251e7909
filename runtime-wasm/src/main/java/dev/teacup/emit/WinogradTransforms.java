package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ABS;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_LT;
import static dev.teacup.wasm.Opcode.F32X4_MUL;
import static dev.teacup.wasm.Opcode.F32X4_SUB;
import static dev.teacup.wasm.Opcode.I32X4_ALL_TRUE;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_EQZ;
import static dev.teacup.wasm.Opcode.I32_GE_S;
import static dev.teacup.wasm.Opcode.I32_LT_U;
import static dev.teacup.wasm.Opcode.V128_AND;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_STORE;

import dev.teacup.memory.Memory;
import dev.teacup.tensor.Tensor;
import dev.teacup.wasm.FunctionWriter;

/** The products with the matrices of {@link Winograd}, which are sums of few terms. */
final class WinogradTransforms {
    /** Sums of products of greater elements might overflow on the way, where those of a window do not. */
    private static final float MOST = 1e27f;
    /** The bits of 1e8: those of greater numbers are greater as integers, those of no number as well. */
    private static final int MOST_WEIGHT = 0x4CBEBC20;
    private static final int SIGNLESS = 0x7FFFFFFF;
    /** Behind each matrix of U: many strides of a power of two would fall into one set of the cache. */
    private static final int GAP_BYTES = 64;

    private WinogradTransforms() {}

    /** Whether all weights are numbers, and none is so large that it would spoil its tile. */
    static boolean fits(Tensor weights) {
        int most = 0;
        for (int at = weights.at(), end = at + 4 * weights.elements(); at < end; at += 4) {
            most = Math.max(most, weights.memory().i32(at) & SIGNLESS);
        }
        return most < MOST_WEIGHT;
    }

    /** The bytes from one matrix of U to the next. */
    static int matrixBytes(int inputs, int outputs) {
        return 4 * inputs * outputs + GAP_BYTES;
    }

    /** G times a kernel of three by three, whose elements lie behind each other, times G turned. */
    private static void kernels(Memory memory, int from, int to, int step) {
        float a0 = memory.f32(from);
        float a1 = memory.f32(from + 4);
        float a2 = memory.f32(from + 8);
        float b0 = memory.f32(from + 12) * (1 / 6f);
        float b1 = memory.f32(from + 16) * (1 / 6f);
        float b2 = memory.f32(from + 20) * (1 / 6f);
        float c0 = memory.f32(from + 24);
        float c1 = memory.f32(from + 28);
        float c2 = memory.f32(from + 32);
        kernel(memory, a0 * .25f, a1 * .25f, a2 * .25f, to, step);
        float d0 = (a0 + c0) * (-1 / 6f);
        float d1 = (a1 + c1) * (-1 / 6f);
        float d2 = (a2 + c2) * (-1 / 6f);
        kernel(memory, d0 - b0, d1 - b1, d2 - b2, to + 6 * step, step);
        kernel(memory, d0 + b0, d1 + b1, d2 + b2, to + 12 * step, step);
        d0 = a0 * (1 / 24f) + c0 * (1 / 6f);
        d1 = a1 * (1 / 24f) + c1 * (1 / 6f);
        d2 = a2 * (1 / 24f) + c2 * (1 / 6f);
        b0 *= .5f;
        b1 *= .5f;
        b2 *= .5f;
        kernel(memory, d0 + b0, d1 + b1, d2 + b2, to + 18 * step, step);
        kernel(memory, d0 - b0, d1 - b1, d2 - b2, to + 24 * step, step);
        kernel(memory, c0, c1, c2, to + 30 * step, step);
    }

    /** G times three elements, to where so many bytes are between the results. */
    private static void kernel(Memory memory, float a, float b, float c, int to, int step) {
        float middle = b * (1 / 6f);
        float ends = (a + c) * (-1 / 6f);
        float more = a * (1 / 24f) + c * (1 / 6f);
        float half = .5f * middle;
        memory.f32(to, a * .25f);
        memory.f32(to + step, ends - middle);
        memory.f32(to + 2 * step, ends + middle);
        memory.f32(to + 3 * step, more + half);
        memory.f32(to + 4 * step, more - half);
        memory.f32(to + 5 * step, c);
    }

    /** Whether an element from an address to the vector at another is none that a tile can have: 1, or 0. */
    static FunctionWriter huge(Emission to) {
        return to.function("f32_is_huge", f -> {
            int most = constants(f, MOST)[0];
            int all = f.local(V128);
            f.v128(-1, -1).set(all);
            int loop = f.loop();
            f.get(all).get(0).load(V128_LOAD, 0).op(F32X4_ABS).get(most).op(F32X4_LT).op(V128_AND).set(all);
            f.get(0).i32(16).op(I32_ADD).set(0).get(0).get(1).op(I32_LT_U).brIf(loop).end();
            f.get(all).get(1).load(V128_LOAD, 0).op(F32X4_ABS).get(most).op(F32X4_LT).op(V128_AND);
            f.op(I32X4_ALL_TRUE).op(I32_EQZ);
        }, new int[] {I32, I32}, I32);
    }

    /** Locals with a constant in each lane. */
    static int[] constants(FunctionWriter f, float... values) {
        int[] locals = new int[values.length];
        for (int i = 0; i < locals.length; i++) {
            locals[i] = f.local(V128);
            long bits = Float.floatToRawIntBits(values[i]);
            f.v128(bits << 32 | bits, bits << 32 | bits).set(locals[i]);
        }
        return locals;
    }

    private static int[] load(FunctionWriter f, int from, int[] at) {
        int[] x = new int[at.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = f.local(V128);
            f.get(from).load(V128_LOAD, at[i]).set(x[i]);
        }
        return x;
    }

    /** a = a op b * factor, by {@code F32X4_ADD} or {@code F32X4_SUB}. */
    private static FunctionWriter more(FunctionWriter f, int a, int op, int b, int factor) {
        return f.get(a).get(b).get(factor).op(F32X4_MUL).op(op);
    }

    /** Six elements times B: those at {@code at} behind one pointer go to {@code into} behind another. */
    static void six(FunctionWriter f, int from, int[] at, int to, int[] into, int[] fourAndFive) {
        int[] x = load(f, from, at);
        int four = fourAndFive[0];
        int five = fourAndFive[1];
        int a = f.local(V128);
        int b = f.local(V128);
        // 4 x0 - 5 x2 + x4 and 4 x1 - 5 x3 + x5
        for (int i = 0; i < 2; i++) {
            f.get(to);
            more(f, x[i + 4], F32X4_ADD, x[i], four).get(x[i + 2]).get(five).op(F32X4_MUL).op(F32X4_SUB);
            f.store(V128_STORE, into[5 * i]);
        }
        // (x4 - 4 x2) +- (x3 - 4 x1)
        more(f, x[4], F32X4_SUB, x[2], four).set(a);
        more(f, x[3], F32X4_SUB, x[1], four).set(b);
        both(f, to, a, b, into[1], into[2]);
        // (x4 - x2) +- 2 (x3 - x1)
        f.get(x[4]).get(x[2]).op(F32X4_SUB).set(a);
        f.get(x[3]).get(x[1]).op(F32X4_SUB).set(b).get(b).get(b).op(F32X4_ADD).set(b);
        both(f, to, a, b, into[3], into[4]);
        f.free(a).free(b);
        for (int local : x) {
            f.free(local);
        }
    }

    private static void both(FunctionWriter f, int to, int a, int b, int sum, int difference) {
        f.get(to).get(a).get(b).op(F32X4_ADD).store(V128_STORE, sum);
        f.get(to).get(a).get(b).op(F32X4_SUB).store(V128_STORE, difference);
    }

    /** Four sums of six elements: A^T times them. */
    static int[] four(FunctionWriter f, int from, int[] at, int[] fourAndEight) {
        int[] m = load(f, from, at);
        int[] differences = {f.local(V128), f.local(V128)};
        int[] sums = {f.local(V128), f.local(V128)};
        for (int i = 0; i < 2; i++) {
            f.get(m[1 + 2 * i]).get(m[2 + 2 * i]).op(F32X4_ADD).set(sums[i]);
            f.get(m[1 + 2 * i]).get(m[2 + 2 * i]).op(F32X4_SUB).set(differences[i]);
        }
        f.get(m[0]).get(sums[0]).op(F32X4_ADD).get(sums[1]).op(F32X4_ADD).set(m[0]);
        more(f, sums[0], F32X4_ADD, sums[1], fourAndEight[0]).set(m[2]);
        more(f, differences[0], F32X4_ADD, differences[1], fourAndEight[1]).get(m[5]).op(F32X4_ADD).set(m[3]);
        f.get(differences[1]).get(differences[1]).op(F32X4_ADD).get(differences[0]).op(F32X4_ADD).set(m[1]);
        for (int i = 0; i < 2; i++) {
            f.free(sums[i]).free(differences[i]).free(m[4 + i]);
        }
        return new int[] {m[0], m[1], m[2], m[3]};
    }

    /** Four vectors as the rows of a matrix, turned. */
    static int[] transposed(FunctionWriter f, int[] rows) {
        int[] half = new int[4];
        for (int i = 0; i < 4; i++) {
            half[i] = f.local(V128);
            f.get(rows[i / 2 * 2]).get(rows[i / 2 * 2 + 1]);
            (i % 2 == 0 ? f.shuffle(0, 4, 1, 5) : f.shuffle(2, 6, 3, 7)).set(half[i]);
        }
        for (int i = 0; i < 4; i++) {
            f.get(half[i / 2]).get(half[i / 2 + 2]);
            (i % 2 == 0 ? f.shuffle(0, 1, 4, 5) : f.shuffle(2, 3, 6, 7)).set(rows[i]);
        }
        for (int local : half) {
            f.free(local);
        }
        return rows;
    }

    /** U, as [points][blocks of M][C][channels of a block], {@link #matrixBytes} for each point. */
    static void pack(Memory memory, Tensor weights, int at, int block) {
        int outputs = weights.dim(0);
        int inputs = weights.dim(1);
        boolean isLine = weights.rank() == 3;
        int kernelBytes = isLine ? 12 : 36;
        int step = matrixBytes(inputs, outputs);
        int to = at;
        for (int first = 0; first < outputs; first += block) {
            int end = Math.min(first + block, outputs);
            for (int input = 0; input < inputs; input++) {
                for (int output = first; output < end; output++) {
                    int from = weights.at() + (output * inputs + input) * kernelBytes;
                    if (isLine) {
                        kernel(memory, memory.f32(from), memory.f32(from + 4), memory.f32(from + 8), to,
                                step);
                    } else {
                        kernels(memory, from, to, step);
                    }
                    to += 4;
                }
            }
        }
        for (int matrix = isLine ? 6 : 36; matrix > 0; matrix--) {
            memory.zero(to, GAP_BYTES);
            to += step;
        }
    }

    /**
     * Stores sixteen columns of a row, or as many as there are left.
     *
     * @param result the local with the address
     * @param columns that with how many columns there are
     */
    static void store(FunctionWriter f, int result, int columns, int width, int[] sums, int[] into) {
        if (width % 16 != 0) {
            f.get(columns).i32(16).op(I32_GE_S).if_();
        }
        for (int i = 0; i < 4; i++) {
            ConvTile.storeSome(f, result, sums[i], into[i], 4);
        }
        if (width % 16 != 0) {
            f.else_();
            for (int i = 0; i < 4; i++) {
                ConvTile.storeSome(f, result, sums[i], into[i], width % 16 - 4 * i);
            }
            f.end();
        }
    }

    static int copy(FunctionWriter f, int pointer) {
        int local = f.local(I32);
        f.get(pointer).set(local);
        return local;
    }

    /** The bytes of six vectors of all tiles of a row. */
    static int rowBytes(int tileColumns) {
        return 24 * (tileColumns + 3 & ~3);
    }

    /**
     * Of a padded plane: each row times B, which tiles share, then B^T times the columns.
     *
     * @param tileRows 0 for a line
     * @param pointBytes from one matrix of V to the next
     */
    static void image(FunctionWriter f, Planes planes, int tileRows, int tileColumns, int pointBytes) {
        boolean isLine = tileRows == 0;
        int panels = (tileColumns + 3) / 4;
        int rowBytes = rowBytes(tileColumns);
        int[] taps = new int[6];
        int[] rows = new int[6];
        int[] between = new int[6];
        int[] results = new int[6];
        for (int i = 0; i < 6; i++) {
            taps[i] = planes.tap(i);
            rows[i] = i * rowBytes;
            between[i] = i * rowBytes / 6;
            results[i] = (isLine ? i : 6 * i) * pointBytes;
        }
        int[] two = constants(f, 4, 5);
        int[] first = {copy(f, 0), copy(f, isLine ? 2 : 1)};
        new Walk(f, first).each(new int[] {isLine ? 1 : 4 * tileRows + 2, panels},
                new int[][] {{planes.kernelRowBytes, 16}, {rowBytes, 16}},
                d -> six(d, first[0], taps, first[1], isLine ? results : between, two));
        if (isLine) {
            return;
        }
        int[] second = {copy(f, 1), copy(f, 2)};
        new Walk(f, second).each(new int[] {tileRows, 6, panels},
                new int[][] {{4 * rowBytes, rowBytes / 6, 16},
                    {4 * tileColumns, pointBytes, 16}},
                d -> six(d, second[0], rows, second[1], results, two));
    }
}
