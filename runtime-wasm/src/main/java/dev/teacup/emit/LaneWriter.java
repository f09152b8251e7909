package dev.teacup.emit;

import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ABS;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_CEIL;
import static dev.teacup.wasm.Opcode.F32X4_DIV;
import static dev.teacup.wasm.Opcode.F32X4_EQ;
import static dev.teacup.wasm.Opcode.F32X4_FLOOR;
import static dev.teacup.wasm.Opcode.F32X4_LE;
import static dev.teacup.wasm.Opcode.F32X4_LT;
import static dev.teacup.wasm.Opcode.F32X4_MAX;
import static dev.teacup.wasm.Opcode.F32X4_MIN;
import static dev.teacup.wasm.Opcode.F32X4_MUL;
import static dev.teacup.wasm.Opcode.F32X4_NE;
import static dev.teacup.wasm.Opcode.F32X4_NEAREST;
import static dev.teacup.wasm.Opcode.F32X4_NEG;
import static dev.teacup.wasm.Opcode.F32X4_PMAX;
import static dev.teacup.wasm.Opcode.F32X4_PMIN;
import static dev.teacup.wasm.Opcode.F32X4_SQRT;
import static dev.teacup.wasm.Opcode.F32X4_SUB;
import static dev.teacup.wasm.Opcode.F32X4_TRUNC;
import static dev.teacup.wasm.Opcode.I32X4_ABS;
import static dev.teacup.wasm.Opcode.I32X4_ADD;
import static dev.teacup.wasm.Opcode.I32X4_EQ;
import static dev.teacup.wasm.Opcode.I32X4_LE_S;
import static dev.teacup.wasm.Opcode.I32X4_LT_S;
import static dev.teacup.wasm.Opcode.I32X4_MAX_S;
import static dev.teacup.wasm.Opcode.I32X4_MIN_S;
import static dev.teacup.wasm.Opcode.I32X4_MUL;
import static dev.teacup.wasm.Opcode.I32X4_NEG;
import static dev.teacup.wasm.Opcode.I32X4_SUB;
import static dev.teacup.wasm.Opcode.V128_AND;
import static dev.teacup.wasm.Opcode.V128_BITSELECT;
import static dev.teacup.wasm.Opcode.V128_NOT;
import static dev.teacup.wasm.Opcode.V128_OR;
import static dev.teacup.wasm.Opcode.V128_XOR;

import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.tensor.DType;
import dev.teacup.wasm.FunctionWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an {@link Expr} for four elements at a time. A number of 32 or of 8 bits is a lane of 32 bits, as
 * the handle of a string and the bits of a float16; a truth is a lane of ones or of zeros. Constants are put
 * into locals by {@link #prepare}, before the loop: compilers build a constant anew at each use.
 */
final class LaneWriter {
    private final FunctionWriter f;
    private final Expr expr;
    private final DType[] dtypes;
    private final Functions functions;

    /** The applications in the expression, each once, how often they are read, and where results are. */
    private final List<Expr> applied = new ArrayList<>();
    private final List<Integer> reads = new ArrayList<>();
    private final List<Integer> locals = new ArrayList<>();
    private final boolean[] isRead;
    private boolean isSupported = true;
    private int conversions;

    /** @param dtypes the types of the operands */
    LaneWriter(FunctionWriter f, Expr expr, DType[] dtypes, boolean isRelaxed) {
        this.f = f;
        this.expr = expr;
        this.dtypes = dtypes;
        this.functions = new Functions(f, isRelaxed);
        this.isRead = new boolean[dtypes.length];
        count(expr);
    }

    /** Whether an expression of operands of these types can be written. */
    static boolean supports(Expr expr, DType... dtypes) {
        return new LaneWriter(null, expr, dtypes, false).isSupported;
    }

    private static boolean supports(Primitive primitive, DType dtype) {
        return switch (primitive) {
            case ADD, SUB, MUL, NEG, ABS -> dtype == DType.FLOAT32 || dtype == DType.INT32;
            case MIN, MAX, LESS, LESS_OR_EQUAL -> dtype != DType.BOOL;
            case DIV, SQRT, FLOOR, CEIL, ROUND, IS_NAN -> dtype == DType.FLOAT32;
            case AND, OR, XOR, NOT -> dtype == DType.BOOL;
            case EQUAL, WHERE -> true;
            default -> Functions.has(primitive) && dtype == DType.FLOAT32;
        };
    }

    /** The type of the arguments: of a choice that of what is chosen from. */
    private static DType ofArguments(Expr.Apply apply, DType[] dtypes) {
        Expr[] arguments = apply.arguments();
        return arguments[arguments.length - 1].dtype(dtypes);
    }

    /** Which operands are read. */
    boolean[] isRead() {
        return isRead;
    }

    /** Of several functions one whose operands need none of them. */
    Expr firstFunction() {
        for (int i = applied.size() - 1; i >= 0; i--) {
            Expr one = applied.get(i);
            if (Functions.has(((Expr.Apply) one).primitive())
                    && new LaneWriter(null, one, dtypes, false).functions() == 1) {
                return one;
            }
        }
        return expr;
    }

    /** How many functions are computed of which each takes as long as many sums. */
    int functions() {
        int count = 0;
        for (Expr one : applied) {
            count += Functions.has(((Expr.Apply) one).primitive()) ? 1 : 0;
        }
        return count;
    }

    /** Whether a sine or cosine is among them, whose code is the longest. */
    boolean hasSine() {
        for (Expr one : applied) {
            if (Functions.isSine(((Expr.Apply) one).primitive())) {
                return true;
            }
        }
        return false;
    }

    /** How many steps there are. */
    int steps() {
        return applied.size() + conversions;
    }

    /** The expression as text: functions that compute the same have the same. */
    static String text(Expr part, DType... dtypes) {
        StringBuilder text = new StringBuilder();
        append(text, part, dtypes, new ArrayList<>());
        return text.toString();
    }

    /** @param known the applications so far; one that occurs again is named by its number */
    private static void append(StringBuilder text, Expr part, DType[] dtypes, List<Expr> known) {
        if (part instanceof Expr.In in) {
            text.append((char) ('a' + in.index()));
        } else if (part instanceof Expr.Convert convert) {
            append(text.append("Cast").append(convert.dtype().code()).append('('), convert.argument(), dtypes,
                    known);
            text.append(')');
        } else if (part instanceof Expr.Apply apply) {
            int index = indexOf(known, part);
            if (index >= 0) {
                text.append('#').append(index);
                return;
            }
            known.add(part);
            text.append(apply.primitive().operator()).append('(');
            for (Expr argument : apply.arguments()) {
                append(text, argument, dtypes, known);
                text.append(',');
            }
            text.setCharAt(text.length() - 1, ')');
        } else {
            text.append(bits(part));
        }
    }

    private void count(Expr part) {
        if (part instanceof Expr.Convert convert) {
            conversions++;
            count(convert.argument());
            isSupported &= Lane.converts(convert.argument().dtype(dtypes), convert.dtype());
        } else if (part instanceof Expr.Apply apply) {
            int index = indexOf(part);
            if (index >= 0) {
                reads.set(index, reads.get(index) + 1);
                return;
            }
            applied.add(part);
            reads.add(1);
            locals.add(-1);
            for (Expr argument : apply.arguments()) {
                count(argument);
            }
            DType dtype = ofArguments(apply, dtypes);
            isSupported &= dtype != DType.FLOAT16 && supports(apply.primitive(), dtype);
        } else {
            if (part instanceof Expr.In in) {
                isRead[in.index()] = true;
            }
            DType dtype = part.dtype(dtypes);
            isSupported &= Lane.holds(dtype) && !(isConstant(part) && dtype == DType.FLOAT16);
        }
    }

    private int indexOf(Expr part) {
        return indexOf(applied, part);
    }

    private static int indexOf(List<Expr> some, Expr part) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) == part) {
                return i;
            }
        }
        return -1;
    }

    /** Puts the constants that the expression needs into locals. */
    void prepare() {
        prepare(expr);
        for (Expr one : applied) {
            Expr.Apply apply = (Expr.Apply) one;
            functions.prepare(apply.primitive());
            for (Expr argument : apply.arguments()) {
                prepare(argument);
            }
        }
    }

    private void prepare(Expr part) {
        if (part instanceof Expr.Convert convert) {
            if (convert.dtype() == DType.FLOAT16 || convert.argument().dtype(dtypes) == DType.FLOAT16) {
                Half.prepare(functions);
            }
            if (convert.dtype() != DType.BOOL) {
                functions.constant(Lane.one(convert.dtype()));
            }
            functions.constant(0);
            if (Lane.isByte(convert.dtype())) {
                functions.constant(Lane.TWO_TO_31);
            }
            prepare(convert.argument());
        } else if (isConstant(part)) {
            functions.constant(bits(part));
        }
    }

    private static boolean isConstant(Expr part) {
        return part instanceof Expr.Real || part instanceof Expr.Int;
    }

    private static int bits(Expr part) {
        if (part instanceof Expr.Real real) {
            return Float.floatToRawIntBits((float) real.value());
        }
        Expr.Int integer = (Expr.Int) part;
        return integer.dtype() == DType.BOOL ? -(int) integer.value() : (int) integer.value();
    }

    /** Puts the four results onto the stack; {@code operands} are the locals with each operand's lanes. */
    void write(int... operands) {
        compute(expr, operands);
        for (int i = 0; i < locals.size(); i++) {
            if (locals.get(i) >= 0) {
                f.free(locals.get(i));
                locals.set(i, -1);
            }
        }
    }

    private void compute(Expr part, int[] operands) {
        if (part instanceof Expr.In in) {
            f.get(operands[in.index()]);
        } else if (isByteBetween(part)) {
            // The integer of a number that fits, and 0 of what is none.
            compute(((Expr.Convert) ((Expr.Convert) part).argument()).argument(), operands);
            int x = f.local(V128);
            f.op(F32X4_TRUNC).tee(x).get(x).get(x).op(F32X4_EQ).op(V128_AND).free(x);
            // An integer has no -0.
            f.get(functions.constant(0)).op(F32X4_ADD);
        } else if (part instanceof Expr.Convert convert) {
            compute(convert.argument(), operands);
            Lane.convert(f, functions, convert.argument().dtype(dtypes), convert.dtype());
        } else if (part instanceof Expr.Apply apply) {
            int index = indexOf(part);
            if (locals.get(index) >= 0) {
                f.get(locals.get(index));
                return;
            }
            apply(apply, operands);
            if (reads.get(index) > 1) {
                int local = f.local(V128);
                f.tee(local);
                locals.set(index, local);
            }
        } else {
            f.get(functions.constant(bits(part)));
        }
    }

    /** Whether a float that lies between bounds becomes a byte that can have them, and a float again. */
    static boolean isByteBetween(Expr part) {
        return part instanceof Expr.Convert real && real.dtype() == DType.FLOAT32
                && real.argument() instanceof Expr.Convert narrow && Lane.isByte(narrow.dtype())
                && narrow.argument() instanceof Expr.Apply least && least.primitive() == Primitive.MIN
                && least.arguments()[0] instanceof Expr.Apply most && most.primitive() == Primitive.MAX
                && least.arguments()[1] instanceof Expr.Real high && high.value() <= narrow.dtype().most()
                && most.arguments()[1] instanceof Expr.Real low && low.value() >= narrow.dtype().least();
    }

    private void apply(Expr.Apply apply, int[] operands) {
        Expr[] arguments = apply.arguments();
        Primitive primitive = apply.primitive();
        if (primitive == Primitive.WHERE) {
            compute(arguments[1], operands);
            compute(arguments[2], operands);
            compute(arguments[0], operands);
            f.op(V128_BITSELECT);
            return;
        }
        boolean isReal = ofArguments(apply, dtypes) == DType.FLOAT32;
        boolean isBound = isReal && (primitive == Primitive.MIN || primitive == Primitive.MAX)
                && (isConstant(arguments[0]) || isConstant(arguments[1]));
        if (isBound && isConstant(arguments[0])) {
            arguments = new Expr[] {arguments[1], arguments[0]};
        }
        if (isOneAndExp(apply)) {
            compute(((Expr.Apply) arguments[1]).arguments()[0], operands);
            functions.shortExp(true);
            f.get(functions.constant(1f)).op(F32X4_ADD);
            return;
        }
        for (Expr argument : arguments) {
            compute(argument, operands);
        }
        if (Functions.has(primitive)) {
            functions.write(primitive);
        } else if (primitive == Primitive.IS_NAN) {
            int x = f.local(V128);
            f.set(x).get(x).get(x).op(F32X4_NE).free(x);
        } else if (isBound) {
            // One instruction, and a NaN in the first operand stays.
            f.op(primitive == Primitive.MIN ? F32X4_PMIN : F32X4_PMAX);
        } else {
            f.op(isReal ? real(primitive) : integer(primitive));
        }
    }

    /** Whether e^x is but added to 1, as in a sigmoid: there it may be 0 where it is less than any number. */
    private boolean isOneAndExp(Expr.Apply apply) {
        Expr[] arguments = apply.arguments();
        return apply.primitive() == Primitive.ADD && isConstant(arguments[0])
                && bits(arguments[0]) == Float.floatToRawIntBits(1)
                && arguments[1] instanceof Expr.Apply exp && exp.primitive() == Primitive.EXP
                && reads.get(indexOf(exp)) == 1;
    }

    private static int real(Primitive primitive) {
        return switch (primitive) {
            case ADD -> F32X4_ADD;
            case SUB -> F32X4_SUB;
            case MUL -> F32X4_MUL;
            case DIV -> F32X4_DIV;
            case MIN -> F32X4_MIN;
            case MAX -> F32X4_MAX;
            case NEG -> F32X4_NEG;
            case ABS -> F32X4_ABS;
            case SQRT -> F32X4_SQRT;
            case FLOOR -> F32X4_FLOOR;
            case CEIL -> F32X4_CEIL;
            case ROUND -> F32X4_NEAREST;
            case EQUAL -> F32X4_EQ;
            case LESS -> F32X4_LT;
            case LESS_OR_EQUAL -> F32X4_LE;
            default -> throw new AssertionError(primitive);
        };
    }

    private static int integer(Primitive primitive) {
        return switch (primitive) {
            case ADD -> I32X4_ADD;
            case SUB -> I32X4_SUB;
            case MUL -> I32X4_MUL;
            case MIN -> I32X4_MIN_S;
            case MAX -> I32X4_MAX_S;
            case NEG -> I32X4_NEG;
            case ABS -> I32X4_ABS;
            case EQUAL -> I32X4_EQ;
            case LESS -> I32X4_LT_S;
            case LESS_OR_EQUAL -> I32X4_LE_S;
            case AND -> V128_AND;
            case OR -> V128_OR;
            case XOR -> V128_XOR;
            case NOT -> V128_NOT;
            default -> throw new AssertionError(primitive);
        };
    }
}
