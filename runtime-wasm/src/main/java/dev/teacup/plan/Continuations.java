package dev.teacup.plan;

import dev.teacup.ir.infer.Values;
import dev.teacup.op.Expr;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins a node with the expressions that continue it, so that what lies between them is never stored. */
final class Continuations {
    private Continuations() {}

    /**
     * The pieces, each at the place of its last node.
     *
     * @param ordered every node before those that read its results
     */
    static List<Piece> join(List<Piece> ordered, Values values, Lifetimes lifetimes, Pieces pieces) {
        Piece[] joined = new Piece[ordered.size()];
        Map<String, Integer> makers = new HashMap<>();
        for (int i = 0; i < joined.length; i++) {
            Piece next = ordered.get(i);
            joined[i] = next;
            // What became bytes, and floats again, may continue the kernel before it after all.
            boolean goesOn = next.body() instanceof Expr;
            while (goesOn) {
                int maker = maker(joined[i], values, makers, joined, pieces);
                goesOn = maker >= 0;
                if (goesOn) {
                    joined[i] = joined[maker];
                    joined[maker] = null;
                    goesOn = joined[i].body() instanceof Expr && isOther(joined[i], values);
                }
            }
            if (next.call != null && next.node.outputs().size() == 1
                    && lifetimes.isReadOnce(next.node.output())) {
                makers.put(next.node.output(), i);
            }
        }
        List<Piece> left = new ArrayList<>();
        for (Piece piece : joined) {
            if (piece != null) {
                left.add(piece);
            }
        }
        return left;
    }

    /** The place of the piece that takes in {@code next}: of several the last one; -1 where none does. */
    private static int maker(Piece next, Values values, Map<String, Integer> makers, Piece[] joined,
            Pieces pieces) {
        Type result = values.type(next.last().output());
        int tried = joined.length;
        while (true) {
            int operand = -1;
            int last = -1;
            for (int i = 0; i < next.reads().size(); i++) {
                int maker = makers.getOrDefault(next.reads().get(i), -1);
                if (maker > last && maker < tried) {
                    operand = i;
                    last = maker;
                }
            }
            if (last < 0 || isAlike(joined[last], values.type(next.reads().get(operand)), result)
                    && joined[last].takes(next, operand, values, pieces)) {
                return last;
            }
            tried = last;
        }
    }

    /** Whether the piece changes the type of its first node's result. */
    private static boolean isOther(Piece piece, Values values) {
        return values.type(piece.node.output()).dtype() != values.type(piece.last().output()).dtype();
    }

    /** A kernel's result is stored where the tail's is, and so has elements of as many bytes. */
    private static boolean isAlike(Piece maker, Type made, Type result) {
        return made.shape().equals(result.shape())
                && (maker.body() instanceof Expr || made.dtype().bytes() == result.dtype().bytes());
    }
}
