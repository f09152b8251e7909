package dev.teacup.train.grad;

import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Attributes;
import dev.teacup.op.Derivative;
import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradient of an elementwise operator, from its expression: the chain rule from the result down, with the
 * derivatives that {@link Derivative} has of the primitives, written as nodes of the primitives' operators.
 */
final class ExprGradient {
    private final GraphBuilder g;
    private final Value[] operands;
    private final boolean[] wanted;
    private final DType dtype;
    private final Map<Expr, Value> values = new IdentityHashMap<>();
    private final Map<Expr, Value> gradients = new IdentityHashMap<>();

    /**
     * @param wanted of which operands the gradient is asked for
     * @param dtype the floating-point type of the result
     */
    ExprGradient(GraphBuilder g, Value[] operands, boolean[] wanted, DType dtype) {
        this.g = g;
        this.operands = operands;
        this.wanted = wanted;
        this.dtype = dtype;
    }

    /** One gradient for each operand, in the shape of the result {@code y}; null where none is wanted. */
    Value[] backward(Expr root, Value y, Value dy) {
        Value[] dxs = new Value[operands.length];
        List<Expr> order = new ArrayList<>();
        postOrder(root, order);
        values.put(root, y);
        gradients.put(root, dy);
        for (int i = order.size() - 1; i >= 0; i--) {
            Expr expr = order.get(i);
            Value gradient = gradients.get(expr);
            if (gradient != null && expr instanceof Expr.In in) {
                dxs[in.index()] = sum(dxs[in.index()], gradient);
            } else if (gradient != null && expr instanceof Expr.Convert convert) {
                DType from = g.type(value(convert.argument())).dtype();
                gradients.merge(convert.argument(), g.as(gradient, from), this::sum);
            } else if (gradient != null && expr instanceof Expr.Apply apply) {
                visit(apply, gradient);
            }
        }
        return dxs;
    }

    private void visit(Expr.Apply apply, Value gradient) {
        Expr[] partials = Derivative.of(apply.primitive(), dtype);
        for (int k = 0; k < partials.length; k++) {
            Expr argument = apply.arguments()[k];
            if (partials[k] != null && depends(argument)) {
                gradients.merge(argument, times(gradient, partials[k], apply), this::sum);
            }
        }
    }

    private Value sum(Value a, Value b) {
        return a == null ? b : g.op("Add", a, b);
    }

    /** Arguments before those that use them; only what depends on a wanted operand, each once. */
    private void postOrder(Expr expr, List<Expr> order) {
        boolean isSeen = order.stream().anyMatch(other -> other == expr);
        if (isSeen || !depends(expr)) {
            return;
        }
        if (expr instanceof Expr.Apply apply) {
            for (Expr argument : apply.arguments()) {
                postOrder(argument, order);
            }
        } else if (expr instanceof Expr.Convert convert) {
            postOrder(convert.argument(), order);
        }
        order.add(expr);
    }

    private boolean depends(Expr expr) {
        if (expr instanceof Expr.In in) {
            return wanted[in.index()];
        } else if (expr instanceof Expr.Convert convert) {
            return convert.dtype().isFloat() && depends(convert.argument());
        } else if (expr instanceof Expr.Apply apply && !apply.primitive().isTest()) {
            for (Expr argument : apply.arguments()) {
                if (depends(argument)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** gradient * partial, with as few nodes as the form of the partial derivative allows. */
    private Value times(Value gradient, Expr partial, Expr.Apply at) {
        if (isConstant(partial, 1)) {
            return gradient;
        } else if (isConstant(partial, -1)) {
            return g.op("Neg", gradient);
        } else if (partial instanceof Expr.Apply apply) {
            Expr[] of = apply.arguments();
            if (apply.primitive() == Primitive.NEG) {
                return g.op("Neg", times(gradient, of[0], at));
            } else if (apply.primitive() == Primitive.DIV && isConstant(of[0], 1)) {
                return g.op("Div", gradient, local(of[1], at));
            } else if (apply.primitive() == Primitive.WHERE && isConstant(of[2], 0)) {
                return g.op("Where", local(of[0], at), times(gradient, of[1], at), g.scalar(dtype, 0));
            } else if (apply.primitive() == Primitive.WHERE && isConstant(of[1], 0)) {
                return g.op("Where", local(of[0], at), g.scalar(dtype, 0), times(gradient, of[2], at));
            }
        }
        return g.op("Mul", gradient, local(partial, at));
    }

    private static boolean isConstant(Expr expr, double value) {
        return expr instanceof Expr.Real real && real.value() == value;
    }

    /** A partial derivative at a primitive, whose operands are the primitive's arguments and its result. */
    private Value local(Expr partial, Expr.Apply at) {
        if (partial instanceof Expr.In in) {
            boolean isResult = in.index() == at.arguments().length;
            return value(isResult ? at : at.arguments()[in.index()]);
        }
        return write(partial, argument -> local(argument, at));
    }

    /** The value of a part of the expression, written when it is first read. */
    private Value value(Expr expr) {
        if (expr instanceof Expr.In in) {
            return operands[in.index()];
        }
        Value known = values.get(expr);
        if (known == null) {
            known = write(expr, this::value);
            values.put(expr, known);
        }
        return known;
    }

    private interface Arguments {
        Value of(Expr argument);
    }

    private Value write(Expr expr, Arguments arguments) {
        if (expr instanceof Expr.Real real) {
            return g.scalar(real.dtype(), real.value());
        } else if (expr instanceof Expr.Int integer) {
            return g.scalar(integer.dtype(), integer.value());
        } else if (expr instanceof Expr.Convert convert) {
            return g.as(arguments.of(convert.argument()), convert.dtype());
        }
        Expr.Apply apply = (Expr.Apply) expr;
        Value[] in = new Value[apply.arguments().length];
        for (int i = 0; i < in.length; i++) {
            in[i] = arguments.of(apply.arguments()[i]);
        }
        boolean isTruncated = apply.primitive() == Primitive.FMOD;
        return g.op(apply.primitive().operator(),
                isTruncated ? Attributes.of("fmod", 1) : Attributes.NONE, in);
    }
}
