package dev.teacup.op.control;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.Session;
import dev.teacup.testkit.Runs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LoopTest {
    /** Adds x to a sum that begins as v, and tells the sum of each turn. */
    private static final String SUM = """
            graph sum
            input m: int64[]
            input x: float32[2]
            input v: float32[2]
            total, all = Loop(m, _, v) {
                body = graph body {
                    input i: int64[]
                    input go: bool[]
                    input before: float32[2]
                    after = Add(before, x)
                    output go
                    output after
                    output after
                }
            }
            output total
            output all
            """;

    @Test
    void carriesValuesAndCollectsThoseOfEachTurn() {
        Runs.of(SUM).gives("""
                float32[2] [7.0, 2.0]
                float32[3, 2] [3.0, 0.0, 5.0, 1.0, 7.0, 2.0]
                """, longs().of(3), floats(2).of(2, 1), floats(2).of(1, -1));
    }

    @Test
    void takesABoundAndATruthOfOneElementOfAnyRank() {
        String graph = SUM.replace("m: int64[]", "m: int64[1, 1]").replace("Loop(m, _, v)", "Loop(m, c, v)")
                .replace("input x", "input c: bool[?, 1, 1]\ninput x");
        String body = graph.replace("i: int64[]", "i: int64[1]").replace("go: bool[]", "go: bool[1]");
        String square = graph.replace("i: int64[]", "i: int64[1, 1]").replace("go: bool[]", "go: bool[1, 1]");
        for (String each : new String[] {graph, body, square}) {
            Runs.of(each).gives("""
                    float32[2] [7.0, 2.0]
                    float32[3, 2] [3.0, 0.0, 5.0, 1.0, 7.0, 2.0]
                    """, longs(1, 1).of(3), bools(1, 1, 1).of(true), floats(2).of(2, 1), floats(2).of(1, -1));
        }
    }

    @Test
    void givesWhatItBeganWithAfterNoTurn() {
        Runs.of(SUM).gives("""
                float32[2] [1.0, -1.0]
                float32[0, 2] []
                """, longs().of(0), floats(2).of(2, 1), floats(2).of(1, -1));
    }

    @Test
    void swapsCarriedValues() {
        Runs.of("""
                graph swap
                input m: int64[]
                input a: float32[2]
                input b: float32[2]
                x, y = Loop(m, _, a, b) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        input left: float32[2]
                        input right: float32[2]
                        output go
                        output right
                        output left
                    }
                }
                output x
                output y
                """).gives("""
                float32[2] [3.0, 4.0]
                float32[2] [1.0, 2.0]
                """, longs().of(5), floats(2).of(1, 2), floats(2).of(3, 4));
    }

    /** The body doubles v until it is greater than 50: 3, 6, 12, 24, 48, 96. */
    @Test
    void endsWhenTheBodySaysSo() {
        Runs.of("""
                graph doubling
                input cond: bool[]
                input v: float32[]
                constant limit: float32[] = 50
                w, turns = Loop(_, cond, v) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        input before: float32[]
                        after = Add(before, before)
                        on = LessOrEqual(after, limit)
                        output on
                        output after
                        output i
                    }
                }
                output w
                output turns
                """).gives("""
                float32[] [96.0]
                int64[5] [0, 1, 2, 3, 4]
                """, bools().of(true), floats().of(3)).gives("""
                float32[] [3.0]
                int64[0] []
                """, bools().of(false), floats().of(3));
    }

    @Test
    void letsCarriedShapesGrow() {
        Runs.of("""
                graph growing
                input m: int64[]
                input v: float32[1]
                w, last = Loop(m, _, v) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        input before: float32[?]
                        x = Cast(i) {to = 1}
                        zero = Constant() {value = int64[1](0)}
                        one = Unsqueeze(x, zero)
                        after = Concat(before, one) {axis = 0}
                        output go
                        output after
                        output x
                    }
                }
                output w
                output last
                """).gives("""
                float32[5] [9.0, 0.0, 1.0, 2.0, 3.0]
                float32[4] [0.0, 1.0, 2.0, 3.0]
                """, longs().of(4), floats(1).of(9));
    }

    @Test
    void refusesMoreTurnsThanTheLimit() {
        Limits limits = new Limits(1 << 20, 100, 8, 1000, 1 << 24);
        Runs.of(SUM, limits).refuses("""
                Loop 'total': the run needs more iterations than the limit allows
                expected: at most 1000 turns of all loops together
                got: at least 1001
                fix: use a smaller model or input, or raise the limit
                """, longs().of(1001), floats(2).of(2, 1), floats(2).of(1, -1));
    }

    @Test
    void isEndedFromOutside() {
        Session session =
                Runs.of(SUM).session(longs().of(10_000_000), floats(2).of(2, 1), floats(2).of(1, -1));
        ModelException e = assertThrows(ModelException.class, () -> session.run(() -> true));
        assertEquals("the run was ended from outside", e.what());
    }

    @Test
    void needsNoMoreMemoryForMoreTurns() {
        String carried = SUM.replace("    output after\n    }", "    }").replace("total, all", "total")
                .replace("output all\n", "");
        Runs runs = Runs.of(carried, new Limits(1 << 14, 100, 8, 1_000_000, 1 << 30));
        runs.gives("float32[2] [100001.0, 1.0]", longs().of(100_000), floats(2).of(1, 0),
                floats(2).of(1, 1));
        assertTrue(runs.memoryBytes() < 1 << 12);
    }

    /** A turn costs no more where a sequence of many tensors is carried through it. */
    @Test
    void isEndedInTimeWhereALongSequenceIsCarried() {
        Session session = Runs.of("""
                graph carry
                input m: int64[]
                input x: float32[500000]
                parts = SplitToSequence(x) { keepdims = 0 }
                last = Loop(m, _, parts) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        input before: sequence(float32[])
                        output go
                        output before
                    }
                }
                count = SequenceLength(last)
                output count
                """).session(longs().of(20_000), floats(500_000).of(new double[500_000]));
        assertTimeout(Duration.ofSeconds(5), () -> session.run());
    }

    /** Each turn takes the first element of v away, so that the body has another shape. */
    @Test
    void needsNoMoreMemoryForTurnsOfOtherSizes() {
        int length = 500;
        Runs runs = Runs.of("""
                graph shrinking
                input v: float32[?]
                constant on: bool[] = true
                constant one: int64[1] = 1
                constant most: int64[1] = 1000000
                constant zero: int64[1] = 0
                constant start: float32[] = 0
                w, sum = Loop(_, on, v, start) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        input before: float32[?]
                        input total: float32[]
                        first = Slice(before, zero, one)
                        scalar = Squeeze(first)
                        after = Slice(before, one, most)
                        more = Add(total, scalar)
                        size = Size(after)
                        none = Cast(zero) {to = 7}
                        on_ = Greater(size, none)
                        output on_
                        output after
                        output more
                    }
                }
                output w
                output sum
                """, new Limits(1 << 15, 100, 8, 1_000_000, 1 << 30));
        runs.gives("""
                float32[0] []
                float32[] [124750.0]
                """, floats(length).counting());
    }

    /** A body that is planned in each turn: one node reads 2000 values, none of which has an element. */
    @Test
    void countsTheOperandsOfABodyThatIsPlannedInEachTurn() {
        Runs runs = Runs.of("""
                graph many
                input v: float32[?]
                constant most: int64[] = 1000
                w = Loop(most, _, v) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        input before: float32[?]
                        truth = Cast(before) {to = 9}
                        kept = Compress(before, truth)
                        after = Concat(%s) {axis = 0}
                        output go
                        output after
                    }
                }
                output w
                """.formatted("kept, ".repeat(1999) + "kept"), new Limits(1 << 20, 100, 8, 1000, 1 << 20));
        Session session = runs.session(floats(0).counting());
        ModelException e = assertThrows(ModelException.class, session::run);
        assertEquals("the run needs more work than the limit allows", e.what());
    }

    @Test
    void refusesABodyThatDoesNotFitTheNode() {
        refuses("""
                Loop 'total': the graph 'body' has the wrong number of inputs
                expected: 3
                got: 2
                fix: export the model again""", "input before: float32[2]\n", "", "Add(before, x)",
                "Add(x, x)");
        refuses("""
                Loop 'total': input 2 of the graph 'body' has the wrong type
                expected: float32[...]
                got: int64[2]
                fix: export the model again""", "input before: float32[2]", "input before: int64[2]",
                "Add(before, x)", "Add(x, x)");
        refuses("""
                Loop 'total': output 0 of the graph 'body' has the wrong type
                expected: bool[...]
                got: float32[2]
                fix: export the model again""", "output go", "output after", "", "");
        refuses("""
                Loop 'total': the graph 'body' has too few outputs
                expected: at least 3
                got: 2
                fix: export the model again""", "        output after\n        output after\n",
                "        output after\n", "", "");
        refuses("""
                Loop 'total': the input 'M' is not a single element
                expected: one element
                got: [3]
                fix: reshape or slice it""", "m: int64[]", "m: int64[3]", "", "");
    }

    private static void refuses(String expected, String old, String other, String oldToo, String otherToo) {
        String graph = SUM.replace(old, other).replace(oldToo, otherToo);
        ModelException e = assertThrows(ModelException.class, () -> Runs.of(graph));
        assertEquals(expected, e.getMessage());
    }

    @Test
    void refusesScanOutputsOfDifferentShapes() {
        Runs.of("""
                graph different
                input m: int64[]
                constant one: int64[1] = 1
                all = Loop(m, _) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        size = Reshape(i, one)
                        x = ConstantOfShape(size)
                        output go
                        output x
                    }
                }
                output all
                """).gives("float32[1, 0] []", longs().of(1)).gives("float32[0, 0] []", longs().of(0))
                .refuses("""
                Loop 'all': the elements of a scan output have different shapes
                expected: [0], as in the first turn
                got: [1] in turn 1
                fix: let the body give one shape
                """, longs().of(2));
    }

    /** Each loop looks at its body some times, until the shape of v is found, and that at its own. */
    @Test
    void findsTypesInTimeHoweverDeepLoopsNest() {
        int depth = 20;
        StringBuilder graph = new StringBuilder("""
                graph deep
                input m: int64[]
                input v0: float32[1]
                """);
        for (int i = 0; i < depth; i++) {
            graph.append("w" + i + " = Loop(m, _, v" + i + ") {\nbody = graph body" + i + " {\n")
                    .append("input i" + i + ": int64[]\ninput go" + i + ": bool[]\n")
                    .append("input v" + (i + 1) + ": float32[?]\n");
        }
        graph.append("x = Concat(v" + depth + ", v" + depth + ") {axis = 0}\n");
        for (int i = depth - 1; i >= 0; i--) {
            graph.append("output go" + i + "\noutput " + (i == depth - 1 ? "x" : "w" + (i + 1)) + "\n}\n}\n");
        }
        Runs.of(graph.append("output w0\n").toString()).gives("float32[2] [3.0, 3.0]", longs().of(1),
                floats(1).of(3));
    }

    /** For i < 3: for j < 2: v = 10 v + i + j. */
    @Test
    void nestsAndSeesTheValuesAround() {
        Runs.of("""
                graph nested
                input m: int64[]
                input v: int64[]
                constant two: int64[] = 2
                constant ten: int64[] = 10
                w = Loop(m, _, v) {
                    body = graph outer {
                        input i: int64[]
                        input go: bool[]
                        input a: int64[]
                        b = Loop(two, _, a) {
                            body = graph inner {
                                input j: int64[]
                                input on: bool[]
                                input c: int64[]
                                d = Mul(c, ten)
                                e = Add(d, i)
                                f = Add(e, j)
                                output on
                                output f
                            }
                        }
                        output go
                        output b
                    }
                }
                output w
                """).gives("int64[] [7011223]", longs().of(3), longs().of(7));
    }
}
