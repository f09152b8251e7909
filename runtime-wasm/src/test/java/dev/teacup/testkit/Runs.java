package dev.teacup.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.Session;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Invariants;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;

/**
 * Runs a graph that is written as text, each time three times in one session: the second run uses the plan of
 * the first where there is one, the third pauses between any two steps. All have to give the same.
 */
public final class Runs {
    private static final long MOST_BYTES = 1 << 28;

    private final Constants constants;
    private final Session session;

    private Runs(String graph, Limits limits) {
        constants = new Constants(new Arena(BufferMemory.of(1 << 12, MOST_BYTES), Arena.ALIGNMENT,
                limits.memoryBytes()), new Strings());
        Graph parsed = Graph.parse(graph, constants);
        Invariants.check(parsed);
        session = new Session(parsed, null, constants, limits);
    }

    public static Runs of(String graph) {
        return of(graph, Limits.DEFAULT);
    }

    public static Runs of(String graph, Limits limits) {
        return new Runs(graph, limits);
    }

    /** Compares the results, as {@link Literal} writes them, a line for each. */
    public Runs gives(String expected, Literal... inputs) {
        for (int pass = 0; pass < 3; pass++) {
            bind(inputs);
            session.start(() -> false);
            boolean pauses = pass == 2;
            while (!session.advance(() -> pauses)) {
                continue;
            }
            StringBuilder results = new StringBuilder();
            for (Tensor result : session.results()) {
                results.append(Literal.of(result, constants.strings())).append('\n');
            }
            assertEquals(expected.strip(), results.toString().strip(), "run " + pass);
        }
        return this;
    }

    /** The four lines of the refusal, verbatim. */
    public Runs refuses(String expected, Literal... inputs) {
        ModelException refusal = assertThrows(ModelException.class, () -> {
            bind(inputs);
            session.run();
        });
        assertEquals(expected.strip(), refusal.getMessage());
        return this;
    }

    /** Up to where memory is in use. */
    public int memoryBytes() {
        return constants.arena().mark();
    }

    /** The session, whose inputs are bound. */
    public Session session(Literal... inputs) {
        bind(inputs);
        return session;
    }

    private void bind(Literal... inputs) {
        session.begin();
        for (int i = 0; i < inputs.length; i++) {
            session.bind(i, inputs[i].dtype(), inputs[i].dims());
        }
        session.prepare(() -> false);
        for (int i = 0; i < inputs.length; i++) {
            Tensor input = session.input(i);
            for (int j = 0; j < input.elements(); j++) {
                inputs[i].put(j, input, constants.strings());
            }
        }
    }
}
