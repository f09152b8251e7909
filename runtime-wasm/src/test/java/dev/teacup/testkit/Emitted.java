package dev.teacup.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.error.Limits;
import dev.teacup.eval.Accelerator;
import dev.teacup.exec.EmittedBackend;
import dev.teacup.exec.Host;
import dev.teacup.exec.Session;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.infer.Inference;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.memory.Memory;
import dev.teacup.plan.Pieces;
import dev.teacup.plan.Region;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a graph on reference kernels and on emitted ones, strict and relaxed, and compares the results:
 *
 * <pre>{@code Emitted.of("h = MatMul(a, b)\ny = Relu(h)\noutput y\n").sums(64)
 *         .agrees("seed 7", 1, a, b);}</pre>
 *
 * <p>The operands are the graph's values a, b, c and so on; of those, the first few are fed and the others
 * are constants. Unless {@link #plans} says otherwise, each step has to run emitted.
 */
public final class Emitted {
    private static final double ONE_SUM = 1e-6;

    private final String nodes;
    private double tolerance = 2 * ONE_SUM;
    private List<String> plan;

    private Emitted(String nodes) {
        this.nodes = nodes;
    }

    /** Of lines as {@link Graph#parse} reads them, all but those of the operands. */
    public static Emitted of(String nodes) {
        return new Emitted(nodes);
    }

    /** How far a result may be off, as an absolute number and as a part of the result, added up. */
    public Emitted within(double tolerance) {
        this.tolerance = tolerance;
        return this;
    }

    /** The results are sums of so many products of numbers around 1. */
    public Emitted sums(int length) {
        return within(ONE_SUM * (2 + Math.sqrt(length)));
    }

    /**
     * The steps in their order, each by the operator that it began with; "reference " stands before one that
     * is not emitted.
     */
    public Emitted plans(String... steps) {
        plan = List.of(steps);
        return this;
    }

    /**
     * Runs and compares.
     *
     * @param about what a failure tells of the operands, the seed above all
     * @param fed how many operands are fed
     */
    public Emitted agrees(String about, int fed, Literal... operands) {
        String all = about + ", of " + operands.length + " operands " + fed + " fed";
        Literal[] expected = run(BufferMemory.of(1 << 16, V8Machine.BYTES), null, fed, operands);
        for (boolean isRelaxed : new boolean[] {false, true}) {
            String how = all + (isRelaxed ? ", relaxed" : ", strict");
            Literal[] emitted = results(isRelaxed, fed, operands);
            for (int i = 0; i < expected.length; i++) {
                compare(how + ", output " + i, expected[i], emitted[i]);
            }
        }
        return this;
    }

    /** What comes of emitted kernels. */
    public Literal[] results(boolean isRelaxed, int fed, Literal... operands) {
        V8Machine machine = V8Machine.get();
        assumeTrue(machine != null, "there is no V8 for this platform");
        return run(machine.memory(), new Machine(machine, isRelaxed), fed, operands);
    }

    private Literal[] run(Memory memory, Machine machine, int fed, Literal... operands) {
        Arena arena = new Arena(memory, Arena.ALIGNMENT, V8Machine.BYTES);
        Constants constants = new Constants(arena, new Strings());
        Graph graph = graph(constants, fed, operands);
        Watched watched = machine == null ? null : new Watched(new EmittedBackend(machine, arena, graph));
        Session session = new Session(graph, null, constants, Limits.DEFAULT, watched);
        Literal[] first = run(session, constants, fed, operands);
        Literal[] second = run(session, constants, fed, operands);
        assertEquals(Arrays.toString(first), Arrays.toString(second), "a second run differs");
        if (watched != null) {
            watched.check(plan);
        }
        return first;
    }

    private Graph graph(Constants constants, int fed, Literal... operands) {
        StringBuilder text = new StringBuilder("graph emitted\n");
        for (int i = 0; i < operands.length; i++) {
            text.append("input ").append((char) ('a' + i)).append(": ").append(operands[i].dtype())
                    .append(Arrays.toString(operands[i].dims())).append('\n');
        }
        Graph parsed = Graph.parse(text + nodes, constants);
        Map<String, Tensor> known = new LinkedHashMap<>(parsed.constants());
        Map<String, Type> types = new LinkedHashMap<>(parsed.types());
        for (int i = fed; i < operands.length; i++) {
            String name = parsed.inputs().get(i);
            known.put(name, operands[i].tensor(constants));
            types.remove(name);
        }
        return Inference.infer(new Graph(parsed.name(), parsed.inputs().subList(0, fed), parsed.outputs(),
                parsed.nodes(), known, types));
    }

    private static Literal[] run(Session session, Constants constants, int fed, Literal... operands) {
        session.begin();
        for (int i = 0; i < fed; i++) {
            session.bind(i, operands[i].dtype(), operands[i].dims());
        }
        session.prepare(() -> false);
        for (int i = 0; i < fed; i++) {
            Tensor input = session.input(i);
            for (int element = 0; element < input.elements(); element++) {
                operands[i].put(element, input, constants.strings());
            }
        }
        Tensor[] tensors = session.run();
        Literal[] results = new Literal[tensors.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = Literal.of(tensors[i], constants.strings());
        }
        return results;
    }

    private void compare(String how, Literal expected, Literal got) {
        assertEquals(expected.dtype(), got.dtype(), how);
        assertArrayEquals(expected.dims(), got.dims(), how);
        if (!expected.dtype().isFloat()) {
            assertEquals(expected.toString(), got.toString(), how);
            return;
        }
        for (int i = 0; i < expected.reals().length; i++) {
            double wanted = expected.reals()[i];
            double value = got.reals()[i];
            boolean isNear = wanted == value || Double.isNaN(wanted) && Double.isNaN(value)
                    || Double.isFinite(wanted)
                            && Math.abs(wanted - value) <= tolerance * (1 + Math.abs(wanted));
            if (!isNear) {
                fail(how + ": element " + i + " of " + Arrays.toString(expected.dims()) + " is " + value
                        + ", expected " + wanted);
            }
        }
    }

    /** V8 with or without relaxed instructions. */
    private record Machine(V8Machine machine, boolean isRelaxed) implements Host {
        @Override
        public int compile(byte[] module) {
            return machine.compile(module);
        }

        @Override
        public int run(int module, int stretch, int base, int first, int end) {
            return machine.run(module, stretch, base, first, end);
        }

        @Override
        public void forget() {
            machine.forget();
        }
    }

    /** The backend, and what it made of the steps. */
    private record Watched(Accelerator backend, List<String> steps) implements Accelerator {
        private static final String REFERENCE = "reference ";

        Watched(Accelerator backend) {
            this(backend, new ArrayList<>());
        }

        void check(List<String> plan) {
            if (plan != null) {
                assertEquals(plan, steps, "the steps");
            } else if (steps.isEmpty() || steps.stream().anyMatch(step -> step.startsWith(REFERENCE))) {
                fail("not all steps ran emitted: " + steps);
            }
        }

        @Override
        public Pieces pieces() {
            return backend.pieces();
        }

        @Override
        public List<Stretch> prepare(Region region, boolean isLasting) {
            List<Stretch> stretches = backend.prepare(region, isLasting);
            for (int i = 0; i < region.steps().size(); i++) {
                int step = i;
                boolean isEmitted = stretches.stream().anyMatch(s -> s.first() <= step && step < s.end());
                String operator = region.steps().get(i).call().def().name();
                steps.add(isEmitted ? operator : REFERENCE + operator);
            }
            return stretches;
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
}
