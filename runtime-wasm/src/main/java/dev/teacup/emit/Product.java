package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Opcode.F32_LOAD;
import static dev.teacup.wasm.Opcode.F32_STORE;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_AND;
import static dev.teacup.wasm.Opcode.I32_EQZ;
import static dev.teacup.wasm.Opcode.I32_GT_S;
import static dev.teacup.wasm.Opcode.I32_MUL;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_STORE;

import dev.teacup.memory.Memory;
import dev.teacup.plan.Place;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.wasm.FunctionWriter;
import java.util.Arrays;

/** Products of matrices in float32, one for each index of the outer dimensions. */
final class Product {
    /** Fewer rows read B once or twice, so that packing it would cost more than it gains. */
    private static final int FEW_ROWS = 16;

    /** Three rows of one column, at most, lie behind the last one. */
    private static final int BLOCK_BYTES = 12;

    private final Emission to;
    private final Place a;
    private final Place b;
    private final Place y;
    private final Epilogue epilogue;
    private final int[] ySizes;
    private final boolean isFlat;
    /** The dimensions before the matrices, and the strides of the operands along them. */
    private final int[] outer;
    private final int[] aStrides;
    private final int[] bStrides;
    private final int rows;
    private final int columns;
    private final int inner;
    /** Bytes between the rows of A and of B, and between their columns. */
    private final int aRow;
    private final int aColumn;
    private final int bRow;
    private final int bColumn;
    private final Tile tile;
    /** Where B lies in panels, or null. */
    private Place panels;

    /**
     * @param aSizes [.., M, K], or where {@code transA} [.., K, M]
     * @param bSizes [.., K, N], or where {@code transB} [.., N, K]
     * @param ySizes [.., M, N]
     */
    Product(Emission to, Place a, int[] aSizes, boolean transA, Place b, int[] bSizes, boolean transB,
            Place y,
            int[] ySizes, Epilogue epilogue) {
        this(to, a, aSizes, transA, b, bSizes, transB, 0, y, ySizes, epilogue, false);
    }

    /**
     * @param hop elements from a column of B to the next where these overlap; 0 where they do not
     * @param isInteger whether elements are pairs of integers, see {@link Tile}
     */
    private Product(Emission to, Place a, int[] aSizes, boolean transA, Place b, int[] bSizes, boolean transB,
            int hop, Place y, int[] ySizes, Epilogue epilogue, boolean isInteger) {
        this.to = to;
        this.a = a;
        this.b = b;
        this.y = y;
        this.epilogue = epilogue;
        this.ySizes = ySizes;
        int rank = ySizes.length;
        int[] batch = Arrays.copyOf(ySizes, rank - 2);
        int matrixRows = ySizes[rank - 2];
        columns = ySizes[rank - 1];
        inner = aSizes[aSizes.length - (transA ? 2 : 1)];
        aStrides = Strides.of(aSizes, filled(batch, aSizes));
        bStrides = Strides.of(bSizes, filled(batch, bSizes));
        if (hop > 0) {
            bStrides[0] = b.sizes()[2];
        }
        isFlat = !transA && isZero(bStrides, batch) && isEven(aStrides, batch, matrixRows, inner)
                && epilogueIsEven();
        rows = isFlat ? matrixRows * product(batch) : matrixRows;
        outer = isFlat ? new int[0] : batch;
        aRow = transA ? 4 : 4 * inner;
        aColumn = transA ? 4 * matrixRows : 4;
        bRow = transB ? 4 : 4 * columns;
        bColumn = hop > 0 ? 4 * hop : transB ? 4 * inner : 4;
        Tile chosen = Tile.of(rows, columns, to.isRelaxed() && !isInteger);
        tile = new Tile(chosen.rows(), chosen.vectors(), isInteger);
    }

    /** Products of pairs of integers, A [.., M, K] and B [.., K, N], which the caller may pack in panels. */
    static Product ofPairs(Emission to, Place a, Place b, Place y, Epilogue epilogue) {
        return new Product(to, a, a.sizes(), false, b, b.sizes(), false, 0, y, y.sizes(), epilogue, true);
    }

    /**
     * A [M, K] by windows of signals, Y [N, M, P]: column p of B are K elements of a signal, from p * hop on.
     *
     * @param signals [N, 1, L]
     */
    static Product ofWindows(Emission to, Place a, int inner, Place signals, int hop, Place y,
            Epilogue epilogue) {
        int[] ySizes = y.sizes();
        return new Product(to, a, new int[] {ySizes[1], inner}, false, signals,
                new int[] {ySizes[0], ySizes[2], inner}, true, hop, y, ySizes, epilogue, false);
    }

    /** How many columns a panel has. */
    int panelColumns() {
        return tile.columns();
    }

    /** Tells where B lies in panels. */
    void panels(Place place) {
        panels = place;
    }

    /**
     * Writes the step.
     *
     * @param weights what B is where it is constant, or null
     */
    boolean write(Tensor weights) {
        packed(weights);
        multiply(to.begin((long) product(outer) * rows * columns * Math.max(1, inner)));
        return to.end();
    }

    /** Packs a constant B once and for all, if it may; answers whether it is packed then. */
    boolean packed(Tensor weights) {
        int at = weights == null || !isZero(bStrides, outer) ? -1
                : to.packed(weights, new Panels(tile.columns(), inner, columns, bRow, bColumn),
                        packedBytes());
        panels = at < 0 ? null : new Place(DType.FLOAT32, new int[0], false, at);
        return panels != null;
    }

    /** The bytes of B in panels, and of what a block of four rows writes behind them. */
    long packedBytes() {
        int width = tile.columns();
        return 4L * ((columns + width - 1) / width) * width * inner + BLOCK_BYTES * width;
    }

    /** Packs B in the driver, for all multiplications that follow; it is one for all products. */
    void pack(FunctionWriter driver, Place place) {
        to.address(b);
        to.address(place).i32(inner).i32(columns).i32(bRow).i32(bColumn)
                .call(packing(to, tile.columns(), bColumn == 4));
        panels = place;
    }

    /** Writes the products into the driver. */
    void multiply(FunctionWriter driver) {
        int width = tile.columns();
        boolean isPacked = panels != null;
        // The scratch memory has pairs.
        boolean isPacking = !isPacked && !tile.isInteger() && inner > 0 && (bColumn != 4 || rows >= FEW_ROWS);
        Place[] places = new Place[3 + epilogue.count()];
        int[][] strides = new int[places.length][];
        places[0] = a;
        places[1] = isPacked ? panels : b;
        places[2] = y;
        strides[0] = bytes(aStrides);
        strides[1] = bytes(bStrides);
        strides[2] = bytes(Strides.of(ySizes, ySizes));
        Tile.Operand[] operands = new Tile.Operand[epilogue.count()];
        for (int i = 0; i < operands.length; i++) {
            places[3 + i] = epilogue.operands()[i];
            strides[3 + i] = bytes(epilogue.strides(i));
            operands[i] = operand(epilogue.strides(i));
        }
        Walk walk = new Walk(to, driver, places);
        int at = isPacking ? driver.local(I32) : walk.at(1);
        int step = isPacked || isPacking ? 4 * width : bRow;
        int panel = isPacked || isPacking ? 4 * width * inner : 4 * width;
        walk.each(outer, strides, f -> {
            if (isPacking) {
                to.address(to.scratch(packedBytes())).set(at);
                f.get(walk.at(1)).get(at).i32(inner).i32(columns).i32(bRow).i32(bColumn)
                        .call(packing(to, tile.columns(), bColumn == 4));
            }
            tile.write(to, f, epilogue, operands,
                    new Tile.Matrices(walk, at, aRow, aColumn, step, panel, 4 * columns, inner, rows,
                            columns));
        });
    }

    private Tile.Operand operand(int[] strides) {
        int rank = ySizes.length;
        int row = isFlat ? Strides.joined(strides, ySizes, 0, rank - 1) : rows == 1 ? 0 : strides[rank - 2];
        return new Tile.Operand(4 * row, columns == 1 ? 0 : strides[rank - 1]);
    }

    /** Whether all operands of the epilogue go along all rows of all products evenly. */
    private boolean epilogueIsEven() {
        for (int i = 0; i < epilogue.count(); i++) {
            if (Strides.joined(epilogue.strides(i), ySizes, 0, ySizes.length - 1) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int[] filled(int[] outer, int[] sizes) {
        int[] filled = Arrays.copyOf(outer, outer.length + 2);
        filled[outer.length] = sizes[sizes.length - 2];
        filled[outer.length + 1] = sizes[sizes.length - 1];
        return filled;
    }

    private static boolean isZero(int[] strides, int[] outer) {
        for (int axis = 0; axis < outer.length; axis++) {
            if (outer[axis] > 1 && strides[axis] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the rows of all products follow each other. */
    private static boolean isEven(int[] strides, int[] outer, int rows, int inner) {
        int[] sizes = Arrays.copyOf(outer, outer.length + 1);
        sizes[outer.length] = rows;
        int[] own = Arrays.copyOf(strides, outer.length + 1);
        own[outer.length] = inner;
        int joined = Strides.joined(own, sizes, 0, sizes.length);
        return joined == inner || product(sizes) == 1;
    }

    private static int product(int[] sizes) {
        int product = 1;
        for (int size : sizes) {
            product *= size;
        }
        return product;
    }

    private int[] bytes(int[] strides) {
        int[] bytes = new int[outer.length];
        for (int axis = 0; axis < bytes.length; axis++) {
            bytes[axis] = 4 * strides[axis];
        }
        return bytes;
    }

    /**
     * Writes B as [ceil(N / width)][K][width], with zeros behind the last column: by halves, since a browser
     * replaces slow code only at a call.
     *
     * @param isBack whether it is B that is written, of columns that fill its panels
     */
    static void pack(Memory memory, int from, int at, int width, int inner, int columns, int bRow,
            int bColumn, boolean isBack) {
        if (columns > width) {
            int half = (columns / width + 1) / 2 * width;
            pack(memory, from, at, width, inner, half, bRow, bColumn, isBack);
            pack(memory, from + half * bColumn, at + 4 * half * inner, width, inner, columns - half, bRow,
                    bColumn, isBack);
            return;
        }
        if (columns < width) {
            memory.zero(at, 4 * width * inner);
        }
        for (int k = 0; k < inner; k++) {
            int source = from + k * bRow;
            int to = at + 4 * width * k;
            for (int column = 0; column < columns; column++) {
                memory.i32(isBack ? source : to, memory.i32(isBack ? to : source));
                source += bColumn;
                to += 4;
            }
        }
    }

    /**
     * The same while the model runs: {@code (from, to, K, N, bytes between rows, bytes between columns)};
     * what is behind the last column is whatever follows.
     */
    static FunctionWriter packing(Emission to, int width) {
        return to.function("f32_pack_" + width, f -> {
            int from = f.param(0);
            int at = f.param(1);
            int columns = f.param(3);
            int row = f.local(I32);
            int left = f.local(I32);
            int element = f.local(I32);
            int panels = f.loop();
            f.get(from).set(row).get(f.param(2)).set(left);
            int rows = f.block();
            f.get(left).op(I32_EQZ).brIf(rows);
            int loop = f.loop();
            f.get(row).set(element);
            for (int column = 0; column < width; column++) {
                f.get(at).get(element).load(F32_LOAD, 0).store(F32_STORE, 4 * column);
                f.get(element).get(f.param(5)).op(I32_ADD).set(element);
            }
            f.get(at).i32(4 * width).op(I32_ADD).set(at);
            f.get(row).get(f.param(4)).op(I32_ADD).set(row);
            f.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end().end();
            f.get(from).get(f.param(5)).i32(width).op(I32_MUL).op(I32_ADD).set(from);
            f.get(columns).i32(width).op(I32_SUB).set(columns);
            f.get(columns).i32(0).op(I32_GT_S).brIf(panels).end();
        }, new int[] {I32, I32, I32, I32, I32, I32});
    }

    /** The same for tiles, of which K is not 0; what lies behind the last row of a panel is written over. */
    static FunctionWriter packing(Emission to, int width, boolean isRow) {
        return to.function("f32_pack_" + (isRow ? "rows_" : "columns_") + width, f -> {
            int from = f.param(0);
            int at = f.param(1);
            int columns = f.param(3);
            int row = f.local(I32);
            int left = f.local(I32);
            int panels = f.loop();
            if (isRow) {
                f.get(from).set(row).get(f.param(2)).set(left);
                int loop = f.loop();
                for (int i = 0; i < 4 * width; i += 16) {
                    f.get(at).get(row).load(V128_LOAD, i).store(V128_STORE, i);
                }
                f.get(row).get(f.param(4)).op(I32_ADD).set(row).get(at).i32(4 * width).op(I32_ADD).set(at);
                f.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end();
            } else {
                f.get(from).get(at).get(f.param(2)).i32(3).op(I32_ADD).i32(-4).op(I32_AND).i32(width);
                f.get(f.param(5)).i32(4 * width).call(Copies.transposing(to));
                f.get(at).get(f.param(2)).i32(4 * width).op(I32_MUL).op(I32_ADD).set(at);
            }
            f.get(from).get(f.param(5)).i32(width).op(I32_MUL).op(I32_ADD).set(from);
            f.get(columns).i32(width).op(I32_SUB).set(columns);
            f.get(columns).i32(0).op(I32_GT_S).brIf(panels).end();
        }, new int[] {I32, I32, I32, I32, I32, I32});
    }
}
