package dev.teacup.op.text;

import static dev.teacup.op.DTypes.INDEXES;
import static dev.teacup.op.DTypes.STRING;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * Y[ngram_indexes[i]] = how often n-gram i of the pool is in X, where each two of its tokens have the same
 * number, up to max_skip_count, of others in between. So for the mode TF; IDF counts no n-gram twice, and
 * that and TFIDF weigh the count by {@code weights[i]}.
 * <p>X [C], Y [columns], or X [N, C], Y [N, columns]. The pool has first all tokens of 1-grams, then those of
 * 2-grams, and so on; ngram_counts says where those of each length begin.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__TfIdfVectorizer.html">ai.onnx TfIdfVectorizer, since
 * 9</a>
 */
public final class TfIdfVectorizer implements Computation {
    private static final Attribute INTS = new Attribute.Ints();

    private static final OpDef DEF = OpDef.of("TfIdfVectorizer").since(9).type("T", STRING.and(INDEXES))
            .type("T1", DTypes.of(DType.FLOAT32)).in("X", "T").out("Y", "T1")
            .mustAttr("max_gram_length", new Attribute.Int(1))
            .mustAttr("max_skip_count", new Attribute.Int(0))
            .mustAttr("min_gram_length", new Attribute.Int(1)).mustAttr("mode", new Attribute.Text("TF"))
            .mustAttr("ngram_counts", INTS).mustAttr("ngram_indexes", INTS).attr("pool_int64s", INTS)
            .attr("pool_strings", new Attribute.Texts()).attr("weights", new Attribute.Reals());

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        c.oneOf("mode", "TF", "IDF", "TFIDF");
        c.rankAtLeast("X", 1);
        if (call.rank("X") > 1) {
            c.rank("X", 2);
        }
        atLeast(call, "min_gram_length", 1);
        atLeast(call, "max_gram_length", call.integer("min_gram_length"));
        atLeast(call, "max_skip_count", 0);
        boolean isText = call.dtype("X") == DType.STRING;
        int others = isText ? call.integers("pool_int64s").length : strings(call).length;
        if (others != 0) {
            throw new ModelException("the pool is of another type than the input 'X'",
                    "'" + (isText ? "pool_strings" : "pool_int64s") + "' only, since 'X' is of "
                            + call.dtype("X"),
                    others + " tokens of the other", "export the model again");
        }
        int grams = checkCounts(call.integers("ngram_counts"), poolSize(call));
        checkParallel("ngram_indexes", call.integers("ngram_indexes").length, grams);
        int weights = weights(call).length;
        if (weights > 0) {
            checkParallel("weights", weights, grams);
        }
        for (long index : call.integers("ngram_indexes")) {
            if (index < 0 || index >= Integer.MAX_VALUE) {
                throw new ModelException("an index in the attribute 'ngram_indexes' is out of range",
                        "an index from 0 to " + (Integer.MAX_VALUE - 1), Long.toString(index),
                        "export the model again");
            }
        }
    }

    private static void atLeast(Call call, String key, long least) {
        if (call.integer(key) < least) {
            throw new ModelException("the attribute '" + key + "' is too small", "at least " + least,
                    Long.toString(call.integer(key)), "export the model again");
        }
    }

    /** Refuses lengths of which the pool is not made; answers how many n-grams there are. */
    private static int checkCounts(long[] starts, int tokens) {
        int grams = 0;
        for (int i = 0; i < starts.length; i++) {
            long end = i + 1 < starts.length ? starts[i + 1] : tokens;
            if (starts[i] < 0 || starts[i] > end || end > tokens || (end - starts[i]) % (i + 1) != 0) {
                throw new ModelException("the attribute 'ngram_counts' does not part the pool into n-grams",
                        "from each entry to the next one, whole " + (i + 1) + "-grams of its " + tokens
                                + " tokens",
                        Check.list(starts), "export the model again");
            }
            grams += (int) (end - starts[i]) / (i + 1);
        }
        return grams;
    }

    private static void checkParallel(String key, int entries, int grams) {
        if (entries != grams) {
            throw new ModelException("the attribute '" + key + "' has the wrong number of entries",
                    grams + ", one for each n-gram of the pool", Integer.toString(entries),
                    "export the model again");
        }
    }

    private static String[] strings(Call call) {
        return ((Attribute.Texts) call.value("pool_strings")).values();
    }

    private static float[] weights(Call call) {
        return ((Attribute.Reals) call.value("weights")).values();
    }

    private static int poolSize(Call call) {
        return call.dtype("X") == DType.STRING ? strings(call).length : call.integers("pool_int64s").length;
    }

    @Override
    public Type[] types(Call call) {
        long columns = 0;
        for (long index : call.integers("ngram_indexes")) {
            columns = Math.max(columns, index + 1);
        }
        return call.results(call.shape("X").with(call.rank("X") - 1, Dim.of(columns)));
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor x = f.in(0);
        Tensor y = f.out(0);
        f.burn(y.elements());
        for (int i = 0; i < y.elements(); i++) {
            y.f64(i, 0);
        }
        Grams grams = new Grams(f, pool(f, call), call.integers("ngram_counts"));
        int tokens = x.dim(x.rank() - 1);
        int rows = tokens == 0 ? 0 : x.elements() / tokens;
        long most = Math.min(tokens - 1, call.integer("max_skip_count"));
        int[] counts = new int[call.integers("ngram_indexes").length];
        for (int row = 0; row < rows; row++) {
            f.burn(counts.length);
            Arrays.fill(counts, 0);
            for (int step = 1; step <= most + 1; step++) {
                // A single token has nothing in between, and is counted once.
                long least = Math.max(call.integer("min_gram_length"), Math.min(2, step));
                grams.count(x, row * tokens, tokens, step, least, call.integer("max_gram_length"), counts);
            }
            add(call, counts, y, y.elements() / rows * row);
        }
    }

    private static long[] pool(Frame f, Call call) {
        String[] texts = strings(call);
        if (texts.length == 0) {
            return call.integers("pool_int64s");
        }
        long[] handles = new long[texts.length];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = f.strings().handle(texts[i]);
        }
        return handles;
    }

    /** Adds what the counts of n-grams are worth to the row of y that begins at {@code start}. */
    private static void add(Call call, int[] counts, Tensor y, int start) {
        String mode = call.text("mode");
        long[] indexes = call.integers("ngram_indexes");
        float[] weights = weights(call);
        for (int i = 0; i < counts.length; i++) {
            double count = mode.equals("IDF") ? Math.min(1, counts[i]) : counts[i];
            double weight = mode.equals("TF") || weights.length == 0 ? 1 : weights[i];
            int at = start + (int) indexes[i];
            y.f64(at, y.f64(at) + (count == 0 ? 0 : count * weight));
        }
    }
}
