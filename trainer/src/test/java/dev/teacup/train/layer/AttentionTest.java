package dev.teacup.train.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttentionTest {
    @Test
    void weighsTheEntriesThatCountByTheirScores() {
        Map<String, HostTensor> results = Graphs.use(DType.FLOAT64, AttentionTest::looks, feeds());
        assertArrayEquals(new int[] {1, 2, 1}, results.get("seen").dims());
        assertArrayEquals(new int[] {1, 2, 3}, results.get("weights").dims());
        // q W is 2 and -1; the entries are 1, 3 and 5, of which the last one does not count.
        double first = 1 / (1 + Math.exp(2 * 3 - 2 * 1));
        assertEquals(first, results.get("weights").f64(0), 1e-12);
        assertEquals(1 - first, results.get("weights").f64(1), 1e-12);
        assertEquals(0, results.get("weights").f64(2));
        assertEquals(first + 3 * (1 - first), results.get("seen").f64(0), 1e-12);
        double second = 1 / (1 + Math.exp(-3 + 1));
        assertEquals(second + 3 * (1 - second), results.get("seen").f64(1), 1e-12);
    }

    private static void looks(Context c) {
        Attention.Look look = new Attention("a").look(c, c.input("q", DType.FLOAT64, 2, 2),
                c.input("m", sequence("entries", 1)), c.input("counts", Type.of(DType.BOOL,
                        Shape.of(Dim.named(Context.BATCH), Dim.named("entries")))));
        c.out("seen", look.seen());
        c.out("weights", look.weights());
    }

    private static Map<String, HostTensor> feeds() {
        Map<String, HostTensor> feeds = new HashMap<>();
        feeds.put("q", Graphs.doubles(new int[] {1, 2, 2}, 1, 1, 0, -1));
        feeds.put("m", Graphs.doubles(new int[] {1, 3, 1}, 1, 3, 5));
        feeds.put("counts", HostTensor.of(DType.BOOL, new int[] {1, 3}, new byte[] {1, 1, 0}));
        feeds.put("a.W", Graphs.doubles(new int[] {2, 1}, 1, 1));
        return feeds;
    }

    @Test
    void letsASequenceLookAtItself() {
        Map<String, HostTensor> feeds = new HashMap<>();
        feeds.put("x", Graphs.doubles(new int[] {1, 2, 1}, 0, 4));
        feeds.put("a.W", Graphs.doubles(new int[] {1, 1}, 0));
        HostTensor y = Graphs.use(DType.FLOAT64, c -> c.out("y", new Attention("a").of(c,
                c.input("x", DType.FLOAT64, 2, 1))), feeds).get("y");
        assertEquals(2, y.f64(0));
        assertEquals(2, y.f64(1));
    }

    /** Their products with gradients would be denormal, with which training takes twice as long. */
    @Test
    void weighsByNothingWhatNoSumWouldFeel() {
        Map<String, HostTensor> feeds = new HashMap<>();
        feeds.put("q", Graphs.doubles(new int[] {1, 2, 2}, 1, 0, 1, 0));
        feeds.put("m", Graphs.doubles(new int[] {1, 3, 1}, 40, 10, 15));
        feeds.put("counts", HostTensor.of(DType.BOOL, new int[] {1, 3}, new byte[] {1, 1, 1}));
        feeds.put("a.W", Graphs.doubles(new int[] {2, 1}, 1, 1));
        HostTensor weights = Graphs.use(DType.FLOAT64, AttentionTest::looks, feeds).get("weights");
        assertEquals(0, weights.f64(1));
        assertEquals(Math.exp(-25), weights.f64(2), 1e-18);
    }

    @Test
    void tellsWhatDoesNotFit() {
        assertMessage(c -> new Attention("a").of(c, c.input("x", DType.FLOAT32, 3)),
                "layer 'a': its queries and its memory do not belong together",
                "expected: float32[batch, queries, width] and float32[batch, entries, entry]",
                "got: float32[batch, 3] and float32[batch, 3]",
                "fix: put the samples in front of both by Transpose");
        assertMessage(c -> new Attention("a").look(c, c.input("q", DType.FLOAT32, 2, 3),
                c.input("m", DType.FLOAT32, 5, 3), c.input("counts", DType.BOOL, 4)).seen(),
                "layer 'a': it is not told which entries of its memory count",
                "expected: bool[batch, entries] for float32[batch, 5, 3]", "got: bool[batch, 4]",
                "fix: compare the entries' places with the lengths");
    }

    private static void assertMessage(Made mistake, String... lines) {
        ModelException told = assertThrows(ModelException.class,
                () -> Model.of("m", c -> c.out("y", mistake.of(c))));
        assertEquals(String.join("\n", lines), told.getMessage());
    }

    /** What a layer makes in a context. */
    private interface Made {
        Value of(Context c);
    }

    private static Type sequence(String steps, int width) {
        return Type.of(DType.FLOAT64, Shape.of(Dim.named(Context.BATCH), Dim.named(steps), Dim.of(width)));
    }
}
