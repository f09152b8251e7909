package dev.teacup.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.tensor.Strings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plans that a session keeps for inputs of several sizes. */
class SessionPlansTest {
    @Test
    void plansAheadForOneRowWhereOnlyTheRowsAreOpen() {
        Session session = means();
        session.planAhead(() -> false);
        int kept = session.takenBytes();
        assertEquals(1.5, first(session, 1, 2));
        session.begin();
        assertEquals(kept, session.takenBytes());
        assertEquals(4, first(session, 1, 2, 3, 4, 5, 9));
        assertEquals(1.5, first(session, 1, 2));
    }

    @Test
    void plansOfManySizesAreKeptOrMadeAnew() {
        Session session = means();
        for (int turn = 0; turn < 3; turn++) {
            for (int rows = 1; rows <= 12; rows++) {
                float[] values = new float[2 * rows];
                values[0] = 24;
                assertEquals((float) 12 / rows, (float) first(session, values), "turn " + turn);
            }
        }
    }

    @Test
    void eightPlansAreKept() {
        Session session = means();
        for (int turn = 0; turn < 3; turn++) {
            for (int rows = 1; rows <= 8; rows++) {
                first(session, new float[2 * rows]);
            }
            assertEquals(8, session.planChanges(), "turn " + turn);
        }
    }

    /** Sizes that come again take no more memory than they took before. */
    @Test
    void memoryDoesNotGrowWithRuns() {
        Session session = means();
        first(session, 1, 2);
        first(session, 1, 2, 3, 4);
        int taken = session.takenBytes();
        for (int run = 0; run < 50; run++) {
            first(session, 1, 2);
            first(session, 1, 2, 3, 4);
        }
        assertEquals(taken, session.takenBytes());
    }

    @Test
    void whatCannotBePlannedAheadIsToldByTheRun() {
        Session session = session("""
                graph pairs
                input x: float32[N, 2]
                constant sizes: int64[2] = 3 2
                y = Reshape(x, sizes)
                output y
                """);
        session.planAhead(() -> false);
        assertThrows(ModelException.class, () -> first(session, 1, 2));
        assertEquals(7, first(session, 7, 2, 3, 4, 5, 9));
    }

    /** The mean of all elements, by a composition that has constants of its own. */
    private static Session means() {
        return session("""
                graph means
                input x: float32[N, 2]
                y = ReduceMean(x) {keepdims = 0}
                output y
                """);
    }

    private static Session session(String graph) {
        Arena arena = new Arena(BufferMemory.of(1 << 13, 1 << 20), 16, 1 << 20);
        Constants constants = new Constants(arena, new Strings());
        return new Session(Graph.parse(graph, constants), null, constants, Limits.DEFAULT);
    }

    /** The first element of y. */
    private static double first(Session session, float... values) {
        HostTensor x = HostTensor.floats(new int[] {values.length / 2, 2}, values);
        return session.run(Map.of("x", x), () -> false).get("y").f64(0);
    }
}
