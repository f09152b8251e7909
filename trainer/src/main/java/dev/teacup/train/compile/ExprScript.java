package dev.teacup.train.compile;

import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.tensor.DType;
import java.util.Locale;
import java.util.Set;

/**
 * An expression as JavaScript, where operand k is {@code x[k]}: an integer of 64 bits is a BigInt, a truth is
 * 0 or 1, and each float32 is rounded by {@code f}. Functions are those of the browser.
 */
final class ExprScript {
    private static final Set<DType> TYPES = Set.of(DType.FLOAT32, DType.FLOAT64, DType.INT64, DType.INT32,
            DType.BOOL);

    private ExprScript() {}

    /** Whether an expression of operands of these types can be written. */
    static boolean supports(Expr expr, DType... dtypes) {
        boolean isKnown = TYPES.contains(expr.dtype(dtypes));
        if (expr instanceof Expr.Convert convert) {
            DType from = convert.argument().dtype(dtypes);
            return isKnown && (!from.isFloat() || convert.dtype().isFloat() || convert.dtype() == DType.BOOL)
                    && supports(convert.argument(), dtypes);
        } else if (expr instanceof Expr.Apply apply) {
            for (Expr argument : apply.arguments()) {
                isKnown &= supports(argument, dtypes);
            }
            return isKnown && text(apply.primitive(), argument(apply, dtypes), "", "") != null;
        }
        return isKnown;
    }

    /** The expression, which {@link #supports} knows. */
    static String of(Expr expr, DType... dtypes) {
        if (expr instanceof Expr.In in) {
            return "x[" + in.index() + "]";
        } else if (expr instanceof Expr.Int integer) {
            return integer.value() + (integer.dtype() == DType.INT64 ? "n" : "");
        } else if (expr instanceof Expr.Real real) {
            return rounded("(" + real.value() + ")", real.dtype());
        } else if (expr instanceof Expr.Convert convert) {
            return converted(of(convert.argument(), dtypes), convert.argument().dtype(dtypes),
                    convert.dtype());
        }
        Expr.Apply apply = (Expr.Apply) expr;
        Expr[] arguments = apply.arguments();
        String a = of(arguments[0], dtypes);
        String b = arguments.length > 1 ? of(arguments[1], dtypes) : a;
        if (apply.primitive() == Primitive.WHERE) {
            return "(" + a + " ? " + b + " : " + of(arguments[2], dtypes) + ")";
        }
        return rounded(text(apply.primitive(), argument(apply, dtypes), a, b), apply.dtype(dtypes));
    }

    private static String converted(String text, DType from, DType to) {
        if (from == to) {
            return text;
        } else if (to == DType.BOOL) {
            return "+(" + text + " != 0)";
        } else if (to == DType.INT64) {
            return "BigInt(" + text + ")";
        }
        return rounded("Number(" + text + ")", to);
    }

    private static String rounded(String text, DType dtype) {
        return dtype == DType.FLOAT32 ? "f" + (text.startsWith("(") ? text : "(" + text + ")")
                : dtype == DType.INT32 ? "(" + text + " | 0)" : text;
    }

    private static DType argument(Expr.Apply apply, DType[] dtypes) {
        return apply.arguments()[apply.arguments().length - 1].dtype(dtypes);
    }

    /** A primitive of two expressions of a type, or of the first; null where there is none. */
    private static String text(Primitive primitive, DType dtype, String a, String b) {
        boolean isReal = dtype.isFloat();
        String function = "Math." + primitive.operator().toLowerCase(Locale.ROOT) + "(" + a + ")";
        return switch (primitive) {
            case ADD -> "(" + a + " + " + b + ")";
            case SUB -> "(" + a + " - " + b + ")";
            case MUL -> dtype == DType.INT32 ? "Math.imul(" + a + ", " + b + ")" : "(" + a + " * " + b + ")";
            case DIV -> "(" + a + " / " + b + ")";
            case MOD -> "((" + a + " % " + b + " + " + b + ") % " + b + ")";
            case FMOD -> "(" + a + " % " + b + ")";
            case MIN, MAX -> isReal ? function.substring(0, function.length() - 1) + ", " + b + ")"
                    : "(" + a + (primitive == Primitive.MIN ? " < " : " > ") + b + " ? " + a + " : " + b
                            + ")";
            case POW -> isReal ? "(" + a + " == 1 || " + b + " == 0 ? 1 : " + a + " ** " + b + ")" : null;
            case NEG -> "(-" + a + ")";
            case EQUAL -> "+(" + a + " == " + b + ")";
            case LESS -> "+(" + a + " < " + b + ")";
            case LESS_OR_EQUAL -> "+(" + a + " <= " + b + ")";
            case IS_NAN -> "+(" + a + " != " + a + ")";
            case AND -> "(" + a + " & " + b + ")";
            case OR -> "(" + a + " | " + b + ")";
            case XOR -> "(" + a + " ^ " + b + ")";
            case NOT -> "(1 - " + a + ")";
            case ABS, SIGN, FLOOR, CEIL, SQRT, EXP, LOG, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH,
                    ASINH, ACOSH, ATANH ->
                isReal ? function : null;
            case WHERE -> "";
            default -> null;
        };
    }
}
