package dev.teacup.op.text;

import static dev.teacup.op.DTypes.INT64;
import static dev.teacup.op.DTypes.STRING;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.shape.ShapeOperand;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * Y = the parts of each text of X between one {@code delimiter} and the next, with empty texts behind the
 * last part, and Z = how many parts it has. Without a delimiter parts are parted by any white space, and none
 * of them is empty. After {@code maxsplit} delimiters the rest is one part; a number below 0 is no limit.
 * <p>Y [X.., the most parts of any text], Z as X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__StringSplit.html">ai.onnx StringSplit, since 20</a>
 */
public final class StringSplit implements Computation {
    private static final OpDef DEF = OpDef.of("StringSplit").since(20).type("T1", STRING).type("T2", STRING)
            .type("T3", INT64).in("X", "T1").out("Y", "T2").out("Z", "T3").attr("delimiter", "")
            .attr("maxsplit", -1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        ShapeOperand.checkRank(c.call().rank("X") + 1);
    }

    @Override
    public Type[] types(Call call) {
        Shape x = call.shape("X");
        long limit = call.integer("maxsplit");
        Dim parts = limit < 0 || limit == Long.MAX_VALUE ? Dim.UNKNOWN : Dim.atMost(limit + 1);
        return call.results(x.insert(x.rank(), parts), x);
    }

    @Override
    public void run(Frame f, Call call) {
        String delimiter = call.text("delimiter");
        long limit = call.integer("maxsplit") < 0 ? Long.MAX_VALUE : call.integer("maxsplit");
        Tensor x = f.in(0);
        Tensor counts = call.wants(1) ? f.allocate(1, x.dims()) : null;
        int most = 0;
        for (int i = 0; i < x.elements(); i++) {
            int count = split(f, i, delimiter, limit, null, 0);
            most = Math.max(most, count);
            if (counts != null) {
                counts.i64(i, count);
            }
        }
        if (call.wants(0)) {
            int[] sizes = Arrays.copyOf(x.dims(), x.rank() + 1);
            sizes[x.rank()] = most;
            Tensor y = f.allocate(0, sizes);
            f.burn(y.elements());
            // The empty string has the handle 0.
            y.memory().zero(y.at(), (int) y.bytes());
            for (int i = 0; i < x.elements(); i++) {
                split(f, i, delimiter, limit, y, i * most);
            }
        }
    }

    /** Puts the parts of a text into y, where that is not null, from {@code at} on; answers how many. */
    private static int split(Frame f, int index, String delimiter, long limit, Tensor y, int at) {
        String text = f.strings().text((int) f.in(0).i64(index));
        f.burn(1 + text.length());
        boolean atSpaces = delimiter.isEmpty();
        int last = text.length();
        while (atSpaces && last > 0 && isSpace(text.charAt(last - 1))) {
            last--;
        }
        int parts = 0;
        int start = atSpaces ? behindSpaces(text, 0, last) : 0;
        while (start < last || !atSpaces && start == last) {
            int end = parts == limit ? last
                    : atSpaces ? space(text, start, last) : text.indexOf(delimiter, start);
            end = end < 0 ? last : end;
            if (y != null) {
                y.i64(at + parts, f.strings().handle(text.substring(start, end)));
            }
            parts++;
            start = atSpaces ? behindSpaces(text, end, last)
                    : end == last ? last + 1 : end + delimiter.length();
        }
        return parts;
    }

    /** Where the next white space is. */
    private static int space(String text, int start, int last) {
        int at = start;
        while (at < last && !isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int behindSpaces(String text, int start, int last) {
        int at = start;
        while (at < last && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return c <= ' ' ? c >= '\t' && c <= '\r' || c >= 0x1C
                : c == 0x85 || c == 0xA0 || c == 0x1680 || c >= 0x2000 && c <= 0x200A || c == 0x2028
                        || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
    }
}
