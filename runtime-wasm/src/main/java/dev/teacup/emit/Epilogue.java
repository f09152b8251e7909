package dev.teacup.emit;

import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_LOAD32_SPLAT;

import dev.teacup.op.Expr;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import dev.teacup.wasm.FunctionWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a kernel does to each element of its result before it stores it, as it has a few rows and columns of
 * them in registers: an expression of the element and of float32 operands that broadcast to the result.
 */
final class Epilogue {
    private final Expr expr;
    private final DType[] dtypes;
    private final Place[] operands;
    /** For each operand the distances of its elements along the axes of the result, 0 where it is one. */
    private final int[][] strides;

    /** @param result the sizes to which the operands broadcast */
    Epilogue(Expr expr, List<Place> operands, int[] result) {
        this(DType.FLOAT32, expr, operands, result);
    }

    /** @param own the type of the kernel's own sums */
    private Epilogue(DType own, Expr expr, List<Place> operands, int[] result) {
        this.expr = expr;
        this.operands = operands.toArray(new Place[0]);
        this.dtypes = new DType[operands.size() + 1];
        Arrays.fill(dtypes, DType.FLOAT32);
        dtypes[0] = own;
        this.strides = new int[operands.size()][];
        for (int i = 0; i < strides.length; i++) {
            strides[i] = Strides.of(this.operands[i].sizes(), result);
        }
    }

    /**
     * The expression of a kernel, and behind it the tail of its step.
     *
     * @param own of the kernel's sum as operand 0 and of {@code ownOperands} from 1 on
     */
    static Epilogue of(Step step, Expr own, Place... ownOperands) {
        return of(DType.FLOAT32, step, own, ownOperands);
    }

    /** The same of a kernel whose sums are of this type, of 32 bits. */
    static Epilogue of(DType dtype, Step step, Expr own, Place... ownOperands) {
        List<Place> operands = new ArrayList<>(Arrays.asList(ownOperands));
        Expr expr = own;
        if (step.tail() != null) {
            Place[] more = step.tail().operands();
            Expr[] arguments = new Expr[more.length + 1];
            arguments[0] = own;
            for (int i = 0; i < more.length; i++) {
                operands.add(more[i]);
                arguments[i + 1] = Expr.in(operands.size());
            }
            expr = step.tail().expr().with(arguments);
        }
        return new Epilogue(dtype, expr, operands, step.outputs()[0].sizes());
    }

    /** Leaves the elements as they are. */
    static Epilogue none() {
        return new Epilogue(Expr.in(0), new ArrayList<>(), new int[0]);
    }

    /** The same for a result without the last axes, which have one element. */
    Epilogue without(int axes) {
        for (int i = 0; i < strides.length; i++) {
            strides[i] = Arrays.copyOf(strides[i], strides[i].length - axes);
        }
        return this;
    }

    Place[] operands() {
        return operands;
    }

    int count() {
        return operands.length;
    }

    int[] strides(int operand) {
        return strides[operand];
    }

    /** Names what the code depends on, where the operands go along rows and columns in these ways. */
    String text(Kind[] kinds) {
        StringBuilder text = new StringBuilder(expr instanceof Expr.In ? "" : LaneWriter.text(expr, dtypes));
        for (Kind kind : kinds) {
            text.append(kind.letter);
        }
        return text.toString();
    }

    /** How an operand goes along the rows and columns that a kernel has at a time. */
    enum Kind {
        /** One element. */
        ONE("o", false, false),
        /** An element for each column. */
        COLUMNS("c", false, true),
        /** An element for each row. */
        ROWS("r", true, false),
        /** An element for each element. */
        ALL("a", true, true);

        private final String letter;
        final boolean hasRows;
        final boolean hasColumns;

        Kind(String letter, boolean hasRows, boolean hasColumns) {
            this.letter = letter;
            this.hasRows = hasRows;
            this.hasColumns = hasColumns;
        }

        static Kind of(int rowStride, int columnStride) {
            return columnStride == 0 ? rowStride == 0 ? ONE : ROWS : rowStride == 0 ? COLUMNS : ALL;
        }
    }

    /**
     * Changes sums in registers.
     *
     * @param sums the locals of a row's vectors, row by row
     * @param at for each vector of a row the bytes from the row's first element to its own
     * @param kinds of the operands
     * @param pointers the locals with the addresses of the operands' elements at the first row and column
     * @param rowStrides those with the bytes between their rows, where there are some; the pointers are moved
     */
    void write(FunctionWriter f, boolean isRelaxed, int[] sums, int[] at, Kind[] kinds, int[] pointers,
            int[] rowStrides) {
        int vectors = at.length;
        if (expr instanceof Expr.In) {
            return;
        }
        LaneWriter lanes = new LaneWriter(f, expr, dtypes, isRelaxed);
        lanes.prepare();
        int[][] loaded = new int[vectors][operands.length + 1];
        for (int row = 0; row < sums.length / vectors; row++) {
            for (int i = 0; i < operands.length; i++) {
                if (row > 0 && kinds[i].hasRows) {
                    f.get(pointers[i]).get(rowStrides[i]).op(I32_ADD).set(pointers[i]);
                }
                load(f, kinds[i], pointers[i], row, i + 1, at, loaded);
            }
            for (int vector = 0; vector < vectors; vector++) {
                int sum = sums[row * vectors + vector];
                loaded[vector][0] = sum;
                lanes.write(loaded[vector]);
                f.set(sum);
            }
        }
    }

    /** Loads an operand's elements of a row, where they are not there from the row before. */
    private static void load(FunctionWriter f, Kind kind, int pointer, int row, int index, int[] at,
            int[][] loaded) {
        for (int vector = 0; vector < loaded.length; vector++) {
            if (row > 0 && !kind.hasRows) {
                continue;
            }
            if (vector > 0 && !kind.hasColumns) {
                loaded[vector][index] = loaded[0][index];
                continue;
            }
            if (row == 0) {
                loaded[vector][index] = f.local(V128);
            }
            f.get(pointer).load(kind.hasColumns ? V128_LOAD : V128_LOAD32_SPLAT,
                    kind.hasColumns ? at[vector] : 0);
            f.set(loaded[vector][index]);
        }
    }

    /**
     * Whether a kernel can have a tail of these operands at its end: all float32 but perhaps its own sums,
     * and no long function.
     */
    static boolean supports(Expr tail, Type[] operands) {
        DType[] dtypes = new DType[operands.length];
        for (int i = 0; i < dtypes.length; i++) {
            dtypes[i] = operands[i] == null ? null : operands[i].dtype();
            if (dtypes[i] != DType.FLOAT32 && (i > 0 || dtypes[i] != DType.INT32)) {
                return false;
            }
        }
        if (operands.length > 7 || !LaneWriter.supports(tail, dtypes)) {
            return false;
        }
        LaneWriter lanes = new LaneWriter(null, tail, dtypes, false);
        return lanes.functions() == 0 && lanes.steps() <= 16;
    }
}
