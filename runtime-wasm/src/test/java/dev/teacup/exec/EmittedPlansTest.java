package dev.teacup.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.eval.Accelerator;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.testkit.V8Machine;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions on emitted kernels, run after run, in V8. */
class EmittedPlansTest {
    private V8Machine machine;

    @BeforeEach
    void needsV8() {
        machine = V8Machine.get();
        assumeTrue(machine != null, "there is no V8 for this platform");
    }

    /** Weights are packed anew for other rows, below a plan that was there before: it has to move up. */
    @Test
    void aPlanMovesUpWhereWeightsArePackedForAnother() {
        StringBuilder ones = new StringBuilder();
        for (int i = 0; i < 64 * 300; i++) {
            ones.append(" 1");
        }
        Session session = session("""
                graph dense
                input x: float32[N, 300]
                constant w: float32[300, 64] =%s
                y = MatMul(x, w)
                output y
                """.formatted(ones));
        for (int rows : new int[] {64, 2, 64, 1, 2, 64}) {
            HostTensor x = HostTensor.of(DType.FLOAT32, rows, 300);
            x.tensor().f64(300 * rows - 1, rows);
            HostTensor y = session.run(Map.of("x", x), () -> false).get("y");
            assertEquals(rows, y.f64(64 * rows - 1), rows + " rows");
            assertEquals(rows == 1 ? 1 : 0, y.f64(0), rows + " rows");
        }
    }

    /** A part of a weight begins where the weight does. */
    @Test
    void aWeightAndAPartOfItArePackedApart() {
        Session session = session("""
                graph parts
                input x: float32[1, 4]
                constant w: float32[4, 2] = 1 2 3 4 5 6 7 8
                constant sizes: int64[2] = 2 4
                v = Reshape(w, sizes)
                p = MatMul(x, w)
                q = MatMul(p, v)
                output p
                output q
                """);
        Map<String, HostTensor> results =
                session.run(Map.of("x", HostTensor.floats(new int[] {1, 4}, 1, 0, 0, 0)), () -> false);
        assertEquals("1.0 2.0", text(results.get("p")));
        assertEquals("11.0 14.0 17.0 20.0", text(results.get("q")));
    }

    /** Each doubles how often the one before is read: as a tree it would have 2^24 leaves. */
    @Test
    void valuesThatAreReadTwiceInAChainAreComputedOnce() {
        StringBuilder chain = new StringBuilder("graph chain\ninput x0: float32[4]\n");
        for (int i = 0; i < 24; i++) {
            chain.append("x").append(i + 1).append(" = ThresholdedRelu(x").append(i).append(")\n");
        }
        Session session = session(chain + "output x24\n");
        HostTensor x = HostTensor.floats(new int[] {4}, 1, 2, 3, 4);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertEquals("0.0 2.0 3.0 4.0",
                text(session.run(Map.of("x0", x), () -> false).get("x24"))));
    }

    @Test
    void aLongChainOfCastsIsPlannedSoon() {
        StringBuilder chain = new StringBuilder("graph casts\ninput x0: int32[1]\n");
        for (int i = 0; i < 3000; i++) {
            chain.append("x").append(i + 1).append(" = Cast(x").append(i).append(") {to = ")
                    .append(i % 2 == 0 ? 1 : 9).append("}\n");
        }
        Session session = session(chain + "output x3000\n");
        HostTensor x = HostTensor.of(DType.INT32, 1);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertEquals(0,
                session.run(Map.of("x0", x), () -> false).get("x3000").i64(0)));
    }

    /** Sizes that depend on values are planned in each run; what was compiled before is given up in time. */
    @Test
    void aModelWhoseSizesDependOnValuesRunsForLong() {
        Session session = session("""
                graph found
                input x: float32[4]
                r = Relu(x)
                y = NonZero(r)
                output y
                """);
        for (int run = 0; run < 600; run++) {
            HostTensor x = HostTensor.floats(new int[] {4}, 1, -1, run % 2, 1);
            assertEquals(run % 2 == 0 ? 2 : 3,
                    session.run(Map.of("x", x), () -> false).get("y").elements());
            assertTrue(machine.modules() <= 256, machine.modules() + " modules");
        }
    }

    /** What follows the sizes that values tell is planned in each run, and refused in some. */
    @Test
    void whatComesBeforeSizesThatValuesTellIsEmittedOnce() {
        Session session = session("""
                graph found
                input x: float32[N, 2]
                constant w: float32[2, 2] = 1 0 1 1
                constant sizes: int64[2] = 2 -1
                m = MatMul(x, w)
                r = Relu(m)
                found = NonZero(r)
                columns = Reshape(found, sizes)
                kept = Mul(m, m)
                y = Transpose(columns)
                output y
                output kept
                """);
        int modules = -1;
        int taken = -1;
        for (int run = 0; run < 40; run++) {
            int rows = 1 + run % 2;
            HostTensor x = HostTensor.of(DType.FLOAT32, rows, 2);
            for (int i = 0; i < run % 5; i++) {
                x.tensor().f64(i % (2 * rows), run);
            }
            Map<String, HostTensor> results = session.run(Map.of("x", x), () -> false);
            int found = 0;
            for (int i = 0; i < 2 * rows; i++) {
                double sum = x.f64(i) + (i % 2 == 0 ? x.f64(i + 1) : 0);
                assertEquals(sum * sum, results.get("kept").f64(i), "run " + run);
                found += sum > 0 ? 1 : 0;
            }
            assertEquals("int64[" + found + ", 2]", results.get("y").toString(), "run " + run);
            if (run == 2) {
                modules = machine.modules();
                taken = session.memoryBytes();
            }
            assertTrue(run < 2 || modules == machine.modules() && taken == session.memoryBytes());
        }
        assertEquals(2, session.planChanges());
    }

    @Test
    void aRunThatIsRefusedHalfWaySpoilsNoLaterOne() {
        Session session = session("""
                graph pairs
                input x: float32[4]
                r = Relu(x)
                found = NonZero(r)
                constant sizes: int64[1] = 2
                two = Reshape(found, sizes)
                picked = Gather(x, two)
                output picked
                """);
        for (int run = 0; run < 6; run++) {
            HostTensor x = HostTensor.floats(new int[] {4}, 1 + run, -1, run % 2, 3);
            if (run % 2 == 0) {
                assertEquals(1.0 + run + " 3.0",
                        text(session.run(Map.of("x", x), () -> false).get("picked")));
            } else {
                ModelException e = assertThrows(ModelException.class,
                        () -> session.run(Map.of("x", x), () -> false));
                assertTrue(e.getMessage().startsWith("Reshape 'two':"), e.getMessage());
            }
        }
    }

    @Test
    void nodesWithoutOperandsRunOnReferenceKernels() {
        Session session = session("""
                graph noise
                input x: float32[4]
                n = RandomUniform() {low = 2.0, high = 3.0, shape = [4]}
                y = Floor(n)
                z = Add(x, y)
                output z
                """);
        HostTensor x = HostTensor.floats(new int[] {4}, 1, 2, 3, 4);
        assertEquals("3.0 4.0 5.0 6.0", text(session.run(Map.of("x", x), () -> false).get("z")));
    }

    /** What a page does without the engine: it puts elements to where inputs lie, and calls the driver. */
    @Test
    void aPlanOfEmittedStepsAloneRunsByOneCall() {
        Session session = session("""
                graph rows
                input x: float32[N, 2]
                s = ReduceSum(x) {keepdims = 0}
                y = Relu(s)
                output y
                """);
        assertNotEquals(0, session.planAhead(() -> false));
        int changes = session.planChanges();
        for (float[] values : new float[][] {{3, 4}, {5, 6}}) {
            run(session, values);
            Accelerator.Stretch whole = session.whole();
            session.input(0).f64(0, 10);
            assertEquals(whole.end(), whole.run(0, whole.end(), session.memoryBytes()));
            assertEquals(10 + values[1], session.results()[0].f64(0));
        }
        assertEquals(changes, session.planChanges());
        run(session, 1, 2, 3, 4);
        assertNotEquals(changes, session.planChanges());
    }

    /** What a page runs on zeros when it has loaded a model must not keep anybody waiting. */
    @Test
    void theWorkOfAPlanIsToldWhereNoStepIsTooLong() {
        for (int size : new int[] {256, 320, 384}) {
            Session session = session("""
                    graph squares
                    input x: float32[%1$d, %1$d]
                    y = MatMul(x, x)
                    output y
                    """.formatted(size));
            long work = (long) size * size * size;
            assertEquals(size == 384 ? 0 : work, session.planAhead(() -> false));
        }
    }

    /** Zeros may take the branch that is not planned, which is to be planned then, and takes any time. */
    @Test
    void aPlanOfABranchThatIsGuessedIsNotRehearsed() {
        Session session = session("""
                graph branches
                input x: float32[2, 2]
                input rate: int64[]
                constant high: int64[] = 16000
                isHigh = Equal(rate, high)
                y = If(isHigh) {
                    then_branch = graph fast {
                        t = Relu(x)
                        output t
                    }
                    else_branch = graph slow {
                        s = MatMul(x, x)
                        output s
                    }
                }
                output y
                """);
        assertEquals(0, session.planAhead(() -> false));
    }

    @Test
    void whatReferenceKernelsHaveToRunDoesNotRunByOneCall() {
        Session noise = session("""
                graph noise
                input x: float32[N, 2]
                n = RandomUniformLike(x)
                y = Add(x, n)
                output y
                """);
        run(noise, 1, 2);
        assertNull(noise.whole());
        assertEquals(0, noise.planAhead(() -> false));
        Session found = session("""
                graph found
                input x: float32[N, 2]
                r = Relu(x)
                y = NonZero(r)
                output y
                """);
        run(found, 1, 2);
        assertNull(found.whole());
    }

    private static void run(Session session, float... values) {
        HostTensor x = HostTensor.floats(new int[] {values.length / 2, 2}, values);
        session.run(Map.of("x", x), () -> false);
    }

    /** The third turn refuses: the body then runs turn by turn, and its node tells. */
    @Test
    void aBodyThatRefusesAValueTellsItsOwnNode() {
        Session session = session("""
                graph picks
                input table: float32[3, 2]
                input ids: int64[4, 1]
                input s: float32[1, 2]
                sum = Scan(s, ids) {
                    body = graph body {
                        input before: float32[1, 2]
                        input id: int64[1]
                        row = Gather(table, id)
                        after = Add(before, row)
                        output after
                    }
                    num_scan_inputs = 1
                }
                output sum
                """);
        HostTensor table = HostTensor.floats(new int[] {3, 2}, 1, 2, 3, 4, 5, 6);
        HostTensor s = HostTensor.floats(new int[] {1, 2}, 0, 0);
        HostTensor ids = HostTensor.of(DType.INT64, 4, 1);
        ids.tensor().i64(2, 3);
        ModelException e = assertThrows(ModelException.class,
                () -> session.run(Map.of("table", table, "ids", ids, "s", s), () -> false));
        assertTrue(e.getMessage().startsWith("Gather 'row':"), e.getMessage());
        ids.tensor().i64(2, -1);
        assertEquals("8.0 12.0",
                text(session.run(Map.of("table", table, "ids", ids, "s", s), () -> false).get("sum")));
    }

    /** What was packed for it must not be found again where others write. */
    @Test
    void aRunThatWasTooLargeSpoilsNoLaterOne() {
        StringBuilder weights = new StringBuilder();
        for (int i = 0; i < 64 * 64; i++) {
            weights.append(' ').append(i % 64 + i / 64);
        }
        Arena arena = new Arena(machine.memory(), Arena.ALIGNMENT, 1 << 20);
        Constants constants = new Constants(arena, new Strings());
        Graph graph =
                Graph.parse("graph dense\ninput x: float32[N, 64]\nconstant w: float32[64, 64] =" + weights
                        + "\ny = MatMul(x, w)\noutput y\n", constants);
        Session session = new Session(graph, null, constants, Limits.DEFAULT.within(1 << 20),
                new EmittedBackend(machine, arena, graph));
        for (int rows : new int[] {100, 2, 3000, 100, 2, 100}) {
            HostTensor x = HostTensor.of(DType.FLOAT32, rows, 64);
            for (int i = 0; i < 64 * rows; i++) {
                x.tensor().f64(i, 2);
            }
            if (rows == 3000) {
                assertThrows(ModelException.class, () -> session.run(Map.of("x", x), () -> false));
            } else {
                HostTensor y = session.run(Map.of("x", x), () -> false).get("y");
                assertEquals(4032, y.f64(0), rows + " rows, the first result");
                assertEquals(12096, y.f64(64 * rows - 1), rows + " rows, the last result");
            }
        }
    }

    private static String text(HostTensor tensor) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tensor.elements(); i++) {
            text.append(i == 0 ? "" : " ").append(tensor.f64(i));
        }
        return text.toString();
    }

    private Session session(String graph) {
        Arena arena = new Arena(machine.memory(), Arena.ALIGNMENT, V8Machine.BYTES);
        Constants constants = new Constants(arena, new Strings());
        Graph parsed = Graph.parse(graph, constants);
        return new Session(parsed, null, constants, Limits.DEFAULT,
                new EmittedBackend(machine, arena, parsed));
    }
}
