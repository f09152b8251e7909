/**
 * The text form of graphs, for eyes, diffs and tests: {@link dev.teacup.ir.text.GraphPrinter} and
 * {@link dev.teacup.ir.text.GraphParser} are inverse. No page needs it, so nothing that a page runs may reach
 * it. Imports {@code ir}.
 *
 * <pre>{@code
 * graph mlp
 * input x: float32[batch, 3]
 * constant w: float32[3, 2] = 1 2 3 4 5 6
 * h: float32[batch, 2] = MatMul "first" (x, w)
 * y: float32[batch, 2] = LeakyRelu(h) {alpha = 0.1}
 * output y
 * }</pre>
 *
 * <p>A name stands in double quotes where it holds other characters than letters, digits and
 * {@code _ . / -}; the node's own name, where it has one, always does. {@code _} is an operand or result that
 * is left out; {@code ?} a size that is not known, {@code ?<=9} one with a bound, {@code [...]} a shape of
 * unknown rank. Results may come without their types, which are then inferred. What follows {@code #} at the
 * begin of a line is a comment.
 */
package dev.teacup.ir.text;
