package dev.teacup.op.control;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.testkit.Runs;
import org.junit.jupiter.api.Test;

final class IfTest {
    private static final String SHAPES = """
            graph shapes
            input on: bool[]
            input x: float32[?]
            input shape: int64[?]
            y, z = If(on) {
                then_branch = graph left {
                    a = Neg(x)
                    output a
                    output x
                }
                else_branch = graph right {
                    b = Reshape(x, shape)
                    output b
                    output x
                }
            }
            w = Add(y, y)
            output w
            output z
            """;

    @Test
    void runsOneBranchWhoseResultMayHaveAnotherRank() {
        Runs.of(SHAPES).gives("""
                float32[2] [-2.0, -4.0]
                float32[2] [1.0, 2.0]
                """, bools().of(true), floats(2).of(1, 2), longs(1).of(7)).gives("""
                float32[2, 1] [2.0, 4.0]
                float32[2] [1.0, 2.0]
                """, bools().of(false), floats(2).of(1, 2), longs(2).of(2, 1));
    }

    @Test
    void refusesWhatIsWrongInABranchWhenItRuns() {
        Runs.of(SHAPES).refuses("""
                Reshape 'b': the input 'data' cannot have the sizes in the input 'shape'
                expected: sizes whose product is that of [2]
                got: [7]
                fix: look at what computes 'shape'
                """, bools().of(false), floats(2).of(1, 2), longs(1).of(7));
    }

    @Test
    void takesATruthOfOneDimension() {
        String graph = SHAPES.replace("on: bool[]", "on: bool[?]");
        Runs.of(graph).gives("""
                float32[1] [-2.0]
                float32[1] [1.0]
                """, bools(1).of(true), floats(1).of(1), longs(1).of(1)).refuses("""
                If 'y': the input 'cond' is not a single element
                expected: one element
                got: [2]
                fix: reshape or slice it
                """, bools(2).of(true, true), floats(1).of(1), longs(1).of(1));
    }

    @Test
    void takesATruthOfOneElementOfAnyRank() {
        for (String shape : new String[] {"[1, 1]", "[?, 1]", "[1, ?, 1]"}) {
            int[] dims = shape.startsWith("[1, ?") ? new int[] {1, 1, 1} : new int[] {1, 1};
            Runs.of(SHAPES.replace("on: bool[]", "on: bool" + shape)).gives("""
                    float32[1] [-2.0]
                    float32[1] [1.0]
                    """, bools(dims).of(true), floats(1).of(1), longs(1).of(1));
        }
    }

    @Test
    void refusesBranchesThatDoNotFitTheNode() {
        refuses("""
                If 'y': output 0 of the graph 'else_branch' has the wrong type
                expected: float32[...]
                got: int64[]
                fix: export the model again""", """
                output x
                """, """
                output n
                """);
        refuses("""
                If 'y': the graph 'else_branch' has too few outputs
                expected: at least 1
                got: 0
                fix: export the model again""", """
                output x
                """, "");
        refuses("""
                If 'y': the branches have different numbers of outputs
                expected: 1 in the attribute 'else_branch', as in 'then_branch'
                got: 2
                fix: export the model again""", """
                output x
                """, """
                output x
                output x
                """);
        refuses("""
                If 'y': the graph 'then_branch' has the wrong number of inputs
                expected: 0
                got: 1
                fix: export the model again""", """
                input i: float32[]
                output i
                """, """
                output x
                """);
    }

    private static void refuses(String expected, String left, String right) {
        ModelException e = assertThrows(ModelException.class, () -> Runs.of("""
                graph wrong
                input on: bool[]
                input x: float32[?]
                input n: int64[]
                y = If(on) {
                    then_branch = graph left {
                %s}
                    else_branch = graph right {
                %s}
                }
                output y
                """.formatted(left, right)));
        assertEquals(expected, e.getMessage());
    }

    /** Each of 32 branches adds 1 to what the branch around it has, and the last one gives the sum. */
    @Test
    void nestsThirtyTwoTimes() {
        StringBuilder graph = new StringBuilder("""
                graph nested
                input on: bool[]
                input x0: float32[?]
                constant one: float32[] = 1
                """);
        int depth = 32;
        for (int i = 0; i < depth; i++) {
            graph.append("y" + i + " = If(on) {\nthen_branch = graph left" + i + " {\n")
                    .append("x" + (i + 1) + " = Add(x" + i + ", one)\n");
        }
        graph.append("output x" + depth + "\n");
        for (int i = depth - 1; i >= 0; i--) {
            graph.append(
                    "}\nelse_branch = graph right" + i + " {\noutput x" + i + "\n}\n}\noutput y" + i + "\n");
        }
        Runs.of(graph.toString()).gives("float32[1] [33.0]", bools().of(true), floats(1).of(1))
                .gives("float32[2] [1.0, 2.0]", bools().of(false), floats(2).of(1, 2));
    }
}
