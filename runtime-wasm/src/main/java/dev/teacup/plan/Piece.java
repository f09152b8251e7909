package dev.teacup.plan;

import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/** A node whose turn is known and whose memory is not: a step to be, perhaps with others that continue it. */
final class Piece {
    /** More expressions would not stay in registers, and take time to join. */
    private static final int MOST_FOLLOWERS = 16;
    /** Bytes, and halves of such. */
    private static final int MOST_COMMON = 255;

    final Node node;
    final String where;
    /** Null where nobody needs the node's results. */
    final Call call;
    /** What the step computes; an expression takes in those that continue it. */
    private Body body;
    private final List<String> reads;
    /** The nodes that continue it, in their order. */
    private final List<Node> followers = new ArrayList<>();
    /** The places of the followers, as errors name them. */
    private final List<String> continued = new ArrayList<>();
    private Expr tail;
    private final List<String> tailReads = new ArrayList<>();

    Piece(Node node, String where, Call call, Body body, Values values) {
        this.node = node;
        this.where = where;
        this.call = call;
        this.body = body;
        this.reads = new ArrayList<>(node.reads());
        if (body instanceof Expr expr) {
            inline(expr, values);
        }
    }

    /** Numbers that many models have stand in the expression: bounds above all. */
    private void inline(Expr expr, Values values) {
        List<String> others = new ArrayList<>();
        Expr[] arguments = new Expr[reads.size()];
        for (int i = 0; i < arguments.length; i++) {
            Tensor known = reads.get(i).isEmpty() ? null : values.tensor(reads.get(i));
            if (known != null && known.dtype() == DType.FLOAT32 && known.elements() == 1
                    && isCommon(known.f64(0)) && !(known.f64(0) == 0 && isExtreme())) {
                arguments[i] = Expr.constant(known.f64(0), DType.FLOAT32);
            } else {
                arguments[i] = Expr.in(others.size());
                others.add(reads.get(i));
            }
        }
        // A step reads something.
        if (others.size() < arguments.length && !others.isEmpty()) {
            body = expr.with(arguments);
            reads.clear();
            reads.addAll(others);
        }
    }

    /**
     * Whether 0 has to stay an operand, for what is a bound in an expression does not tell 0 from -0: ONNX
     * Runtime answers with -0 for Relu and Clip alone.
     */
    private boolean isExtreme() {
        return node.opType().equals("Max") || node.opType().equals("Min");
    }

    private static boolean isCommon(double value) {
        return Math.abs(value) <= MOST_COMMON && 2 * value == (int) (2 * value);
    }

    Body body() {
        return body;
    }

    /** What the body reads. */
    List<String> reads() {
        return reads;
    }

    /** What becomes of the result, or null. */
    Expr tail() {
        return tail;
    }

    /** What the tail reads besides the result. */
    List<String> tailReads() {
        return tailReads;
    }

    List<Node> followers() {
        return followers;
    }

    List<String> continued() {
        return continued;
    }

    /** The node whose result the step stores. */
    Node last() {
        return followers.isEmpty() ? node : followers.get(followers.size() - 1);
    }

    /** How often its nodes read a value. */
    int count(String value) {
        int count = count(node, value);
        for (Node follower : followers) {
            count += count(follower, value);
        }
        return count;
    }

    private static int count(Node reader, String value) {
        int count = 0;
        for (String read : reader.reads()) {
            count += read.equals(value) ? 1 : 0;
        }
        return count;
    }

    /** Takes in an expression of this one's result, where the backend wants it so. */
    boolean takes(Piece next, int operand, Values values, Pieces pieces) {
        if (followers.size() + next.followers.size() >= MOST_FOLLOWERS) {
            return false;
        }
        Expr expr = (Expr) next.body;
        boolean isExpr = body instanceof Expr;
        List<String> operands = new ArrayList<>(isExpr ? reads : tailReads);
        // Operand 0 of a tail is the result; an expression has none but its own operands.
        int shift = isExpr ? 0 : 1;
        Expr[] arguments = new Expr[next.reads.size()];
        for (int i = 0; i < arguments.length; i++) {
            String read = next.reads.get(i);
            if (i == operand) {
                arguments[i] = isExpr ? (Expr) body : tail == null ? Expr.in(0) : tail;
            } else if (!read.isEmpty()) {
                int known = operands.indexOf(read);
                if (known < 0) {
                    known = operands.size();
                    operands.add(read);
                }
                arguments[i] = Expr.in(known + shift);
            }
        }
        Expr longer = expr.with(arguments);
        Type[] types = new Type[operands.size() + shift];
        types[0] = values.type(node.output());
        for (int i = shift; i < types.length; i++) {
            types[i] = values.type(operands.get(i - shift));
        }
        if (!pieces.continues(call, body, longer, types)) {
            return false;
        }
        List<String> target = isExpr ? reads : tailReads;
        target.clear();
        target.addAll(operands);
        if (isExpr) {
            body = longer;
        } else {
            tail = longer;
        }
        followers.add(next.node);
        followers.addAll(next.followers);
        continued.add(next.where);
        continued.addAll(next.continued);
        return true;
    }
}
