package dev.teacup.op.text;

import static dev.teacup.op.DTypes.STRING;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.HashSet;
import java.util.Set;

/**
 * Y = the elements of X that are none of the {@code stopwords}, with their letters as
 * {@code case_change_action} says: LOWER, UPPER or NONE. Where none is left, Y is one empty text.
 * <p>X [C] or [1, C], Y [c] or [1, c]. A letter becomes one letter, so that ß stays as it is; in the locales
 * of Turkish and Azerbaijani the i keeps its dot or its want of one.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__StringNormalizer.html">ai.onnx StringNormalizer, since
 * 10</a>
 */
public final class StringNormalizer implements Computation {
    private static final OpDef DEF = OpDef.of("StringNormalizer").since(10).type("T", STRING).in("X", "T")
            .out("Y", "T").attr("case_change_action", "NONE").attr("is_case_sensitive", 0)
            .attr("locale", "en_US").attr("stopwords", new Attribute.Texts());

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Shape x = c.call().shape("X");
        c.oneOf("case_change_action", "NONE", "LOWER", "UPPER");
        c.rankAtLeast("X", 1);
        if (x.rank() > 1) {
            c.rank("X", 2);
            c.dim("X", 0, Dim.of(1), "one list of words is normalized");
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape x = call.shape("X");
        Dim words = x.dim(x.rank() - 1);
        boolean keepsAll = stopwords(call).length == 0 && words.isKnown();
        long most = Math.max(1, words.most());
        return call.results(x.with(x.rank() - 1, keepsAll ? Dim.of(most) : Dim.atMost(most)));
    }

    private static String[] stopwords(Call call) {
        return ((Attribute.Texts) call.value("stopwords")).values();
    }

    @Override
    public void run(Frame f, Call call) {
        String action = call.text("case_change_action");
        // Without case, words are compared in the case that they get, or in lower case.
        boolean changes = !action.equals("NONE");
        boolean ignoresCase = !call.flag("is_case_sensitive");
        char[] letters =
                changes || ignoresCase ? letters(f, call.text("locale"), action.equals("UPPER")) : null;
        char[] changing = changes ? letters : null;
        char[] comparing = ignoresCase ? letters : null;
        Set<String> stopwords = new HashSet<>();
        for (String word : stopwords(call)) {
            stopwords.add(changed(f, word, comparing));
        }
        Tensor x = f.in(0);
        int[] sizes = x.dims().clone();
        int count = 0;
        for (int i = 0; i < x.elements(); i++) {
            count += isKept(f, i, stopwords, comparing) ? 1 : 0;
        }
        sizes[x.rank() - 1] = Math.max(1, count);
        Tensor y = f.allocate(0, sizes);
        y.i64(0, f.strings().handle(""));
        for (int i = 0, kept = 0; i < x.elements(); i++) {
            if (isKept(f, i, stopwords, comparing)) {
                y.i64(kept++, f.strings().handle(changed(f, text(f, i), changing)));
            }
        }
    }

    private static boolean isKept(Frame f, int index, Set<String> stopwords, char[] comparing) {
        return !stopwords.contains(changed(f, text(f, index), comparing));
    }

    private static String text(Frame f, int index) {
        return f.strings().text((int) f.in(0).i64(index));
    }

    private static char[] letters(Frame f, String locale, boolean isUpper) {
        char[] letters = Letters.table(isUpper);
        f.burn(letters.length);
        if (locale.startsWith("tr") || locale.startsWith("az")) {
            letters[isUpper ? 'i' : 'I'] = isUpper ? '\u0130' : '\u0131';
        }
        return letters;
    }

    /** The text with its letters as a table has them, or as they are without one. */
    private static String changed(Frame f, String text, char[] letters) {
        f.burn(1 + text.length());
        if (letters == null) {
            return text;
        }
        char[] changed = new char[text.length()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = letters[text.charAt(i)];
        }
        return new String(changed);
    }
}
