package dev.teacup.op.math;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Composed;
import dev.teacup.op.Composer;
import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.op.Value;

/** Any number of operands, joined from the first to the last by one operation. */
final class Series {
    /** Operands of one expression, which is as deep as it has operands. */
    private static final int MOST = 32;

    private Series() {}

    /** One expression; of more operands the same operator over the result of the first and the others. */
    static Body of(Call call, Primitive operation) {
        if (call.inputCount() > MOST) {
            return new Composed((g, node) -> g.out(node.def().output(0).name(),
                    g.as(joined(g, node, node.def().name()), node.type(0).dtype())));
        }
        Expr result = Expr.in(0);
        for (int index = 1; index < call.inputCount(); index++) {
            result = operation.of(result, Expr.in(index));
        }
        return result;
    }

    /** The result of an operator over all operands, in the type in which compositions compute. */
    static Value joined(Composer g, Call call, String opType) {
        Value result = g.wide(g.in(0));
        for (int first = 1; first < call.inputCount(); first += MOST - 1) {
            Value[] some = new Value[Math.min(MOST, call.inputCount() - first + 1)];
            some[0] = result;
            for (int i = 1; i < some.length; i++) {
                some[i] = g.wide(g.in(first + i - 1));
            }
            result = g.op(opType, some);
        }
        return result;
    }
}
