package dev.teacup.op.sequence;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.testkit.Runs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SequenceTest {
    private static final String AT = """
            graph at
            input a: float32[2]
            input b: float32[?]
            input place: int64[]
            s = SequenceConstruct(a, b)
            c = Add(a, a)
            t = SequenceInsert(s, c, place)
            x = SequenceAt(t, place)
            n = SequenceLength(t)
            u = SequenceErase(t, place)
            y = SequenceAt(u, place)
            output x
            output n
            output y
            """;

    @Test
    void insertsBeforeAPlaceAndErasesThere() {
        Runs.of(AT).gives("""
                float32[2] [2.0, 4.0]
                int64[] [3]
                float32[3] [3.0, 4.0, 5.0]
                """, floats(2).of(1, 2), floats(3).of(3, 4, 5), longs().of(1)).gives("""
                float32[2] [2.0, 4.0]
                int64[] [3]
                float32[2] [1.0, 2.0]
                """, floats(2).of(1, 2), floats(3).of(3, 4, 5), longs().of(0));
    }

    /** -1 inserts before the last tensor, [a, c, b]; then the last one is b, and without it c. */
    @Test
    void countsFromTheEndWhereAPlaceIsNegative() {
        Runs.of(AT).gives("""
                float32[1] [3.0]
                int64[] [3]
                float32[2] [2.0, 4.0]
                """, floats(2).of(1, 2), floats(1).of(3), longs().of(-1));
    }

    @Test
    void refusesPlacesOutsideOfTheSequence() {
        Runs.of(AT).refuses("""
                SequenceInsert 't': the input 'position' is outside of the sequence
                expected: a position from -2 to 2
                got: 3
                fix: ask SequenceLength before
                """, floats(2).of(1, 2), floats(1).of(3), longs().of(3)).refuses("""
                SequenceInsert 't': the input 'position' is outside of the sequence
                expected: a position from -2 to 2
                got: -3
                fix: ask SequenceLength before
                """, floats(2).of(1, 2), floats(1).of(3), longs().of(-3));
    }

    @Test
    void refusesToEraseFromAnEmptySequenceAndToReadIt() {
        Runs.of("""
                graph empty
                input p: int64[]
                s = SequenceEmpty() {dtype = 8}
                x = SequenceAt(s, p)
                output x
                """).refuses("""
                SequenceAt 'x': the input 'position' is outside of the sequence
                expected: no position, since the sequence is empty
                got: 0
                fix: ask SequenceLength before
                """, longs().of(0));
        Runs.of("""
                graph empty
                s = SequenceEmpty()
                t = SequenceErase(s)
                n = SequenceLength(t)
                output n
                """).refuses("""
                SequenceErase 't': the input 'input_sequence' is empty
                expected: at least one tensor
                got: none
                fix: ask SequenceLength before
                """);
    }

    @Test
    void erasesAndInsertsAtTheEndUnlessAPlaceIsGiven() {
        Runs.of("""
                graph ends
                input a: string[1]
                input b: string[2]
                s = SequenceEmpty() {dtype = 8}
                t = SequenceInsert(s, a)
                u = SequenceInsert(t, b)
                v = SequenceErase(t)
                n = SequenceLength(v)
                x = ConcatFromSequence(u) {axis = 0}
                output n
                output x
                """).gives("""
                int64[] [0]
                string[3] [p, q, r]
                """, texts(1).of("p"), texts(2).of("q", "r"));
    }

    @Test
    void refusesAnotherElementTypeThanThatOfTheSequence() {
        ModelException e = assertThrows(
                ModelException.class, () -> Runs.of("""
                        graph types
                        input a: float32[1]
                        input b: int64[1]
                        s = SequenceConstruct(a)
                        t = SequenceInsert(s, b)
                        n = SequenceLength(t)
                        output n
                        """));
        assertEquals("""
                SequenceInsert 't': the input 'tensor' has another element type than the sequence
                expected: float32
                got: int64
                fix: convert it by Cast""", e.getMessage());
    }

    private static final String SPLIT = """
            graph split
            input x: float32[?, 3]
            input sizes: int32[%s]
            s = SplitToSequence(x, sizes) {axis = %s}
            n = SequenceLength(s)
            y = ConcatFromSequence(s) {axis = %s, new_axis = %s}
            output n
            output y
            """;

    @Test
    void splitsIntoPartsOfOneSizeOrOfThoseThatAreListed() {
        Runs.of(SPLIT.formatted("", -2, -1, 0)).refuses("""
                ConcatFromSequence 'y': the tensors of the input 'input_sequence' do not fit together
                expected: the sizes of float32[2, 3], but along the axis
                got: float32[1, 3]
                fix: reshape it
                """, floats(3, 3).counting(), ints().of(2)).gives("""
                int64[] [2]
                float32[1, 6] [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
                """, floats(2, 3).counting(), ints().of(1));
        Runs.of(SPLIT.formatted("2", 1, 0, 0)).refuses("""
                ConcatFromSequence 'y': the tensors of the input 'input_sequence' do not fit together
                expected: the sizes of float32[2, 1], but along the axis
                got: float32[2, 2]
                fix: reshape it
                """, floats(2, 3).counting(), ints(2).of(1, 2)).refuses("""
                SplitToSequence 's': the sizes of the parts do not add up to the dimension
                expected: a sum of 3
                got: [1, 1]
                fix: make the two agree
                """, floats(2, 3).counting(), ints(2).of(1, 1)).refuses("""
                SplitToSequence 's': the input 'split' has a size that no part can have
                expected: 0 or more
                got: -1
                fix: look at what computes it
                """, floats(2, 3).counting(), ints(2).of(4, -1));
        Runs.of(SPLIT.formatted("", 0, 0, 0)).refuses("""
                SplitToSequence 's': the input 'split' has a size that no part can have
                expected: 1 or more
                got: 0
                fix: look at what computes it
                """, floats(2, 3).counting(), ints().of(0));
    }

    /** Where the first tensor has its new dimension, the second one has no place for any. */
    @Test
    void refusesToStackTensorsOfOtherRanks() {
        Runs.of("""
                graph ranks
                input a: float32[1, 1, 1]
                input b: float32[]
                s = SequenceConstruct(a, b)
                y = ConcatFromSequence(s) {axis = 3, new_axis = 1}
                output y
                """).refuses("""
                ConcatFromSequence 'y': the tensors of the input 'input_sequence' do not fit together
                expected: the sizes of float32[1, 1, 1], but along the axis
                got: float32[]
                fix: reshape it
                """, floats(1, 1, 1).of(1), floats().of(2));
    }

    /** A loop over what lies before the axis would take minutes. */
    @Test
    void needsNoTimeForTensorsWithoutElements() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Runs.of("""
                graph nothing
                input x: float32[65535, 32767, 0]
                constant split: int64[8] = 0 0 0 0 0 0 0 0
                s = SplitToSequence(x, split) {axis = 2}
                y = ConcatFromSequence(s) {axis = 2}
                n = Shape(y)
                output n
                """).gives("int64[3] [65535, 32767, 0]", floats(65535, 32767, 0).counting()));
    }

    @Test
    void isOnePartWhereTheSizeIsBeyondAnyDimension() {
        Runs.of(SPLIT.formatted("", 0, 0, 0).replace("int32", "int64")).gives("""
                int64[] [1]
                float32[2, 3] [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
                """, floats(2, 3).counting(), longs().of(Long.MAX_VALUE));
    }

    @Test
    void stacksAlongANewAxis() {
        Runs.of(SPLIT.formatted("", 0, -1, 1)).gives("""
                int64[] [2]
                float32[1, 3, 2] [0.0, 3.0, 1.0, 4.0, 2.0, 5.0]
                """, floats(2, 3).counting(), ints().of(1));
    }

    @Test
    void takesOutTheAxisOfPartsWithoutSizes() {
        Runs.of("""
                graph rows
                input x: float32[2, 3]
                s = SplitToSequence(x) {axis = 1, keepdims = 0}
                zero = Constant() {value = int64[](0)}
                y = SequenceAt(s, zero)
                z = ConcatFromSequence(s) {axis = 0}
                output y
                output z
                """).gives("""
                float32[2] [0.0, 3.0]
                float32[6] [0.0, 3.0, 1.0, 4.0, 2.0, 5.0]
                """, floats(2, 3).counting());
    }

    /** In turn i the sequence gets i at its end, and loses its first tensor where it has more than 3. */
    @Test
    void growsAndShrinksInALoopAndPassesAnIf() {
        String graph = """
                graph queue
                input m: int64[]
                zero = Constant() {value = int64[](0)}
                three = Constant() {value = int64[](3)}
                s = SequenceEmpty() {dtype = 7}
                t = Loop(m, _, s) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        input before: sequence(int64[...])
                        more = SequenceInsert(before, i)
                        n = SequenceLength(more)
                        full = Greater(n, three)
                        after = If(full) {
                            then_branch = graph then {
                                fewer = SequenceErase(more, zero)
                                output fewer
                            }
                            else_branch = graph else {
                                same = Identity(more)
                                output same
                            }
                        }
                        output go
                        output after
                    }
                }
                x = ConcatFromSequence(t) {axis = 0, new_axis = 1}
                output x
                """;
        Runs runs = Runs.of(graph);
        runs.gives("int64[2] [0, 1]", longs().of(2));
        runs.gives("int64[3] [17, 18, 19]", longs().of(20));
        runs.gives("int64[3] [19997, 19998, 19999]", longs().of(20000));
        assertTrue(runs.memoryBytes() < 1 << 16, "memory grows with turns");
    }
}
