package dev.teacup.ir;

import dev.teacup.error.ModelException;
import dev.teacup.ir.infer.Values;
import dev.teacup.op.Attributes;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Composed;
import dev.teacup.op.Composer;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;

/** Writes a node as the nodes that its operator is composed of. */
public final class Expansion {
    private Expansion() {}

    /**
     * The nodes and constants that stand for {@code node}, or null where its operator is no composition, or
     * is one only for sizes that are not known.
     *
     * @param constants where its constants are made
     * @param values what is known of its operands
     * @throws ModelException at the node, when its operator refuses it
     */
    public static GraphBuilder of(Constants constants, Values values, Node node) {
        Call call = values.call(node);
        boolean isExpr = node.op() instanceof Elementwise;
        if (!isExpr && !isKnown(call)) {
            return null;
        }
        Body body = node.op().body(call);
        GraphBuilder builder = GraphBuilder.composition(constants, values, node);
        if (body instanceof Composed composed) {
            composed.compose(builder, call);
        } else if (body instanceof Expr.Apply apply) {
            Value result = builder.as(write(apply, builder), node.op().dtype(call, 0));
            builder.out(node.op().def().output(0).name(), result);
        } else {
            return null;
        }
        return builder;
    }

    private static boolean isKnown(Call call) {
        for (int i = 0; i < call.inputCount(); i++) {
            if (call.has(i) && !call.type(i).isKnown()) {
                return false;
            }
        }
        return true;
    }

    /** The expression as nodes; what is float16 is computed as float32, and rounded at the end only. */
    private static Value write(Expr expr, Composer g) {
        if (expr instanceof Expr.In in) {
            return g.wide(g.in(in.index()));
        } else if (expr instanceof Expr.Real real) {
            return g.scalar(wide(real.dtype()), real.value());
        } else if (expr instanceof Expr.Int integer) {
            return g.scalar(integer.dtype(), integer.value());
        } else if (expr instanceof Expr.Convert convert) {
            return g.as(write(convert.argument(), g), wide(convert.dtype()));
        }
        Expr.Apply apply = (Expr.Apply) expr;
        Value[] arguments = new Value[apply.arguments().length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = write(apply.arguments()[i], g);
        }
        return g.op(apply.primitive().operator(), attributes(apply), arguments);
    }

    private static DType wide(DType dtype) {
        return dtype == DType.FLOAT16 ? DType.FLOAT32 : dtype;
    }

    private static Attributes attributes(Expr.Apply apply) {
        return switch (apply.primitive()) {
            case FMOD -> Attributes.of("fmod", 1);
            case SHIFT_LEFT -> Attributes.NONE.with("direction", "LEFT");
            case SHIFT_RIGHT -> Attributes.NONE.with("direction", "RIGHT");
            default -> Attributes.NONE;
        };
    }
}
