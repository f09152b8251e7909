package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.I64;
import static dev.teacup.wasm.Opcode.F32_CONVERT_I32_S;
import static dev.teacup.wasm.Opcode.F32_CONVERT_I64_S;
import static dev.teacup.wasm.Opcode.F32_LOAD;
import static dev.teacup.wasm.Opcode.F32_NE;
import static dev.teacup.wasm.Opcode.F32_STORE;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_DIV_S;
import static dev.teacup.wasm.Opcode.I32_EQ;
import static dev.teacup.wasm.Opcode.I32_LE_S;
import static dev.teacup.wasm.Opcode.I32_LOAD;
import static dev.teacup.wasm.Opcode.I32_LOAD8_U;
import static dev.teacup.wasm.Opcode.I32_LT_S;
import static dev.teacup.wasm.Opcode.I32_MUL;
import static dev.teacup.wasm.Opcode.I32_NE;
import static dev.teacup.wasm.Opcode.I32_REM_S;
import static dev.teacup.wasm.Opcode.I32_STORE;
import static dev.teacup.wasm.Opcode.I32_STORE8;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.I32_WRAP_I64;
import static dev.teacup.wasm.Opcode.I64_ADD;
import static dev.teacup.wasm.Opcode.I64_DIV_S;
import static dev.teacup.wasm.Opcode.I64_EQ;
import static dev.teacup.wasm.Opcode.I64_EXTEND_I32_S;
import static dev.teacup.wasm.Opcode.I64_LE_S;
import static dev.teacup.wasm.Opcode.I64_LOAD;
import static dev.teacup.wasm.Opcode.I64_LT_S;
import static dev.teacup.wasm.Opcode.I64_MUL;
import static dev.teacup.wasm.Opcode.I64_NE;
import static dev.teacup.wasm.Opcode.I64_REM_S;
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
            Primitive primitive = apply.primitive();
            return primitive == Primitive.WHERE || argument(apply, dtypes) != DType.FLOAT32
                    && opcode(primitive, false) != 0 && (!isDivision(primitive) || isPositive(apply));
        }
    }

    private static boolean isDivision(Primitive primitive) {
        return primitive == Primitive.DIV || primitive == Primitive.MOD;
    }

    /** Whether the divisor is known, and neither refused nor one by which the least integer overflows. */
    private static boolean isPositive(Expr.Apply division) {
        return division.arguments()[1] instanceof Expr.Int divisor && divisor.value() > 0;
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
            // Divisors are constants above 0.
            case DIV -> isLong ? I64_DIV_S : I32_DIV_S;
            case MOD -> isLong ? I64_REM_S : I32_REM_S;
            case EQUAL -> isLong ? I64_EQ : I32_EQ;
            // Of two the one that is asked for is chosen.
            case MIN, MAX, LESS -> isLong ? I64_LT_S : I32_LT_S;
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
            Primitive primitive = apply.primitive();
            Expr[] arguments = apply.arguments();
            boolean isChoice = primitive == Primitive.WHERE;
            boolean isBound = primitive == Primitive.MIN || primitive == Primitive.MAX;
            boolean isLong = argument(apply, dtypes) == DType.INT64;
            if (isBound) {
                bound(f, apply, dtypes, pointers);
                return;
            }
            for (int i = isChoice ? 1 : 0; i < arguments.length; i++) {
                write(f, arguments[i], dtypes, pointers);
            }
            if (isChoice) {
                write(f, arguments[0], dtypes, pointers);
                f.op(SELECT);
                return;
            }
            f.op(opcode(primitive, isLong));
            if (primitive == Primitive.MOD) {
                // The divisor more where the rest is below 0.
                int rest = f.local(isLong ? I64 : I32);
                f.tee(rest);
                write(f, arguments[1], dtypes, pointers);
                f.op(opcode(Primitive.ADD, isLong)).get(rest).get(rest);
                write(f, new Expr.Int(0, dtype), dtypes, pointers);
                f.op(opcode(Primitive.LESS, isLong)).op(SELECT);
                f.free(rest);
            }
        } else if (dtype == DType.INT64) {
            f.i64(((Expr.Int) expr).value());
        } else {
            f.i32((int) ((Expr.Int) expr).value());
        }
    }

    /** The lesser or the greater of two, each of which may be as long: it is written once. */
    private static void bound(FunctionWriter f, Expr.Apply apply, DType[] dtypes, int[] pointers) {
        boolean isLong = argument(apply, dtypes) == DType.INT64;
        int[] both = new int[2];
        for (int i = 0; i < 2; i++) {
            write(f, apply.arguments()[i], dtypes, pointers);
            both[i] = f.local(isLong ? I64 : I32);
            f.tee(both[i]);
        }
        int lesser = apply.primitive() == Primitive.MIN ? 0 : 1;
        f.get(both[lesser]).get(both[1 - lesser]).op(opcode(apply.primitive(), isLong)).op(SELECT);
        f.free(both[0]).free(both[1]);
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
