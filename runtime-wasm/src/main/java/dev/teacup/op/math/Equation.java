package dev.teacup.op.math;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.op.Broadcast;
import dev.teacup.op.Call;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import java.util.Arrays;

/**
 * The equation of {@link Einsum}: a label for each dimension of each operand and of the result. A letter is a
 * label of its own; the dimensions that an ellipsis stands for are the labels 0, 1, 2 and so on.
 */
final class Equation {
    private static final String ELLIPSIS = "...";
    private static final int LETTERS = 'A';
    private static final int LABELS = 'z' + 1;

    /** A label that no operand has, of dimensions of 1. */
    static final int ONE = LETTERS - 1;

    /** The labels of each operand. */
    final int[][] terms;

    /** The labels of the result. */
    final int[] result;

    private final Call call;
    private final Dim[] sizes = new Dim[LABELS];
    private int ellipsisDims = -1;

    /** Reads the equation of a node, and refuses one that does not fit its operands. */
    Equation(Call call) {
        this.call = call;
        String equation = call.text("equation");
        int arrow = equation.indexOf("->");
        String left = arrow < 0 ? equation : equation.substring(0, arrow);
        terms = new int[call.inputCount()][];
        int from = 0;
        for (int i = 0; i < terms.length; i++) {
            int comma = left.indexOf(',', from);
            boolean isLast = i == terms.length - 1;
            require(comma < 0 == isLast, "a term for each input, parted by commas: " + terms.length);
            String term = left.substring(from, isLast ? left.length() : comma);
            terms[i] = labels(term, dimsOfEllipsis(i, term));
            addSizes(i);
            from = comma + 1;
        }
        result = arrow < 0 ? singles() : labels(equation.substring(arrow + 2), Math.max(0, ellipsisDims));
        boolean[] isThere = new boolean[LABELS];
        for (int label : result) {
            require(sizes[label] != null && !isThere[label],
                    "every letter of the result in a term, and once");
            isThere[label] = true;
        }
        sizes[ONE] = Dim.of(1);
    }

    /** The shape of these labels. */
    Shape shape(int[] labels) {
        Dim[] dims = new Dim[labels.length];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = sizes[labels[i]];
        }
        return Shape.of(dims);
    }

    /** Those labels that neither the result nor a term from {@code first} on has. */
    int[] unneeded(int[] labels, int first) {
        int[] left = without(labels, result);
        for (int i = first; i < terms.length; i++) {
            left = without(left, terms[i]);
        }
        return left;
    }

    /** Those labels that are none of the others. */
    static int[] without(int[] labels, int[] others) {
        int[] left = new int[labels.length];
        int count = 0;
        for (int label : labels) {
            if (indexOf(others, label) < 0) {
                left[count++] = label;
            }
        }
        return Arrays.copyOf(left, count);
    }

    /** The last place of a label, or -1. */
    static int indexOf(int[] labels, int label) {
        int at = labels.length - 1;
        while (at >= 0 && labels[at] != label) {
            at--;
        }
        return at;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private int[] labels(String term, int dims) {
        int[] labels = new int[term.length() + dims];
        int count = 0;
        int ellipsis = term.indexOf(ELLIPSIS);
        for (int i = 0; i < term.length(); i++) {
            if (i == ellipsis) {
                for (int dim = 0; dim < dims; dim++) {
                    labels[count++] = dim;
                }
                i += ELLIPSIS.length() - 1;
            } else if (isLetter(term.charAt(i))) {
                labels[count++] = term.charAt(i);
            } else {
                require(term.charAt(i) == ' ', "letters, and '...' at most once in a term");
            }
        }
        return Arrays.copyOf(labels, count);
    }

    /** How many dimensions the ellipsis of a term stands for, 0 where it has none. */
    private int dimsOfEllipsis(int input, String term) {
        int letters = 0;
        for (int i = 0; i < term.length(); i++) {
            letters += isLetter(term.charAt(i)) ? 1 : 0;
        }
        boolean hasEllipsis = term.indexOf(ELLIPSIS) >= 0;
        Shape shape = call.type(input).shape();
        int dims = shape.rank() - letters;
        require(hasEllipsis ? dims >= 0 : dims == 0,
                "as many letters as dimensions, which are " + shape + " of input " + input);
        if (hasEllipsis) {
            require(ellipsisDims < 0 || ellipsisDims == dims, "an equal number of dimensions for each '...'");
            ellipsisDims = dims;
        }
        return dims;
    }

    /** Learns the sizes of the labels of a term; one of 1 broadcasts to those of other terms. */
    private void addSizes(int input) {
        Shape shape = call.type(input).shape();
        for (int axis = 0; axis < shape.rank(); axis++) {
            int label = terms[input][axis];
            Dim own = shape.dim(axis);
            Dim known = sizes[label] == null ? own : sizes[label];
            int earlier = indexOf(Arrays.copyOf(terms[input], axis), label);
            boolean fits = earlier >= 0 ? !shape.dim(earlier).differs(own)
                    : Broadcast.fits(known, own);
            if (!fits) {
                throw new ModelException(
                        "dimensions of one label in the attribute 'equation' have different sizes",
                        "the size " + known + " in dimension " + axis + " of input " + input,
                        shape.toString(), "make the two agree");
            }
            sizes[label] = Broadcast.of(known, own);
        }
    }

    /** The labels of an ellipsis, and the letters that occur once in all terms. */
    private int[] singles() {
        int[] counts = new int[LABELS];
        for (int[] term : terms) {
            for (int label : term) {
                counts[label]++;
            }
        }
        int[] labels = new int[LABELS];
        int count = 0;
        for (int label = 0; label < LABELS; label++) {
            if (counts[label] == 1 || label < LETTERS && counts[label] > 0) {
                labels[count++] = label;
            }
        }
        return Arrays.copyOf(labels, count);
    }

    private void require(boolean holds, String expected) {
        if (!holds) {
            throw new ModelException("the attribute 'equation' does not fit", expected,
                    Text.quoted(call.text("equation")), "export the model again");
        }
    }
}
