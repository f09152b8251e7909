package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_MUL;
import static dev.teacup.wasm.Opcode.F32X4_RELAXED_MADD;
import static dev.teacup.wasm.Opcode.I32X4_ADD;
import static dev.teacup.wasm.Opcode.I32X4_DOT_I16X8_S;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_GE_S;
import static dev.teacup.wasm.Opcode.I32_GT_S;
import static dev.teacup.wasm.Opcode.I32_LT_S;
import static dev.teacup.wasm.Opcode.I32_MUL;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_LOAD32_SPLAT;
import static dev.teacup.wasm.Opcode.V128_STORE;

import dev.teacup.tensor.DType;
import dev.teacup.wasm.FunctionWriter;
import java.util.Arrays;

/**
 * A piece of a product whose sums stay in registers: {@code rows} of A times {@code vectors} of four columns.
 * Its function adds up all of K in order, applies the epilogue and stores; another function, called once,
 * calls it for all rows and columns.
 *
 * @param rows at most; fewer are left by functions of their own
 * @param isInteger whether elements are no floats but pairs of integers of 16 bits, of which each two are
 * multiplied and both products added up in 32 bits
 */
record Tile(int rows, int vectors, boolean isInteger) {
    Tile(int rows, int vectors) {
        this(rows, vectors, false);
    }

    /** How an operand of the epilogue lies: bytes between rows, and whether each column has an element. */
    record Operand(int rowBytes, int columnStride) {
        Epilogue.Kind kind() {
            return Epilogue.Kind.of(rowBytes, columnStride);
        }
    }

    /** Steps along K that are written one behind the other. */
    private static final int UNROLLED = 4;

    // Parameters of both functions; those of the epilogue follow, then what only the outer one has.
    private static final int A = 0;
    private static final int A_ROW = 1;
    private static final int A_COLUMN = 2;
    private static final int B = 3;
    private static final int B_STEP = 4;
    private static final int C = 5;
    private static final int C_ROW = 6;
    private static final int INNER = 7;
    private static final int COLUMNS = 8;
    private static final int SHARED = 9;

    /**
     * The tile for a product: it keeps at most eight sums, since a compiler has fifteen registers for them,
     * for two vectors of B, an element of A and a product; sixteen where a product needs no register.
     */
    static Tile of(int rows, int columns, boolean isRelaxed) {
        int vectors = rows == 1 ? 8 : rows < 4 ? 4 : 2;
        int most = Math.max(1, (columns + 3) / 4);
        if (vectors > most) {
            vectors = most > 4 ? 8 : most > 2 ? 4 : most;
        }
        int height = isRelaxed && vectors <= 2 ? 6 : 8 / vectors;
        return new Tile(Math.max(1, Math.min(vectors <= 2 && !isRelaxed ? 4 : height, rows)), vectors);
    }

    int columns() {
        return 4 * vectors;
    }

    /**
     * The matrices of a product C = A * B, and where a driver has their addresses: A and C in the first and
     * the third pointer of the walk, the operands of the epilogue behind them.
     *
     * @param b the local with the address of B
     * @param aRow bytes between the rows of A, and {@code aColumn} between its columns
     * @param bStep bytes between the rows of a panel of B, and {@code bPanel} between panels
     * @param inner K
     */
    record Matrices(Walk walk, int b, int aRow, int aColumn, int bStep, int bPanel, int cRow, int inner,
            int rows, int columns) {}

    /** Writes a product into a driver: its rows in tiles, and those that are left in a lower one. */
    void write(Emission to, FunctionWriter driver, Epilogue epilogue, Operand[] operands, Matrices m) {
        int left = m.rows % rows;
        if (m.rows > left) {
            call(to, driver, epilogue, operands, m, 0, m.rows - left);
        }
        if (left > 0) {
            new Tile(left, vectors, isInteger).call(to, driver, epilogue, operands, m, m.rows - left, left);
        }
    }

    private void call(Emission to, FunctionWriter driver, Epilogue epilogue, Operand[] operands, Matrices m,
            int first, int count) {
        at(driver, m.walk.at(0), first * m.aRow).i32(m.aRow).i32(m.aColumn).get(m.b).i32(m.bStep);
        at(driver, m.walk.at(2), first * m.cRow).i32(m.cRow).i32(m.inner).i32(m.columns);
        for (int i = 0; i < operands.length; i++) {
            at(driver, m.walk.at(3 + i), first * operands[i].rowBytes).i32(operands[i].rowBytes);
        }
        driver.i32(count).i32(m.bPanel);
        driver.call(all(to, epilogue, kinds(operands), m.aColumn == 4, m.bStep == 4 * columns()));
    }

    private static FunctionWriter at(FunctionWriter driver, int pointer, int offset) {
        driver.get(pointer);
        return offset == 0 ? driver : driver.i32(offset).op(I32_ADD);
    }

    private static Epilogue.Kind[] kinds(Operand[] operands) {
        Epilogue.Kind[] kinds = new Epilogue.Kind[operands.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = operands[i].kind();
        }
        return kinds;
    }

    private String name(Epilogue epilogue, Epilogue.Kind[] kinds, boolean isRow, boolean isPacked) {
        return (isInteger ? "i16_dot_" : "f32_matmul_") + rows + "x" + columns()
                + (isRow ? "" : "_a_transposed")
                + (isPacked ? "" : "_b_as_is") + " " + epilogue.text(kinds);
    }

    private static int[] params(int operands, int more) {
        int[] params = new int[SHARED + 2 * operands + more];
        Arrays.fill(params, I32);
        return params;
    }

    /** The function that goes along rows and columns: a multiple of this tile's rows, and any columns. */
    private FunctionWriter all(Emission to, Epilogue epilogue, Epilogue.Kind[] kinds, boolean isRow,
            boolean isPacked) {
        FunctionWriter tile = to.function(name(epilogue, kinds, isRow, isPacked),
                f -> tile(f, to.isRelaxed(), epilogue, kinds, isRow, isPacked), params(kinds.length, 0));
        return to.function("all " + name(epilogue, kinds, isRow, isPacked),
                f -> goAlong(f, tile, kinds), params(kinds.length, 2));
    }

    private void goAlong(FunctionWriter f, FunctionWriter tile, Epilogue.Kind[] kinds) {
        int left = f.param(SHARED + 2 * kinds.length);
        int panel = f.param(SHARED + 2 * kinds.length + 1);
        int b = f.local(I32);
        int c = f.local(I32);
        int columns = f.local(I32);
        int[] pointers = new int[kinds.length];
        int loop = f.loop();
        f.get(B).set(b).get(C).set(c).get(COLUMNS).set(columns);
        for (int i = 0; i < kinds.length; i++) {
            pointers[i] = f.local(I32);
            f.get(SHARED + 2 * i).set(pointers[i]);
        }
        int inner = f.loop();
        f.get(A).get(A_ROW).get(A_COLUMN).get(b).get(B_STEP).get(c).get(C_ROW).get(INNER).get(columns);
        for (int i = 0; i < kinds.length; i++) {
            f.get(pointers[i]).get(SHARED + 2 * i + 1);
        }
        f.call(tile);
        f.get(b).get(panel).op(I32_ADD).set(b);
        f.get(c).i32(4 * columns()).op(I32_ADD).set(c);
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i].hasColumns) {
                f.get(pointers[i]).i32(4 * columns()).op(I32_ADD).set(pointers[i]);
            }
        }
        f.get(columns).i32(columns()).op(I32_SUB).set(columns);
        f.get(columns).i32(0).op(I32_GT_S).brIf(inner).end();
        f.get(A).get(A_ROW).i32(rows).op(I32_MUL).op(I32_ADD).set(A);
        f.get(C).get(C_ROW).i32(rows).op(I32_MUL).op(I32_ADD).set(C);
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i].hasRows) {
                int pointer = SHARED + 2 * i;
                f.get(pointer).get(pointer + 1).i32(rows).op(I32_MUL).op(I32_ADD).set(pointer);
            }
        }
        f.get(left).i32(rows).op(I32_SUB).set(left);
        f.get(left).i32(0).op(I32_GT_S).brIf(loop).end();
    }

    private void tile(FunctionWriter f, boolean isRelaxed, Epilogue epilogue, Epilogue.Kind[] kinds,
            boolean isRow, boolean isPacked) {
        int[] a = pointers(f, isRow);
        int[] sums = new int[rows * vectors];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = f.local(V128);
        }
        int[] b = new int[rows == 1 ? 0 : vectors];
        for (int i = 0; i < b.length; i++) {
            b[i] = f.local(V128);
        }
        for (int steps : new int[] {UNROLLED, 1}) {
            int done = f.block();
            f.get(INNER).i32(steps).op(I32_LT_S).brIf(done);
            int loop = f.loop();
            for (int k = 0; k < steps; k++) {
                int offset = isPacked ? 4 * k * columns() : 0;
                for (int vector = 0; vector < b.length; vector++) {
                    f.get(B).load(V128_LOAD, offset + 16 * vector).set(b[vector]);
                }
                addUp(f, isRelaxed, a, b, offset, sums, isRow, k);
                if (!isPacked) {
                    f.get(B).get(B_STEP).op(I32_ADD).set(B);
                }
            }
            advance(f, a, isRow, isPacked, steps);
            f.get(INNER).i32(steps).op(I32_SUB).set(INNER);
            f.get(INNER).i32(steps).op(I32_GE_S).brIf(loop).end().end();
        }
        int[] pointers = new int[kinds.length];
        int[] strides = new int[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            pointers[i] = SHARED + 2 * i;
            strides[i] = pointers[i] + 1;
        }
        int[] at = new int[vectors];
        for (int i = 0; i < vectors; i++) {
            at[i] = 16 * i;
        }
        epilogue.write(f, isRelaxed, sums, at, kinds, pointers, strides);
        store(f, sums);
    }

    /** A pointer for each row where K is inside; where rows are inside, one for all of them. */
    private int[] pointers(FunctionWriter f, boolean isRow) {
        int[] a = new int[isRow ? rows : 1];
        a[0] = A;
        for (int row = 1; row < a.length; row++) {
            a[row] = f.local(I32);
            f.get(a[row - 1]).get(A_ROW).op(I32_ADD).set(a[row]);
        }
        return a;
    }

    private void addUp(FunctionWriter f, boolean isRelaxed, int[] a, int[] b, int offset, int[] sums,
            boolean isRow, int k) {
        int one = f.local(V128);
        for (int row = 0; row < rows; row++) {
            f.get(a[isRow ? row : 0]).load(V128_LOAD32_SPLAT, isRow ? 4 * k : 4 * row).set(one);
            for (int vector = 0; vector < vectors; vector++) {
                int sum = sums[row * vectors + vector];
                boolean isFused = isRelaxed && !isInteger;
                if (!isFused) {
                    f.get(sum);
                }
                f.get(one);
                if (b.length == 0) {
                    // All vectors of B and the sums would not fit into registers.
                    f.get(B).load(V128_LOAD, offset + 16 * vector);
                } else {
                    f.get(b[vector]);
                }
                if (isFused) {
                    f.get(sum).op(F32X4_RELAXED_MADD);
                } else {
                    f.op(isInteger ? I32X4_DOT_I16X8_S : F32X4_MUL).op(isInteger ? I32X4_ADD : F32X4_ADD);
                }
                f.set(sum);
            }
        }
        if (!isRow) {
            f.get(A).get(A_COLUMN).op(I32_ADD).set(A);
        }
        f.free(one);
    }

    private void advance(FunctionWriter f, int[] a, boolean isRow, boolean isPacked, int steps) {
        if (isRow) {
            for (int pointer : a) {
                f.get(pointer).i32(4 * steps).op(I32_ADD).set(pointer);
            }
        }
        if (isPacked) {
            f.get(B).i32(4 * steps * columns()).op(I32_ADD).set(B);
        }
    }

    /** Stores the rows, of the last panel only as many columns as there are. */
    private void store(FunctionWriter f, int[] sums) {
        f.get(COLUMNS).i32(columns()).op(I32_GE_S).if_();
        for (int row = 0; row < rows; row++) {
            for (int vector = 0; vector < vectors; vector++) {
                f.get(C).get(sums[row * vectors + vector]).store(V128_STORE, 16 * vector);
            }
            f.get(C).get(C_ROW).op(I32_ADD).set(C);
        }
        f.else_();
        int at = f.local(I32);
        int left = f.local(I32);
        for (int row = 0; row < rows; row++) {
            f.get(C).set(at).get(COLUMNS).set(left);
            for (int vector = 0; vector < vectors; vector++) {
                f.get(left).i32(0).op(I32_GT_S).if_();
                f.get(left).i32(4).op(I32_GE_S).if_();
                f.get(at).get(sums[row * vectors + vector]).store(V128_STORE, 0).else_();
                Lane.storeSome(f, DType.FLOAT32, at, sums[row * vectors + vector], left);
                f.end();
                f.get(at).i32(16).op(I32_ADD).set(at).get(left).i32(4).op(I32_SUB).set(left);
                f.end();
            }
            f.get(C).get(C_ROW).op(I32_ADD).set(C);
        }
        f.end();
    }
}
