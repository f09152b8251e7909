package dev.teacup.emit;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsKernelTest {
    /** A memory cell: a state that is multiplied by weights, and what is read and given in each turn. */
    private static final String CELL = """
            state, all, last = Scan(a, b) {
                body = graph cell {
                    input before: float32[?, ?]
                    input x: float32[?, ?]
                    inside = MatMul(before, c)
                    sum = Add(inside, x)
                    after = Tanh(sum)
                    output after
                    output after
                    output x
                }
                num_scan_inputs = 1
            }
            output state
            output all
            output last
            """;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aScanOfAnySizesIsOneStep(long seed) {
        Random random = new Random(seed);
        int turns = random.nextInt(6);
        int rows = 1 + random.nextInt(5);
        int width = 1 + random.nextInt(19);
        Seeded.Drawn drawn = new Seeded(seed).floats(-1, 1);
        Literal[] all = {drawn.of(rows, width), drawn.of(turns, rows, width), drawn.of(width, width)};
        String about = "seed " + seed + ", " + turns + " turns of [" + rows + ", " + width + "]";
        Emitted.of(CELL).plans("Scan").sums(width * 6).agrees(about, 3, all).agrees(about, 2, all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "[1, 1]"})
    void theTurnHasTheRankThatTheBodySays(String sizes) {
        Emitted.of("""
                y, all = Loop(b, _, a) {
                    body = graph turn {
                        input i: int64%1$s
                        input go: bool%1$s
                        input before: float32[?, ?]
                        x = Cast(i) {to = 1}
                        after = Add(before, x)
                        output go
                        output after
                        output i
                    }
                }
                output y
                output all
                """.formatted(sizes)).plans("Loop").agrees(sizes, 1, floats(2, 3).counting(), longs().of(4));
    }

    /** What is carried lies where other states are read from: all are kept before one is written. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5})
    void carriedValuesChangePlaces(int turns) {
        Emitted.of("""
                x, y, z, sums = Loop(d, _, a, b, c) {
                    body = graph turn {
                        input i: int64[]
                        input go: bool[]
                        input one: float32[?]
                        input two: float32[?]
                        input three: float32[?]
                        sum = Add(one, three)
                        output go
                        output two
                        output three
                        output one
                        output sum
                    }
                }
                output x
                output y
                output z
                output sums
                """).plans("Loop").agrees(turns + " turns", 3, floats(3).of(1, 2, 3), floats(3).of(4, 5, 6),
                floats(3).of(7, 8, 9), longs().ofLongs(turns));
    }

    @Test
    void aLoopCountsItsTurnsAndEndsWhenItsConditionDoes() {
        for (boolean begins : new boolean[] {true, false}) {
            Emitted.of("""
                    n, x = Loop(c, b, a, d) {
                        body = graph turn {
                            input i: int64[]
                            input go: bool[]
                            input before: int64[]
                            input x: float32[?]
                            n = Add(before, i)
                            twice = Add(x, x)
                            goes = Less(n, e)
                            output goes
                            output n
                            output twice
                        }
                    }
                    output n
                    output x
                    """).plans("Loop").agrees("begins: " + begins, 2, longs().of(3), bools().of(begins),
                    longs().of(100), floats(3).of(1, 2, 3), longs().of(30));
        }
    }

    @Test
    void aBodyOfNoStepsHandsOnWhatItGets() {
        Emitted.of("""
                s, all = Scan(a, b) {
                    body = graph cell {
                        input before: float32[?]
                        input x: float32[?]
                        output before
                        output x
                    }
                    num_scan_inputs = 1
                }
                output s
                output all
                """).plans("Scan").agrees("no steps", 2, floats(3).of(1, 2, 3),
                floats(2, 3).of(1, 2, 3, 4, 5, 6));
    }

    @Test
    void aLoopWithoutAConditionHandsTheBodyWhatItSaidLast() {
        Emitted.of("""
                all = Loop(b, _) {
                    body = graph turn {
                        input i: int64[]
                        input go: bool[]
                        real = Cast(go) {
                            to = 1
                        }
                        sum = Add(real, a)
                        stop = Not(go)
                        output stop
                        output sum
                    }
                }
                output all
                """).plans("Loop").agrees("cond", 1, floats().of(10), longs().of(4));
    }

    @Test
    void aLoopOfOneInputSeesWhatLiesAround() {
        Emitted.of("""
                all = Loop(b) {
                    body = graph turn {
                        input i: int64[]
                        input go: bool[]
                        sum = Add(a, a)
                        output go
                        output sum
                    }
                }
                output all
                """).plans("Loop").agrees("one input", 1, floats(2).of(10, 3), longs().of(4));
    }

    /** The condition lies in a state, which the next turn writes over. */
    @Test
    void aStateMayBeTheCondition() {
        Emitted.of("""
                n, last = Loop(b, c, a, d) {
                    body = graph turn {
                        input i: int64[]
                        input go: bool[]
                        input s: float32[?]
                        input more: bool[]
                        t = Add(s, s)
                        less = Not(more)
                        output more
                        output t
                        output less
                    }
                }
                output n
                output last
                """).plans("Loop").agrees("state", 1, floats(2).of(10, 3), longs().of(4), bools().of(1),
                bools().of(1));
    }

    /** One branch computes, the other one hands on what lies around. */
    @Test
    void aBranchIsTakenInEachTurn() {
        Emitted.of("""
                sums, all = Scan(a, b) {
                    body = graph cell {
                        input before: float32[?]
                        input x: float32[?]
                        sum = Add(before, x)
                        total = ReduceSum(sum) {keepdims = 0}
                        isMuch = Less(c, total)
                        after, what = If(isMuch) {
                            then_branch = graph much {
                                half = Mul(sum, d)
                                lower = Sub(half, x)
                                output lower
                                output total
                            }
                            else_branch = graph little {
                                zero = Mul(total, c)
                                output sum
                                output zero
                            }
                        }
                        output after
                        output what
                    }
                    num_scan_inputs = 1
                }
                output sums
                output all
                """).plans("Scan").within(1e-5).agrees("branches", 2, new Seeded(5).floats(-1, 1).of(7),
                new Seeded(6).floats(-1, 2).of(9, 7), floats().of(4), floats().of(0.25));
    }

    /** A condition that a run computes decides between branches that refuse values. */
    @Test
    void aBranchThatRefusesAValueIsToldByTheReferenceKernel() {
        String graph = """
                m = Scan(a) {
                    body = graph cell {
                        input i: int64[]
                        isLess = Less(i, c)
                        picked = If(isLess) {
                            then_branch = graph low {
                                row = Gather(b, i)
                                output row
                            }
                            else_branch = graph high {
                                first = Gather(b, d)
                                output first
                            }
                        }
                        output picked
                    }
                    num_scan_inputs = 1
                }
                output m
                """;
        Literal table = floats(3, 2).of(1, 2, 3, 4, 5, 6);
        Emitted.of(graph).plans("Scan").agrees("in range", 2, longs(3).of(2, 7, -1), table, longs().of(5),
                longs().of(0));
        assertEquals("an index in the input 'indices' is out of range", assertThrows(ModelException.class,
                () -> Emitted.of(graph).results(false, 2, longs(3).of(2, 7, 3), table, longs().of(5),
                        longs().of(0)))
                .what());
    }

    /** The outer body sees a value of the graph, the inner one that and one of the outer body. */
    @Test
    void loopsLieInsideOfLoopsAndSeeWhatLiesAround() {
        Emitted.of("""
                seen = Relu(b)
                y = Scan(b, a) {
                    body = graph outer {
                        input s: float32[?]
                        input x: float32[?]
                        m = Add(x, seen)
                        t = Loop(c, _, s) {
                            body = graph inner {
                                input i: int64[]
                                input go: bool[]
                                input v: float32[?]
                                w = Mul(v, m)
                                u = Sub(w, seen)
                                output go
                                output u
                            }
                        }
                        output t
                    }
                    num_scan_inputs = 1
                }
                output y
                """).plans("Relu", "Scan").within(1e-5).agrees("nested", 2,
                new Seeded(3).floats(-1, 1).of(4, 5), new Seeded(4).floats(-1, 1).of(5), longs().of(3));
    }
}
