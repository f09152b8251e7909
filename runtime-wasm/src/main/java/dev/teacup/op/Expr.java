package dev.teacup.op;

import dev.teacup.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * An elementwise operator: what becomes of one element of each operand, after they were broadcast to one
 * shape. The scalar loop, the SIMD body, the export and the gradient all come from it. Each primitive rounds
 * its result to the type of the elements (float16 only at the end), so a fused expression has the bits of the
 * nodes that it was made of.
 */
public sealed interface Expr extends Body {
    /** The element of operand {@code index}. */
    record In(int index) implements Expr {}

    /** A number, rounded to a floating-point {@code dtype}. */
    record Real(double value, DType dtype) implements Expr {}

    /** An integer, or a truth as 0 or 1. */
    record Int(long value, DType dtype) implements Expr {}

    /** A primitive of other expressions. */
    record Apply(Primitive primitive, Expr... arguments) implements Expr {}

    /** Another element type, by the rules of the operator Cast. */
    record Convert(Expr argument, DType dtype) implements Expr {}

    static Expr in(int index) {
        return new In(index);
    }

    /** A number of any type but string. */
    static Expr constant(double value, DType dtype) {
        return dtype.isFloat() ? new Real(value, dtype) : new Int((long) value, dtype);
    }

    /** This expression as {@code dtype}. */
    default Expr as(DType dtype) {
        return new Convert(this, dtype);
    }

    /**
     * This expression of others: operand k becomes {@code operands[k]}. What was one object stays one, so
     * that it need be computed once.
     */
    default Expr with(Expr[] operands) {
        return with(operands, new ArrayList<>(), new ArrayList<>());
    }

    /** This expression with another one wherever a part of it stands. */
    default Expr replaced(Expr part, Expr other) {
        return with(null, new ArrayList<>(List.of(part)), new ArrayList<>(List.of(other)));
    }

    /** @param operands null where operands stay */
    private Expr with(Expr[] operands, List<Expr> known, List<Expr> made) {
        if (this instanceof In in) {
            return operands == null ? this : operands[in.index];
        }
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i) == this) {
                return made.get(i);
            }
        }
        Expr result = this;
        if (this instanceof Convert convert) {
            result = new Convert(convert.argument.with(operands, known, made), convert.dtype);
        } else if (this instanceof Apply apply) {
            Expr[] arguments = new Expr[apply.arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = apply.arguments[i].with(operands, known, made);
            }
            result = new Apply(apply.primitive, arguments);
        }
        known.add(this);
        made.add(result);
        return result;
    }

    /** The element type of the result, where operand k has the type {@code operands[k]}. */
    default DType dtype(DType... operands) {
        if (this instanceof In in) {
            return operands[in.index];
        } else if (this instanceof Real real) {
            return real.dtype;
        } else if (this instanceof Int integer) {
            return integer.dtype;
        } else if (this instanceof Convert convert) {
            return convert.dtype;
        }
        Apply apply = (Apply) this;
        Expr[] arguments = apply.arguments;
        return apply.primitive.isTest() ? DType.BOOL : arguments[arguments.length - 1].dtype(operands);
    }
}
