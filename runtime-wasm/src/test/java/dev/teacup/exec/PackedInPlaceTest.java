package dev.teacup.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.error.Limits;
import dev.teacup.eval.Accelerator;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.plan.Pieces;
import dev.teacup.plan.Region;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.testkit.V8Machine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Weights that lie in panels in the place of what was loaded, in V8. */
class PackedInPlaceTest {
    private static final int INNER = 24;
    private static final int COLUMNS = 64;
    private static final int BYTES = 4 * INNER * COLUMNS;
    /** Some rows fit panels of other widths, which whole ones have to be packed into from where they lie. */
    private static final int[] ROWS = {9, 2, 9, 1, 2, 1, 9, 17};
    private static final String PRODUCT = dense("y = MatMul(x, w)\noutput y\n", INNER, COLUMNS);

    /** A backend of which some plans find that it emits nothing, as one does that has grown too long. */
    private static final class Fitful implements Accelerator {
        private final Accelerator backend;
        private int plans;

        Fitful(Accelerator backend) {
            this.backend = backend;
        }

        @Override
        public Pieces pieces() {
            return backend.pieces();
        }

        @Override
        public List<Stretch> prepare(Region region, boolean isLasting) {
            plans++;
            if (plans % 2 == 1) {
                return backend.prepare(region, isLasting);
            }
            backend.leave(region);
            return List.of();
        }

        @Override
        public void leave(Region region) {
            backend.leave(region);
        }

        @Override
        public long scratchBytes() {
            return backend.scratchBytes();
        }

        @Override
        public boolean isFull() {
            return backend.isFull();
        }

        @Override
        public void forget(int from) {
            backend.forget(from);
        }
    }

    private V8Machine machine;

    @BeforeEach
    void needsV8() {
        machine = V8Machine.get();
        assumeTrue(machine != null, "there is no V8 for this platform");
    }

    @Test
    void aMatrixThatOneProductReadsTakesNoMoreMemoryThanItself() {
        assertTrue(taken(PRODUCT) < BYTES, "it was copied");
        assertTrue(taken(dense("y = Gemm(x, w) {transB = 1}\noutput y\n", COLUMNS, INNER)) < BYTES,
                "the transposed one was copied");
    }

    @Test
    void aMatrixThatOthersReadStaysAsItIs() {
        assertTrue(taken(dense("y = MatMul(x, w)\noutput y\noutput w\n", INNER, COLUMNS)) >= BYTES);
        assertTrue(taken(dense("n = Neg(w)\np = MatMul(x, w)\ny = MatMul(x, n)\noutput y\noutput p\n", INNER,
                COLUMNS)) >= BYTES);
    }

    @Test
    void productsOfAnyRowsAgreeWithTheReference() {
        agrees(PRODUCT, false);
        agrees(dense("y = Gemm(x, w) {transB = 1}\noutput y\n", COLUMNS, INNER), false);
    }

    @Test
    void theReferenceKernelFindsTheWeightsAsTheyWereLoaded() {
        agrees(PRODUCT, true);
    }

    /** What follows is planned in each run, and not emitted. */
    @Test
    void aProductBehindSizesThatValuesTellFindsItsWeights() {
        agrees(dense("""
                found = NonZero(x)
                columns = Transpose(found)
                pairs = Cast(columns) {to = 1}
                y = MatMul(pairs, v)
                z = MatMul(x, w)
                output y
                output z
                """, INNER, COLUMNS), false);
    }

    private void agrees(String graph, boolean isFitful) {
        Session emitted = session(graph, true, isFitful);
        Session plain = session(graph, false, false);
        for (int rows : ROWS) {
            HostTensor x = x(rows);
            Map<String, HostTensor> expected = plain.run(Map.of("x", x), () -> false);
            Map<String, HostTensor> got = emitted.run(Map.of("x", x), () -> false);
            for (String name : expected.keySet()) {
                for (int i = 0; i < expected.get(name).elements(); i++) {
                    assertEquals(expected.get(name).f64(i), got.get(name).f64(i),
                            name + " " + i + " of " + rows + " rows");
                }
            }
        }
    }

    /** The bytes that plans take beside the model. */
    private int taken(String graph) {
        Session session = session(graph, true, false);
        int before = session.memoryBytes();
        session.run(Map.of("x", x(9)), () -> false);
        return session.memoryBytes() - before;
    }

    /** Whole numbers, of which sums are exact in any order. */
    private static HostTensor x(int rows) {
        HostTensor x = HostTensor.of(DType.FLOAT32, rows, INNER);
        for (int i = 0; i < rows * INNER; i++) {
            x.tensor().f64(i, i * 7 % 11 - 5);
        }
        return x;
    }

    private static String dense(String nodes, int wRows, int wColumns) {
        StringBuilder graph = new StringBuilder("graph dense\ninput x: float32[N, " + INNER + "]\n");
        constant(graph, "w", wRows, wColumns);
        constant(graph, "v", 2, 8);
        return graph + nodes;
    }

    private static void constant(StringBuilder graph, String name, int rows, int columns) {
        graph.append("constant ").append(name).append(": float32[").append(rows).append(", ").append(columns)
                .append("] =");
        for (int i = 0; i < rows * columns; i++) {
            graph.append(' ').append(i * 5 % 23 - 9);
        }
        graph.append('\n');
    }

    private Session session(String graph, boolean isEmitted, boolean isFitful) {
        Arena arena = new Arena(isEmitted ? machine.memory() : BufferMemory.of(1 << 16, V8Machine.BYTES),
                Arena.ALIGNMENT, V8Machine.BYTES);
        Constants constants = new Constants(arena, new Strings());
        Graph parsed = Graph.parse(graph, constants);
        EmittedBackend backend = isEmitted ? new EmittedBackend(machine, arena, parsed) : null;
        return new Session(parsed, null, constants, Limits.DEFAULT, isFitful ? new Fitful(backend) : backend);
    }
}
