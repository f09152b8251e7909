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

/**
 * The products with the matrices of {@link Winograd}, which are sums of few terms. With s = p^2 and q = 2p:
 * {@code G = [1 0 0; -(2/3 2p/3 2s/3); -(2/3 -2p/3 2s/3); 1/6 p/3 2s/3; 1/6 -p/3 2s/3; 0 0 4s^2] / 4s^2},
 * {@code B^T = [4s^2 0 -5s 0 1 0; 0 -+4ps -4s +-p 1 0; 0 -+2ps -s +-2p 1 0; 0 4s^2 0 -5s 0 1]} and
 * {@code A^T = [1 1 1 1 1 0; 0 p -p q -q 0; 0 s s 4s 4s 0; 0 p^3 -p^3 q^3 -q^3 1]}.
 * <p>The usual p of 1 makes results differences of large numbers; 11/16, whose powers are floats, halves
 * their error, which is one and a half times that of plain sums then.
 *
 * @see <a href="https://arxiv.org/abs/1803.10986">Barabasz et al.: Error Analysis and Improving the Accuracy
 * of Winograd Convolution for Deep Neural Networks</a>
 */
final class WinogradTransforms {
    private static final float P = 11 / 16f;
    private static final float S = P * P;
    private static final float FIRST = 1 / (4 * S * S);
    private static final float MIDDLE = 1 / (6 * P * S);
    private static final float LAST = 1 / (6 * S);
    /** Sums of products of greater elements might overflow on the way, where those of a window do not. */
    private static final float MOST = 1e27f;
    /**
     * The bits of 1e8 as an integer, from the smallest one: added to those of a number without its sign, the
     * sum is negative for greater numbers, and for what is none.
     */
    private static final int ABOVE_MOST_WEIGHT = Integer.MIN_VALUE - 0x4CBEBC20;
    private static final int SIGNLESS = 0x7FFFFFFF;
    /** Behind each matrix of U: many strides of a power of two would fall into one set of the cache. */
    private static final int GAP_BYTES = 64;

    private WinogradTransforms() {}

    /** Whether all weights are numbers, and none is so large that it would spoil its tile. */
    static boolean fits(Tensor weights) {
        Memory memory = weights.memory();
        int sums = 0;
        for (int at = weights.at(), end = at + 4 * weights.elements(); at < end; at += 4) {
            sums |= (memory.i32(at) & SIGNLESS) + ABOVE_MOST_WEIGHT;
        }
        return sums >= 0;
    }

    /** The bytes from one matrix of U to the next. */
    static int matrixBytes(int inputs, int outputs) {
        return 4 * inputs * outputs + GAP_BYTES;
    }

    /** G times a kernel of three by three, whose elements lie behind each other, times G turned. */
    private static void kernels(Memory memory, int from, int to, int step) {
        float a0 = memory.f32(from) * FIRST;
        float a1 = memory.f32(from + 4) * FIRST;
        float a2 = memory.f32(from + 8) * FIRST;
        float b0 = memory.f32(from + 12) * MIDDLE;
        float b1 = memory.f32(from + 16) * MIDDLE;
        float b2 = memory.f32(from + 20) * MIDDLE;
        float c0 = memory.f32(from + 24);
        float c1 = memory.f32(from + 28);
        float c2 = memory.f32(from + 32);
        kernel(memory, a0, a1, a2, to, step);
        float d0 = a0 * (-2 / 3f) - c0 * LAST;
        float d1 = a1 * (-2 / 3f) - c1 * LAST;
        float d2 = a2 * (-2 / 3f) - c2 * LAST;
        kernel(memory, d0 - b0, d1 - b1, d2 - b2, to + 6 * step, step);
        kernel(memory, d0 + b0, d1 + b1, d2 + b2, to + 12 * step, step);
        d0 = a0 * (1 / 6f) + c0 * LAST;
        d1 = a1 * (1 / 6f) + c1 * LAST;
        d2 = a2 * (1 / 6f) + c2 * LAST;
        b0 *= .5f;
        b1 *= .5f;
        b2 *= .5f;
        kernel(memory, d0 + b0, d1 + b1, d2 + b2, to + 18 * step, step);
        kernel(memory, d0 - b0, d1 - b1, d2 - b2, to + 24 * step, step);
        kernel(memory, c0, c1, c2, to + 30 * step, step);
    }

    /** G times three elements, to where so many bytes are between the results. */
    private static void kernel(Memory memory, float a, float b, float c, int to, int step) {
        float first = a * FIRST;
        float middle = b * MIDDLE;
        float ends = first * (-2 / 3f) - c * LAST;
        float more = first * (1 / 6f) + c * LAST;
        float half = .5f * middle;
        memory.f32(to, first);
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

    /** Locals with the powers of p and q in each lane: p, s, 4s, p^3 and q^3. */
    static int[] powers(FunctionWriter f) {
        return constants(f, P, S, 4 * S, P * S, 8 * P * S);
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
    static void six(FunctionWriter f, int from, int[] at, int to, int[] into, int[] powers) {
        int[] x = load(f, from, at);
        int[] inner = {f.local(V128), f.local(V128)};
        int[] outer = {f.local(V128), f.local(V128)};
        // x4 - s x2 - 4s (x2 - s x0) and x5 - s x3 - 4s (x3 - s x1)
        for (int i = 0; i < 2; i++) {
            more(f, x[i + 2], F32X4_SUB, x[i], powers[1]).set(inner[i]);
            more(f, x[i + 4], F32X4_SUB, x[i + 2], powers[1]).set(outer[i]);
            more(f.get(to), outer[i], F32X4_SUB, inner[i], powers[2]).store(V128_STORE, into[5 * i]);
        }
        // (x4 - s x2) +- 2p (x3 - s x1)
        f.get(inner[1]).get(inner[1]).op(F32X4_ADD).get(powers[0]).op(F32X4_MUL).set(inner[1]);
        both(f, to, outer[0], inner[1], into[3], into[4]);
        // (x4 - 4s x2) +- p (x3 - 4s x1)
        more(f, x[4], F32X4_SUB, x[2], powers[2]).set(outer[0]);
        more(f, x[3], F32X4_SUB, x[1], powers[2]).get(powers[0]).op(F32X4_MUL).set(inner[1]);
        both(f, to, outer[0], inner[1], into[1], into[2]);
        for (int i = 0; i < 2; i++) {
            f.free(inner[i]).free(outer[i]);
        }
        for (int local : x) {
            f.free(local);
        }
    }

    private static void both(FunctionWriter f, int to, int a, int b, int sum, int difference) {
        f.get(to).get(a).get(b).op(F32X4_ADD).store(V128_STORE, sum);
        f.get(to).get(a).get(b).op(F32X4_SUB).store(V128_STORE, difference);
    }

    /** Four sums of six elements: A^T times them. */
    static int[] four(FunctionWriter f, int from, int[] at, int[] powers) {
        int[] m = load(f, from, at);
        int[] differences = {f.local(V128), f.local(V128)};
        int[] sums = {f.local(V128), f.local(V128)};
        for (int i = 0; i < 2; i++) {
            f.get(m[1 + 2 * i]).get(m[2 + 2 * i]).op(F32X4_ADD).set(sums[i]);
            f.get(m[1 + 2 * i]).get(m[2 + 2 * i]).op(F32X4_SUB).set(differences[i]);
        }
        f.get(m[0]).get(sums[0]).op(F32X4_ADD).get(sums[1]).op(F32X4_ADD).set(m[0]);
        // p (d1 + 2 d2), s s1 + 4s s2, m5 + p^3 d1 + q^3 d2
        f.get(differences[1]).get(differences[1]).op(F32X4_ADD).get(differences[0]).op(F32X4_ADD);
        f.get(powers[0]).op(F32X4_MUL).set(m[1]);
        f.get(sums[0]).get(powers[1]).op(F32X4_MUL).set(sums[0]);
        more(f, sums[0], F32X4_ADD, sums[1], powers[2]).set(m[2]);
        f.get(differences[0]).get(powers[3]).op(F32X4_MUL).set(differences[0]);
        more(f, differences[0], F32X4_ADD, differences[1], powers[4]).get(m[5]).op(F32X4_ADD).set(m[3]);
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
        int[] powers = powers(f);
        int[] first = {copy(f, 0), copy(f, isLine ? 2 : 1)};
        new Walk(f, first).each(new int[] {isLine ? 1 : 4 * tileRows + 2, panels},
                new int[][] {{planes.kernelRowBytes, 16}, {rowBytes, 16}},
                d -> six(d, first[0], taps, first[1], isLine ? results : between, powers));
        if (isLine) {
            return;
        }
        int[] second = {copy(f, 1), copy(f, 2)};
        new Walk(f, second).each(new int[] {tileRows, 6, panels},
                new int[][] {{4 * rowBytes, rowBytes / 6, 16},
                    {4 * tileColumns, pointBytes, 16}},
                d -> six(d, second[0], rows, second[1], results, powers));
    }
}
