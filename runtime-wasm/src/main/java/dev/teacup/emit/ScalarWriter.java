package dev.teacup.emit;

import static dev.teacup.wasm.Opcode.F32_CONVERT_I32_S;
import static dev.teacup.wasm.Opcode.F32_CONVERT_I64_S;
import static dev.teacup.wasm.Opcode.F32_LOAD;
import static dev.teacup.wasm.Opcode.F32_NE;
import static dev.teacup.wasm.Opcode.F32_STORE;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_EQ;
import static dev.teacup.wasm.Opcode.I32_LE_S;
import static dev.teacup.wasm.Opcode.I32_LOAD;
import static dev.teacup.wasm.Opcode.I32_LOAD8_U;
import static dev.teacup.wasm.Opcode.I32_LT_S;
import static dev.teacup.wasm.Opcode.I32_MUL;
import static dev.teacup.wasm.Opcode.I32_NE;
import static dev.teacup.wasm.Opcode.I32_STORE;
import static dev.teacup.wasm.Opcode.I32_STORE8;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.I32_WRAP_I64;
import static dev.teacup.wasm.Opcode.I64_ADD;
import static dev.teacup.wasm.Opcode.I64_EQ;
import static dev.teacup.wasm.Opcode.I64_EXTEND_I32_S;
import static dev.teacup.wasm.Opcode.I64_LE_S;
import static dev.teacup.wasm.Opcode.I64_LOAD;
import static dev.teacup.wasm.Opcode.I64_LT_S;
import static dev.teacup.wasm.Opcode.I64_MUL;
import static dev.teacup.wasm.Opcode.I64_NE;
import static dev.teacup.wasm.Opcode.I64_STORE;
import static dev.teacup.wasm.Opcode.I64_SUB;
import static dev.teacup.wasm.Opcode.I64_TRUNC_SAT_F32_S;
import static dev.teacup.wasm.Opcode.SELECT;

import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.tensor.DType;
import dev.teacup.wasm.FunctionWriter;

/** Writes an {@link Expr} for one element at a time, where it has to do with integers of 64 bits. */
final class ScalarWriter {
    private ScalarWriter() {}

    /** Whether an expression of operands of these types can be written. */
    static boolean supports(Expr expr, DType... dtypes) {
        DType dtype = expr.dtype(dtypes);
        if (!has(dtype)) {
            return false;
        } else if (expr instanceof Expr.Convert convert) {
            return supports(convert.argument(), dtypes);
        } else if (expr instanceof Expr.Int integer) {
            // Names of functions hold 32 bits of it.
            return integer.value() == (int) integer.value();
        } else if (!(expr instanceof Expr.Apply apply)) {
            return expr instanceof Expr.In;
        } else {
            for (Expr argument : apply.arguments()) {
                if (!supports(argument, dtypes)) {
                    return false;
                }
            }
            return apply.primitive() == Primitive.WHERE
                    || argument(apply, dtypes) != DType.FLOAT32 && opcode(apply.primitive(), false) != 0;
        }
    }

    private static boolean has(DType dtype) {
        return dtype == DType.INT64 || dtype == DType.INT32 || dtype == DType.BOOL || dtype == DType.FLOAT32;
    }

    private static DType argument(Expr.Apply apply, DType[] dtypes) {
        return apply.arguments()[0].dtype(dtypes);
    }

    private static int opcode(Primitive primitive, boolean isLong) {
        return switch (primitive) {
            case ADD -> isLong ? I64_ADD : I32_ADD;
            case SUB -> isLong ? I64_SUB : I32_SUB;
            case MUL -> isLong ? I64_MUL : I32_MUL;
            case EQUAL -> isLong ? I64_EQ : I32_EQ;
            case LESS -> isLong ? I64_LT_S : I32_LT_S;
            case LESS_OR_EQUAL -> isLong ? I64_LE_S : I32_LE_S;
            // Truths are 0 or 1.
            case AND -> I32_MUL;
            case XOR -> I32_NE;
            default -> 0;
        };
    }

    /**
     * Puts the result onto the stack.
     *
     * @param pointers the locals with the addresses of the operands' elements
     */
    static void write(FunctionWriter f, Expr expr, DType[] dtypes, int[] pointers) {
        DType dtype = expr.dtype(dtypes);
        if (expr instanceof Expr.In in) {
            f.get(pointers[in.index()]).load(dtype == DType.INT64 ? I64_LOAD
                    : dtype == DType.FLOAT32 ? F32_LOAD : dtype == DType.INT32 ? I32_LOAD : I32_LOAD8_U, 0);
        } else if (expr instanceof Expr.Convert convert) {
            write(f, convert.argument(), dtypes, pointers);
            convert(f, convert.argument().dtype(dtypes), dtype);
        } else if (expr instanceof Expr.Apply apply) {
            boolean isChoice = apply.primitive() == Primitive.WHERE;
            for (int i = isChoice ? 1 : 0; i < apply.arguments().length; i++) {
                write(f, apply.arguments()[i], dtypes, pointers);
            }
            if (isChoice) {
                write(f, apply.arguments()[0], dtypes, pointers);
                f.op(SELECT);
            } else {
                f.op(opcode(apply.primitive(), argument(apply, dtypes) == DType.INT64));
            }
        } else if (dtype == DType.INT64) {
            f.i64(((Expr.Int) expr).value());
        } else {
            f.i32((int) ((Expr.Int) expr).value());
        }
    }

    /** To the address below the value on the stack. */
    static void store(FunctionWriter f, DType dtype) {
        f.store(dtype == DType.INT64 ? I64_STORE
                : dtype == DType.FLOAT32 ? F32_STORE : dtype == DType.INT32 ? I32_STORE : I32_STORE8, 0);
    }

    private static void convert(FunctionWriter f, DType from, DType to) {
        if (from == to) {
            return;
        }
        if (from == DType.FLOAT32) {
            if (to == DType.BOOL) {
                f.f32(0).op(F32_NE);
                return;
            }
            f.op(I64_TRUNC_SAT_F32_S);
        }
        boolean isLong = from == DType.INT64 || from == DType.FLOAT32;
        if (to == DType.BOOL) {
            if (isLong) {
                f.i64(0).op(I64_NE);
            } else {
                f.i32(0).op(I32_NE);
            }
        } else if (to == DType.FLOAT32) {
            f.op(isLong ? F32_CONVERT_I64_S : F32_CONVERT_I32_S);
        } else if (to == DType.INT32 && isLong) {
            f.op(I32_WRAP_I64);
        } else if (to == DType.INT64 && !isLong) {
            f.op(I64_EXTEND_I32_S);
        }
    }
}
