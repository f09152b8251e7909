package dev.teacup.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.error.Limits;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.testkit.V8Machine;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies of loops that only a run can plan, since it alone tells how many turns there are, in V8. */
class BodyPlansTest {
    private static final int UNITS = 24;
    private static final String LOOP = """
            y, all = Loop(n, _, x) {
                body = graph body {
                    input i: int64[]
                    input go: bool[]
                    input before: float32[rows, 24]
                    s = Gemm(before, w) {transB = 1}
                    %s
                    after = Tanh(t)
                    output go
                    output after
                    output after
                }
            }
            output y
            output all
            """;
    /** Rows that multiply by weights in panels, in a loop whose body sees nothing but weights. */
    private static final String DENSE = """
            graph dense
            input n: int64[]
            input x: float32[N, 24]
            constant w: float32[24, 24] = %s
            """ + LOOP.formatted("constant v: float32[24, 24] = %s\nt = MatMul(s, v)");
    /** A body that sees what a run makes: a number that hangs on which elements are not 0. */
    private static final String SEEING = """
            graph seeing
            input n: int64[]
            input x: float32[N, 24]
            constant w: float32[24, 24] = %s
            found = NonZero(x)
            chosen = Cast(found) {to = 1}
            most = ReduceMax(chosen, _) {keepdims = 0}
            constant small: float32[] = 0.04
            share = Mul(most, small)
            """ + LOOP.formatted("t = Mul(s, share)");

    private V8Machine machine;

    @BeforeEach
    void needsV8() {
        machine = V8Machine.get();
        assumeTrue(machine != null, "there is no V8 for this platform");
    }

    @Test
    void aBodyThatSeesNothingOfARunIsCompiledOnce() {
        Session session = session(dense(), true);
        session.run(feeds(3, 4, 1));
        int modules = machine.modules();
        int taken = session.memoryBytes();
        for (int run = 2; run < 6; run++) {
            session.run(feeds(run, 4, run));
            assertEquals(modules, machine.modules(), "run " + run);
            assertEquals(taken, session.memoryBytes(), "run " + run);
        }
    }

    @Test
    void weightsOfABodyArePackedBesideTheModel() {
        Session session = session(dense(), true);
        int before = session.memoryBytes();
        session.run(feeds(3, 4, 1));
        int more = session.memoryBytes() - before;
        assertTrue(more >= 2 * 4 * UNITS * UNITS, more + " bytes more");
        assertTrue(more <= 4 * 4 * UNITS * UNITS + (1 << 14), more + " bytes more");
    }

    /** Of two sizes by turns, then of ten, so that plans are given up and others lie where they lay. */
    @Test
    void runsOfAllSizesGiveWhatReferenceKernelsGive() {
        String seeing = SEEING.formatted(numbers(1));
        String weighing = seeing.replace("y, all =", "m = Mul(w, share)\ny, all =")
                .replace("Mul(s, share)", "MatMul(s, m)").replace("seeing", "weighing");
        for (String graph : new String[] {dense(), seeing, weighing}) {
            Session emitted = session(graph, true);
            for (int run = 0; run < 40; run++) {
                int rows = run < 20 ? 1 + run % 2 : 1 + run * 7 % 10;
                Map<String, HostTensor> feeds = feeds(run % 4, rows, run);
                Map<String, HostTensor> expected = session(graph, false).run(feeds);
                emitted.run(feeds).forEach((name, result) -> {
                    assertEquals(expected.get(name).toString(), result.toString(), name);
                    for (int i = 0; i < result.elements(); i++) {
                        assertEquals(expected.get(name).f64(i), result.f64(i), 1e-5,
                                graph.substring(6, 14) + " " + name + " " + i + ", " + rows + " rows");
                    }
                });
            }
        }
    }

    /** It lies among the model's constants, yet a run chooses it. */
    @Test
    void aPartOfAConstantThatARunChoosesIsSeenAnew() {
        for (boolean isEmitted : new boolean[] {false, true}) {
            Session session = session("""
                    graph part
                    input x: float32[4]
                    constant w: float32[8] = 0 10 20 30 40 50 60 70
                    constant two: int64[1] = 2
                    constant one: int64[1] = 1
                    constant m: int64[] = 2
                    constant zeros: float32[2] = 0 0
                    found = NonZero(x)
                    n = Size(found)
                    from = Reshape(n, one)
                    to = Add(from, two)
                    seen = Slice(w, from, to)
                    y = Loop(m, _, zeros) {
                        body = graph body {
                            input i: int64[]
                            input go: bool[]
                            input before: float32[2]
                            after = Add(before, seen)
                            output go
                            output after
                        }
                    }
                    output y
                    """, isEmitted);
            for (int count : new int[] {1, 3, 1, 2}) {
                HostTensor y = session.run(Map.of("x", ones(count))).get("y");
                assertEquals(20 * count, y.f64(0), "from " + count + ", emitted: " + isEmitted);
                assertEquals(20 * count + 20, y.f64(1), "from " + count + ", emitted: " + isEmitted);
            }
        }
    }

    @Test
    void weightsAreNotPackedWithAZeroPointThatARunMakes() {
        for (boolean isEmitted : new boolean[] {false, true}) {
            Session session = session("""
                    graph quantized
                    input x: float32[4]
                    constant b: int8[2, 2] = 10 20 30 40
                    constant row: uint8[1, 2] = 1 1
                    constant none: uint8[] = 0
                    constant m: int64[] = 2
                    constant zeros: int32[1, 2] = 0 0
                    sum = ReduceSum(x) {keepdims = 0}
                    zero = Cast(sum) {to = 3}
                    found = NonZero(x)
                    n = Size(found)
                    y = Loop(m, _, zeros) {
                        body = graph body {
                            input i: int64[]
                            input go: bool[]
                            input before: int32[1, 2]
                            product = MatMulInteger(row, b, none, zero)
                            after = Add(before, product)
                            output go
                            output after
                        }
                    }
                    output y
                    output n
                    """, isEmitted);
            for (int count : new int[] {1, 3, 2}) {
                HostTensor y = session.run(Map.of("x", ones(count))).get("y");
                assertEquals(2 * (40 - 2 * count), y.f64(0), count + ", emitted: " + isEmitted);
                assertEquals(2 * (60 - 2 * count), y.f64(1), count + ", emitted: " + isEmitted);
            }
        }
    }

    /** So many ones, then zeros. */
    private static HostTensor ones(int count) {
        HostTensor x = HostTensor.of(DType.FLOAT32, 4);
        for (int i = 0; i < count; i++) {
            x.tensor().f64(i, 1);
        }
        return x;
    }

    private static String dense() {
        return DENSE.formatted(numbers(1), numbers(2));
    }

    private static String numbers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < UNITS * UNITS; i++) {
            numbers.append(' ').append((float) (random.nextDouble() - 0.5));
        }
        return numbers.toString();
    }

    private static Map<String, HostTensor> feeds(int turns, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        HostTensor n = HostTensor.of(DType.INT64);
        n.tensor().i64(0, turns);
        HostTensor x = HostTensor.of(DType.FLOAT32, rows, UNITS);
        for (int i = 0; i < x.elements(); i++) {
            x.tensor().f64(i, random.nextInt(3) == 0 ? 0 : random.nextDouble() - 0.5);
        }
        return new HashMap<>(Map.of("n", n, "x", x));
    }

    private Session session(String text, boolean isEmitted) {
        long most = V8Machine.BYTES;
        Arena arena = new Arena(isEmitted ? machine.memory() : BufferMemory.of(1 << 16, most),
                Arena.ALIGNMENT, most);
        Constants constants = new Constants(arena, new Strings());
        Graph graph = Graph.parse(text, constants);
        return new Session(graph, null, constants, Limits.DEFAULT,
                isEmitted ? new EmittedBackend(machine, arena, graph) : null);
    }
}
