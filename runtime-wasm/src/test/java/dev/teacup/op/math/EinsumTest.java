package dev.teacup.op.math;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import dev.teacup.testkit.Seeded;
import java.util.Map;
import java.util.TreeMap;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EinsumTest {
    /** The size of each letter; A has the size 1 in the first term only. */
    private static final Map<Character, Integer> SIZES =
            Map.of('i', 2, 'j', 3, 'k', 4, 'l', 2, 'b', 2, 'A', 3, 'z', 1);

    @Test
    void multipliesMatrices() {
        einsum("ij,jk->ik").in(floats(2, 3).of(1, 2, 3, 4, 5, 6), floats(3, 2).of(7, 8, 9, 10, 11, 12))
                .gives(floats(2, 2).of(58, 64, 139, 154));
    }

    /** Each label in turn takes all of its values, and the products are added up, as the formula says. */
    @ParameterizedTest
    @ValueSource(strings = {"i->i", "ij->ji", "ij->j", "ij->", "ii->i", "ii->", "iji->j", "iij->ji", "iii->i",
        "ijij->ij", "i,j->ij", "i,i->i", "i,i->", "ij,ij->ij", "ij,ij->", "ij,j->i", "ij,i->j", "ij,ki->jk",
        "bij,bjk->bik", "bijk,bljk->bil", "ijk,kl->lji", "ij,kl->", "ij,k->i", "i,j,k->kji", "ij,jk,kl->il",
        "ij,jk,ki->", "ij,ij,ij->j", "ii,ij,jj->i", "Aj,Aj->j", "Ai,A->i", "Aj,jA->A", "z,i->i", "z,z->z",
        "iz,zj->ij", "b,bi,bij->", "ij,kl,ik->jl"})
    void sumsTheProductsOfTheFormula(String equation) {
        String[] sides = equation.split("->", -1);
        String[] terms = sides[0].split(",", -1);
        Literal[] operands = new Literal[terms.length];
        Seeded seeded = new Seeded(equation.hashCode());
        for (int t = 0; t < terms.length; t++) {
            operands[t] = seeded.floats(-1, 1).of(sizes(terms[t], t));
        }
        TreeMap<Character, Integer> place = new TreeMap<>();
        sides[0].chars().filter(Character::isLetter).forEach(c -> place.put((char) c, 0));
        double[] y = new double[elements(sizes(sides[1], 1))];
        do {
            double product = 1;
            for (int t = 0; t < terms.length; t++) {
                product *= operands[t].reals()[at(terms[t], t, place)];
            }
            y[at(sides[1], 1, place)] += product;
        } while (next(place));
        einsum(equation).in(operands).within(1e-5, 1e-6).gives(floats(sizes(sides[1], 1)).of(y));
    }

    private static boolean next(TreeMap<Character, Integer> place) {
        for (char label : place.keySet()) {
            int next = place.get(label) + 1;
            place.put(label, next < SIZES.get(label) ? next : 0);
            if (next < SIZES.get(label)) {
                return true;
            }
        }
        return false;
    }

    private static int[] sizes(String term, int index) {
        return term.chars().map(c -> c == 'A' && index == 0 ? 1 : SIZES.get((char) c)).toArray();
    }

    private static int at(String term, int index, TreeMap<Character, Integer> place) {
        int at = 0;
        for (int axis = 0; axis < term.length(); axis++) {
            int size = sizes(term, index)[axis];
            at = at * size + place.get(term.charAt(axis)) % size;
        }
        return at;
    }

    private static int elements(int... sizes) {
        int product = 1;
        for (int size : sizes) {
            product *= size;
        }
        return product;
    }

    @Test
    void setsTheLettersThatOccurOnceWithoutAnArrow() {
        einsum("ba").in(floats(2, 2).of(1, 2, 3, 4)).gives(floats(2, 2).of(1, 3, 2, 4));
        einsum("aB").in(floats(2, 2).of(1, 2, 3, 4)).gives(floats(2, 2).of(1, 3, 2, 4));
        einsum("ij,jk").in(floats(1, 2).of(1, 2), floats(2, 1).of(3, 4)).gives(floats(1, 1).of(11));
        einsum("ii").in(floats(2, 2).of(1, 2, 3, 4)).gives(floats().of(5));
        einsum("i...").in(floats(2, 2).of(1, 2, 3, 4)).gives(floats(2, 2).of(1, 3, 2, 4));
        einsum("").in(floats().of(7)).gives(floats().of(7));
    }

    @Test
    void broadcastsTheDimensionsOfAnEllipsis() {
        einsum("...ij,...jk->...ik")
                .in(floats(2, 1, 1, 2).of(1, 2, 3, 4), floats(1, 2, 2, 1).of(1, 1, 0, 1))
                .gives(floats(2, 2, 1, 1).of(3, 2, 7, 4));
        einsum("...i->i...").in(floats(2, 2).of(1, 2, 3, 4)).gives(floats(2, 2).of(1, 3, 2, 4));
        einsum("...,...").in(floats(2).of(1, 2), floats(2).of(3, 4)).gives(floats(2).of(3, 8));
        // The ellipsis of the second term has no dimensions in the result, and is summed over.
        einsum("i...->i").in(floats(2, 2).of(1, 2, 3, 4)).gives(floats(2).of(3, 7));
        einsum("...i,...->...").in(floats(3).of(1, 2, 3), floats().of(2)).gives(floats().of(12));
        einsum("ij->...i").in(floats(2, 2).of(1, 2, 3, 4)).gives(floats(2).of(3, 7));
    }

    @Test
    void readsOverBlanks() {
        einsum(" i j , j -> i ").in(floats(1, 2).of(1, 2), floats(2).of(3, 4)).gives(floats(1).of(11));
    }

    @Test
    void wrapsIntegersAround() {
        einsum("i,i->").in(tensor(DType.INT8, 2).of(100, 1), tensor(DType.INT8, 2).of(2, 1))
                .gives(tensor(DType.INT8).of(-55));
        einsum("i,i->i").in(tensor(DType.UINT16, 1).of(65535), tensor(DType.UINT16, 1).of(65535))
                .gives(tensor(DType.UINT16, 1).of(1));
        einsum("i,j->").in(longs(1).ofLongs(Long.MAX_VALUE), longs(1).of(2)).gives(longs().of(-2));
    }

    @Test
    void computesHalvesInFloatAndRoundsOnce() {
        einsum("i,i,i->").in(halves(3).of(2048, 1, 1), halves(3).of(16, 16, 16),
                halves(3).of(1.0 / 16, 1.0 / 16, 1.0 / 16)).within(0, 0).gives(halves().of(2050));
        einsum("i,i->").in(doubles(2).of(1e300, 1), doubles(2).of(1e300, 1))
                .gives(doubles().of(Double.POSITIVE_INFINITY));
    }

    @Test
    void sumsNothingToZero() {
        einsum("ij,jk->ik").in(floats(2, 0).counting(), floats(0, 1).counting())
                .gives(floats(2, 1).of(0, 0));
        einsum("ii->i").in(floats(0, 0).counting()).gives(floats(0).counting());
        einsum("i,i->i").in(floats(1).of(1), floats(0).counting()).gives(floats(0).counting());
    }

    @Test
    void keepsTheNamesOfDimensions() {
        Type[] types = einsum("bij,bkj->bik").types(1,
                Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.named("rows"), Dim.of(4))),
                Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.named("columns"), Dim.UNKNOWN)));
        assertEquals("float32[batch, rows, columns]", types[0].toString());
    }

    @Test
    void refusesTermsThatDoNotFitTheInputs() {
        einsum("ij,jk->ik").in(floats(2, 2).counting()).refuses(
                "Einsum 'it': the attribute 'equation' does not fit",
                "expected: a term for each input, parted by commas: 1",
                "got: 'ij,jk->ik'",
                "fix: export the model again");
        einsum("ij").in(floats(2, 2).counting(), floats(2).counting()).refuses(
                "Einsum 'it': the attribute 'equation' does not fit",
                "expected: a term for each input, parted by commas: 2",
                "got: 'ij'",
                "fix: export the model again");
        einsum("ij").in(floats(2).counting()).refuses(
                "Einsum 'it': the attribute 'equation' does not fit",
                "expected: as many letters as dimensions, which are [2] of input 0",
                "got: 'ij'",
                "fix: export the model again");
        einsum("ij...").in(floats(2).counting()).refuses(
                "Einsum 'it': the attribute 'equation' does not fit",
                "expected: as many letters as dimensions, which are [2] of input 0",
                "got: 'ij...'",
                "fix: export the model again");
        einsum("i...,...").in(floats(2, 2).counting(), floats().of(1)).refuses(
                "Einsum 'it': the attribute 'equation' does not fit",
                "expected: an equal number of dimensions for each '...'",
                "got: 'i...,...'",
                "fix: export the model again");
    }

    @Test
    void refusesEquationsThatSayNothing() {
        for (String equation : new String[] {"i.", "1i", "i......", "i-", "i->i->i"}) {
            einsum(equation).in(floats(2).counting()).refuses(
                    "Einsum 'it': the attribute 'equation' does not fit",
                    "expected: letters, and '...' at most once in a term",
                    "got: '" + equation + "'",
                    "fix: export the model again");
        }
        for (String equation : new String[] {"i->j", "i->ii"}) {
            einsum(equation).in(floats(2).counting()).refuses(
                    "Einsum 'it': the attribute 'equation' does not fit",
                    "expected: every letter of the result in a term, and once",
                    "got: '" + equation + "'",
                    "fix: export the model again");
        }
    }

    @Test
    void refusesDimensionsOfOneLabelWithDifferentSizes() {
        einsum("ij,j->").in(floats(2, 3).counting(), floats(2).counting()).refuses(
                "Einsum 'it': dimensions of one label in the attribute 'equation' have different sizes",
                "expected: the size 3 in dimension 0 of input 1",
                "got: [2]",
                "fix: make the two agree");
        einsum("ii->i").in(floats(3, 1).counting()).refuses(
                "Einsum 'it': dimensions of one label in the attribute 'equation' have different sizes",
                "expected: the size 3 in dimension 1 of input 0",
                "got: [3, 1]",
                "fix: make the two agree");
    }

    /** The product of the first two has 52. */
    @Test
    void refusesIntermediateResultsOfTooManyDimensions() {
        int[] ones = new int[26];
        Arrays.fill(ones, 1);
        einsum("abcdefghijklmnopqrstuvwxyz,ABCDEFGHIJKLMNOPQRSTUVWXYZ,"
                + "abcdefghijklmABCDEFGHIJKLM,nopqrstuvwxyzNOPQRSTUVWXYZ->")
                .in(floats(ones).of(1), floats(ones).of(1), floats(ones).of(1), floats(ones).of(1)).refuses(
                        "Reshape 'it': the result has too many dimensions",
                        "expected: at most 32",
                        "got: 52",
                        "fix: use fewer dimensions");
    }

    private static OpCheck einsum(String equation) {
        return check("Einsum").with("equation", equation);
    }
}
