package dev.teacup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.error.Limits;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContinuationsTest {
    /** Joins whatever may be joined. */
    private static final Pieces ALL = new Pieces() {
        @Override
        public boolean isWhole(Call call) {
            return true;
        }

        @Override
        public boolean continues(Call call, Body body, Expr tail, Type[] operands) {
            return true;
        }
    };

    @Test
    void aKernelTakesInTheExpressionsThatFollowIt() {
        assertEquals(List.of("MatMul+tail of 1"), steps("""
                graph test
                input a: float32[2, 3]
                input b: float32[3, 4]
                input c: float32[4]
                p = MatMul(a, b)
                s = Add(p, c)
                y = Relu(s)
                output y
                """));
    }

    @Test
    void whatTwoNodesReadIsStored() {
        assertEquals(List.of("MatMul", "Relu of 1"), steps("""
                graph test
                input a: float32[2, 3]
                input b: float32[3, 4]
                p = MatMul(a, b)
                r = Relu(p)
                y = Add(r, p)
                output y
                """));
    }

    @Test
    void whatIsAResultOfTheGraphIsStored() {
        assertEquals(List.of("MatMul", "Relu of 1"), steps("""
                graph test
                input a: float32[2, 3]
                input b: float32[3, 4]
                p = MatMul(a, b)
                y = Relu(p)
                output p
                output y
                """));
    }

    @Test
    void anExpressionThatMakesTheResultLargerIsAStepOfItsOwn() {
        assertEquals(List.of("MatMul", "Add of 2"), steps("""
                graph test
                input a: float32[1, 3]
                input b: float32[3, 4]
                input c: float32[5, 4]
                p = MatMul(a, b)
                y = Add(p, c)
                output y
                """));
    }

    @Test
    void ofTwoKernelsTheLaterOneTakesInTheirSum() {
        assertEquals(List.of("MatMul", "MatMul+tail of 1"), steps("""
                graph test
                input a: float32[2, 3]
                input b: float32[3, 4]
                input c: float32[2, 3]
                input d: float32[3, 4]
                p = MatMul(a, b)
                q = MatMul(c, d)
                y = Add(p, q)
                output y
                """));
    }

    @Test
    void anOperandThatIsReadTwiceIsOneOperand() {
        assertEquals(List.of("Mul of 2"), steps("""
                graph test
                input a: float32[4]
                input b: float32[4]
                p = Mul(a, b)
                q = Add(p, a)
                y = Sub(q, b)
                output y
                """));
    }

    /** An operand of a tail is needed until the tail is computed: its room is not the result's. */
    @Test
    void operandsOfATailOutliveTheKernel() {
        Region region = region("""
                graph test
                input a: float32[2, 3]
                input b: float32[3, 4]
                input c: float32[2, 4]
                r = Neg(c)
                p = MatMul(a, b)
                y = Add(p, r)
                z = Relu(y)
                output z
                """);
        Step last = region.steps().get(region.steps().size() - 1);
        assertEquals(false, last.outputs()[0].at() == last.tail().operands()[0].at());
    }

    /** Bounds, above all: many steps have the same, and share their code. */
    @Test
    void numbersThatManyModelsHaveStandInTheExpression() {
        assertEquals(List.of("Clip of 1", "Mul of 2"), steps("""
                graph test
                input a: float32[4]
                input b: float32[4]
                constant least: float32[] = 0
                constant most: float32[] = 6
                constant scale: float32[] = 0.173
                y = Clip(a, least, most)
                z = Mul(b, scale)
                output y
                output z
                """));
    }

    @Test
    void whatBecomesBytesAndFloatsAgainContinuesAKernel() {
        assertEquals(List.of("MatMul+tail of 1"), steps("""
                graph test
                input a: float32[2, 3]
                input b: float32[3, 4]
                input c: float32[2, 4]
                p = MatMul(a, b)
                q = Relu(p)
                r = Cast(q) {to = 2}
                s = Cast(r) {to = 1}
                y = Add(s, c)
                output y
                """));
    }

    private static List<String> steps(String text) {
        List<String> steps = new ArrayList<>();
        for (Step step : region(text).steps()) {
            String own = step.call().def().name();
            steps.add(step.tail() != null ? own + "+tail of " + step.tail().operands().length
                    : step.body() instanceof Expr ? own + " of " + step.inputs().length : own);
        }
        return steps;
    }

    private static Region region(String text) {
        Arena arena = new Arena(BufferMemory.of(1 << 16, 1 << 20), 16, 1 << 20);
        Constants constants = new Constants(arena, new Strings());
        Graph graph = Graph.parse(text, constants);
        Values values = new Values();
        values.add(graph.constants());
        Planner planner = new Planner(graph, constants, Limits.DEFAULT, values, ALL);
        for (String input : graph.inputs()) {
            planner.makeInput(input, graph.type(input));
        }
        return planner.next(false);
    }
}
