package dev.teacup.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.testkit.V8Machine;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of models with branches, on reference kernels and on emitted ones. */
class BranchPlansTest {
    /** A voice detector in small: weights for two rates, and a shape that the sizes decide. */
    private static final String RATES = """
            graph rates
            input x: float32[N, 2]
            input rate: int64[]
            constant high: int64[] = 16000
            constant two: int64[] = 2
            constant axis: int64[] = 1
            isHigh = Equal(rate, high)
            y = If(isHigh) {
                then_branch = graph fast {
                    constant w: float32[2, 2] = 1 2 3 4
                    t = MatMul(x, w)
                    sizes = Shape(t)
                    columns = Gather(sizes, axis)
                    isTwo = Equal(columns, two)
                    isNot = Not(isTwo)
                    inner = If(isNot) {
                        then_branch = graph never {
                            n = Transpose(t)
                            output n
                        }
                        else_branch = graph always {
                            a = Relu(t)
                            output a
                        }
                    }
                    output inner
                }
                else_branch = graph slow {
                    constant v: float32[3, 1] = 1 1 1
                    constant columns3: int64[2] = -1 3
                    three = Reshape(x, columns3)
                    s = MatMul(three, v)
                    output s
                }
            }
            z = Neg(y)
            output z
            """;

    private Session session(String graph, boolean isEmitted) {
        V8Machine machine = V8Machine.get();
        assumeTrue(!isEmitted || machine != null, "there is no V8 for this platform");
        Arena arena = new Arena(isEmitted ? machine.memory() : BufferMemory.of(1 << 12, V8Machine.BYTES),
                Arena.ALIGNMENT, V8Machine.BYTES);
        Constants constants = new Constants(arena, new Strings());
        Graph parsed = Graph.parse(graph, constants);
        return new Session(parsed, null, constants, Limits.DEFAULT,
                isEmitted ? new EmittedBackend(machine, arena, parsed) : null);
    }

    private static String run(Session session, long rate, int... x) {
        HostTensor in = HostTensor.of(DType.FLOAT32, x.length / 2, 2);
        for (int i = 0; i < x.length; i++) {
            in.tensor().f64(i, x[i]);
        }
        HostTensor z = session.run(Map.of("x", in, "rate", HostTensor.longs(new int[0], rate))).get("z");
        StringBuilder text = new StringBuilder(z.toString());
        for (int i = 0; i < z.elements(); i++) {
            text.append(' ').append((int) z.f64(i));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPlanIsKeptForEachBranch(boolean isEmitted) {
        Session session = session(RATES, isEmitted);
        String high = "float32[3, 2] -7 -10 -15 -22 -23 -34";
        String low = "float32[2, 1] -6 -15";
        for (int run = 0; run < 3; run++) {
            assertEquals(high, run(session, 16_000, 1, 2, 3, 4, 5, 6));
            assertEquals(low, run(session, 8000, 1, 2, 3, 4, 5, 6));
            assertEquals(low, run(session, 8000, 1, 2, 3, 4, 5, 6));
        }
        assertEquals(2, session.planChanges());
        assertEquals(isEmitted, session.whole() != null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConditionIsOneElementOfAnyRank(boolean isEmitted) {
        Session session = session(RATES.replace("high: int64[]", "high: int64[1, 1]"), isEmitted);
        for (int run = 0; run < 3; run++) {
            assertEquals("float32[1, 2] -7 -10", run(session, 16_000, 1, 2));
            assertEquals("float32[2, 1] -6 -15", run(session, 8000, 1, 2, 3, 4, 5, 6));
        }
        assertEquals(isEmitted, session.whole() != null);
    }

    /** Two columns become no three. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTheOtherBranchWouldRefuseIsNotRefused(boolean isEmitted) {
        Session session = session(RATES, isEmitted);
        String high = "float32[1, 2] -7 -10";
        assertEquals(high, run(session, 16_000, 1, 2));
        ModelException e = assertThrows(ModelException.class, () -> run(session, 8000, 1, 2));
        assertTrue(e.getMessage().startsWith("Reshape 'three':"), e.getMessage());
        int changes = session.planChanges();
        for (int run = 0; run < 3; run++) {
            assertEquals(high, run(session, 16_000, 1, 2));
            assertEquals(isEmitted, session.whole() != null);
            assertThrows(ModelException.class, () -> run(session, 8000, 1, 2));
        }
        assertEquals(changes, session.planChanges());
        assertEquals("float32[2, 1] -6 -15", run(session, 8000, 1, 2, 3, 4, 5, 6));
    }

    /** The first branch has no sizes that are known, so that the other one is planned first. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theBranchIsGuessedWhoseSizesAreKnown(boolean isEmitted) {
        Session session = session(RATES.replace("Equal(rate, high)", "Less(rate, high)"), isEmitted);
        assertEquals("float32[1, 2] -7 -10", run(session, 1, 1, 2));
        int changes = session.planChanges();
        assertEquals("float32[1, 2] -7 -10", run(session, 2, 1, 2));
        assertEquals(changes, session.planChanges());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stringsAndRandomNumbersAreTheSameWhenARunBeginsAnew(boolean isEmitted) {
        Session session = session("""
                graph texts
                input x: string[N]
                input on: bool[]
                noise = RandomUniform() {shape = [3]}
                y = If(on) {
                    then_branch = graph left {
                        a = StringConcat(x, x)
                        output a
                    }
                    else_branch = graph right {
                        output x
                    }
                }
                output y
                output noise
                """, isEmitted);
        String noise = null;
        for (int run = 0; run < 6; run++) {
            HostTensor on = HostTensor.of(DType.BOOL);
            on.tensor().i64(0, run % 3 == 0 ? 1 : 0);
            Map<String, HostTensor> results = session.run(Map.of("x",
                    HostTensor.texts(new int[] {2}, "a" + run, "b"), "on", on));
            assertEquals(run % 3 == 0 ? "a" + run + "a" + run : "a" + run, results.get("y").text(0));
            String drawn = results.get("noise").f64(0) + " " + results.get("noise").f64(2);
            assertTrue(noise == null || noise.equals(drawn), drawn);
            noise = drawn;
        }
    }

    /** Of more branches than three the last ones run as subgraphs do. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anyNumberOfBranchesIsTaken(boolean isEmitted) {
        StringBuilder graph = new StringBuilder("graph many\ninput x: float32[N, 2]\ninput rate: int64[]\n"
                + "constant one: float32[] = 1\nv0 = Identity(x)\n");
        for (int i = 0; i < 6; i++) {
            graph.append("""
                    constant bit%1$d: int64[] = %2$d
                    q%1$d = Div(rate, bit%1$d)
                    constant even%1$d: int64[] = 2
                    m%1$d = Mod(q%1$d, even%1$d)
                    c%1$d = Cast(m%1$d) {to = 9}
                    v%3$d = If(c%1$d) {
                        then_branch = graph t%1$d {
                            a%1$d = Add(v%1$d, one)
                            b%1$d = Add(a%1$d, v%1$d)
                            output b%1$d
                        }
                        else_branch = graph e%1$d {
                            output v%1$d
                        }
                    }
                    """.formatted(i, 1 << i, i + 1));
        }
        Session session = session(graph + "z = Neg(v6)\noutput z\n", isEmitted);
        for (int turn = 0; turn < 2; turn++) {
            for (int rate = 0; rate < 64; rate++) {
                int value = 3;
                for (int i = 0; i < 6; i++) {
                    value = (rate >> i & 1) == 0 ? value : 2 * value + 1;
                }
                assertEquals("float32[1, 2] " + -value + " " + -value, run(session, rate, 3, 3),
                        "rate " + rate);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void memoryDoesNotGrowWithRuns(boolean isEmitted) {
        Session session = session(RATES, isEmitted);
        run(session, 16_000, 1, 2, 3, 4, 5, 6);
        run(session, 8000, 1, 2, 3, 4, 5, 6);
        run(session, 16_000, 1, 2, 3, 4, 5, 6);
        int taken = session.takenBytes();
        for (int run = 0; run < 40; run++) {
            run(session, run % 3 == 0 ? 16_000 : 8000, 1, 2, 3, 4, 5, 6);
        }
        run(session, 16_000, 1, 2, 3, 4, 5, 6);
        assertEquals(taken, session.takenBytes());
        assertNull(session.nextStep());
        assertNotNull(session.results());
    }
}
