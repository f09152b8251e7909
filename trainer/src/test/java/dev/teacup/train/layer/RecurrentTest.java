package dev.teacup.train.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecurrentTest {
    private static final int STEPS = 3;

    @Test
    void readsInBothDirectionsSideBySideAndStopsAtTheEndOfASequence() {
        Map<String, HostTensor> feeds = new HashMap<>();
        feeds.put("x", HostTensor.floats(new int[] {2, STEPS, 1}, 1, 1, 1, 1, 1, 1));
        feeds.put("lengths", HostTensor.longs(new int[] {2}, 3, 1));
        feeds.put("r.W", HostTensor.floats(new int[] {2, 1, 1}, 0.5f, 0.25f));
        feeds.put("r.R", HostTensor.floats(new int[] {2, 1, 1}, 1, 1));
        feeds.put("r.B", HostTensor.floats(new int[] {2, 2}, 0, 0, 0, 0));
        Map<String, HostTensor> results = Graphs.use(DType.FLOAT32, RecurrentTest::both, feeds);
        assertArrayEquals(new int[] {STEPS, 2, 2}, results.get("all").dims());
        assertArrayEquals(new int[] {2, 2}, results.get("last").dims());
        double first = Math.tanh(0.5);
        double backwards = Math.tanh(0.25);
        double third = Math.tanh(0.5 + Math.tanh(0.5 + first));
        assertEquals(first, results.get("all").f64(0), 1e-6, "step 0 of sequence 0, forward");
        assertEquals(third, results.get("last").f64(0), 1e-6);
        assertEquals(first, results.get("last").f64(2), 1e-6, "a sequence of one step");
        assertEquals(backwards, results.get("last").f64(3), 1e-6);
        assertEquals(0, results.get("all").f64(6), "behind its end");
    }

    private static void both(Context c) {
        Value x = c.op("Transpose", Attributes.NONE.with("perm", new long[] {1, 0, 2}),
                c.input("x", DType.FLOAT32, STEPS, 1));
        Recurrent layer = new Recurrent("r", "RNN", 1, true);
        Recurrent.Result result = layer.read(c, x, c.input("lengths", DType.INT64), null);
        c.out("all", result.all());
        c.out("last", result.last());
    }

    @Test
    void goesOnFromAFirstState() {
        Map<String, HostTensor> feeds = new HashMap<>();
        feeds.put("x", HostTensor.floats(new int[] {1, 1, 1}, 1));
        feeds.put("first", HostTensor.floats(new int[] {1, 1}, 0.75f));
        feeds.put("r.W", HostTensor.floats(new int[] {1, 1, 1}, 0.5f));
        feeds.put("r.R", HostTensor.floats(new int[] {1, 1, 1}, 2));
        feeds.put("r.B", HostTensor.floats(new int[] {1, 2}, 0, 0));
        HostTensor y = Graphs.use(DType.FLOAT32, c -> {
            Value x = c.op("Transpose", Attributes.NONE.with("perm", new long[] {1, 0, 2}),
                    c.input("x", DType.FLOAT32, 1, 1));
            Recurrent layer = new Recurrent("r", "RNN", 1, false);
            c.out("y", layer.read(c, x, null, c.input("first", DType.FLOAT32, 1)).all());
        }, feeds).get("y");
        assertEquals(Math.tanh(0.5 + 1.5), y.f64(0), 1e-6);
    }

    @Test
    void tellsWhatDoesNotFit() {
        assertMessage(c -> Recurrent.gru("r", 4).of(c, c.input("x", DType.FLOAT32, 3)),
                "layer 'r': its input is no sequence of vectors",
                "expected: float32[time, batch, width]",
                "got: float32[batch, 3]",
                "fix: look words up by an Embedding, and put time in front by Recurrent.swapped()");
        assertMessage(c -> Recurrent.gru("r", 4).of(c, c.input("x", DType.FLOAT32, 3, 2)),
                "layer 'r': its input has the samples in front",
                "expected: float32[time, batch, width]",
                "got: float32[batch, 3, 2]",
                "fix: put time in front by Recurrent.swapped()");
        assertMessage(c -> Recurrent.lstm("r", 4).read(c, steps(c), null,
                c.input("first", DType.FLOAT32, 3)).all(),
                "layer 'r': its first state has the wrong shape",
                "expected: [batch, 4]",
                "got: float32[batch, 3]",
                "fix: give it one number for each unit");
        assertMessage(c -> new Recurrent("r", "MGU", 4, false).of(c, steps(c)),
                "layer 'r': its cell is not known",
                "expected: RNN, GRU or LSTM",
                "got: 'MGU'",
                "fix: use one of these");
    }

    private static Value steps(Context c) {
        return Recurrent.swapped().of(c, c.input("x", DType.FLOAT32, 3, 2));
    }

    /** What a layer makes in a context. */
    private interface Made {
        Value of(Context c);
    }

    private static void assertMessage(Made mistake, String... lines) {
        ModelException told = assertThrows(ModelException.class,
                () -> Model.of("m", c -> c.out("y", mistake.of(c))));
        assertEquals(String.join("\n", lines), told.getMessage());
    }
}
