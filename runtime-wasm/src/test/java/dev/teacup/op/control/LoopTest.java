package dev.teacup.op.control;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;

import dev.teacup.testkit.Runs;
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
