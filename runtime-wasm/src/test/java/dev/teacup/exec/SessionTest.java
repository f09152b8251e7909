package dev.teacup.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.op.Attributes;
import dev.teacup.op.Ops;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final int[] PAIR = {1, 2};

    private static Session session(Consumer<GraphBuilder> graph) {
        return session(Limits.DEFAULT, graph);
    }

    private static Session session(Limits limits, Consumer<GraphBuilder> graph) {
        Arena arena = new Arena(BufferMemory.of(1024, limits.memoryBytes()), 16, limits.memoryBytes());
        return session(arena, limits, graph);
    }

    private static Session session(Arena arena, Limits limits, Consumer<GraphBuilder> graph) {
        Constants constants = new Constants(arena, new Strings());
        GraphBuilder builder = new GraphBuilder(constants);
        graph.accept(builder);
        return new Session(builder.build("test"), new ModelInfo("", 0, Map.of()), constants, limits);
    }

    /** {@code y = x + x}, x [batch, 2]. */
    private static Session doubling() {
        return session(g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(2))));
            g.out("y", g.op("Add", x, x));
        });
    }

    private static float[] floats(HostTensor tensor) {
        float[] values = new float[tensor.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) tensor.f64(i);
        }
        return values;
    }

    @Test
    void aSecondRunOfTheSameSizesSeesTheNewElements() {
        Session session = doubling();
        assertArrayEquals(new float[] {2, 4},
                floats(session.run(Map.of("x", HostTensor.floats(PAIR, 1, 2))).get("y")));
        assertArrayEquals(new float[] {6, 8},
                floats(session.run(Map.of("x", HostTensor.floats(PAIR, 3, 4))).get("y")));
    }

    @Test
    void sizesMayChangeFromRunToRun() {
        Session session = doubling();
        for (int turn = 0; turn < 3; turn++) {
            assertEquals(2, session.run(Map.of("x", HostTensor.floats(PAIR, 1, 2))).get("y").elements());
            float[] larger = floats(
                    session.run(Map.of("x", HostTensor.floats(new int[] {3, 2}, 1, 2, 3, 4, 5, 6))).get("y"));
            assertArrayEquals(new float[] {2, 4, 6, 8, 10, 12}, larger);
        }
    }

    @Test
    void aBatchOfNoneGivesNone() {
        HostTensor y = doubling().run(Map.of("x", HostTensor.of(DType.FLOAT32, 0, 2))).get("y");
        assertArrayEquals(new int[] {0, 2}, y.dims());
    }

    @Test
    void aShapeMayBeFed() {
        Session session = session(g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, 2, 3));
            Value shape = g.input("shape", Type.of(DType.INT64, 2));
            g.out("y", g.op("Neg", g.op("Reshape", g.op("Neg", x), shape)));
        });
        HostTensor x = HostTensor.floats(new int[] {2, 3}, 1, 2, 3, 4, 5, 6);
        for (long rows = 1; rows <= 3; rows++) {
            HostTensor y =
                    session.run(Map.of("x", x, "shape", HostTensor.longs(new int[] {2}, rows, -1))).get("y");
            assertArrayEquals(new int[] {(int) rows, (int) (6 / rows)}, y.dims());
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, floats(y));
        }
    }

    @Test
    void resultsMayBeInputsConstantsAndViewsOfThem() {
        Session session = session(g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, 1, 2));
            g.out("same", g.op("Identity", x));
            g.out("flat", g.op("Reshape", x, g.longs(2)));
            g.out("known", g.scalar(DType.FLOAT32, 7));
        });
        Map<String, HostTensor> results = session.run(Map.of("x", HostTensor.floats(PAIR, 1, 2)));
        assertArrayEquals(new float[] {1, 2}, floats(results.get("same")));
        assertArrayEquals(new int[] {2}, results.get("flat").dims());
        assertArrayEquals(new float[] {7}, floats(results.get("known")));
        assertEquals(Set.of("same", "flat", "known"), results.keySet());
    }

    @Test
    void aViewKeepsTheRoomOfWhatItShows() {
        Session session = session(g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, 1, 2));
            Value view = g.op("Reshape", g.op("Add", x, x), g.longs(2, 1));
            Value other = g.op("Neg", g.op("Neg", g.op("Neg", x)));
            g.out("y", g.op("Add", g.op("Transpose", view), other));
        });
        HostTensor y = session.run(Map.of("x", HostTensor.floats(PAIR, 10, 20))).get("y");
        assertArrayEquals(new float[] {10, 20}, floats(y));
    }

    @Test
    void whatNobodyReadsIsNotComputed() {
        Session session = session(g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, 1, 2));
            g.op("Gather", x,
                    g.op("Cast", Attributes.of("to", DType.INT64.code()), g.scalar(DType.FLOAT32, 9)));
            g.out("y", g.op("Neg", x));
        });
        HostTensor y = session.run(Map.of("x", HostTensor.floats(PAIR, 1, 2))).get("y");
        assertArrayEquals(new float[] {-1, -2}, floats(y));
    }

    /** Its starts, each behind the last element, would add up to a place outside the memory. */
    @Test
    void anEmptySliceLiesInTheMemory() {
        Session session = session(g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, 1, 1, 1, 1, 5000));
            g.out("y", g.op("Slice", x, g.longs(1, 1, 1, 1, 5000), g.longs(2, 2, 2, 2, 6000)));
        });
        HostTensor y = session.run(Map.of("x", HostTensor.of(DType.FLOAT32, 1, 1, 1, 1, 5000))).get("y");
        assertArrayEquals(new int[] {0, 0, 0, 0, 0}, y.dims());
    }

    @Test
    void aCompositionIsWrittenOut() {
        Session session = session(g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, 1, 2));
            g.out("y", g.op("Softmax", Attributes.of("axis", -1), x));
        });
        HostTensor y = session.run(Map.of("x", HostTensor.floats(PAIR, 3, 3))).get("y");
        assertArrayEquals(new float[] {0.5f, 0.5f}, floats(y));
        y = session.run(Map.of("x", HostTensor.floats(PAIR, 0, 1000))).get("y");
        assertArrayEquals(new float[] {0, 1}, floats(y));
    }

    @Test
    void aRunThatWasRefusedLeavesTheNextOneAlone() {
        Session session = session(g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(2))));
            g.input("z", Type.of(DType.FLOAT32, 1));
            g.out("y", g.op("ReduceMean", x));
        });
        HostTensor z = HostTensor.floats(new int[] {1}, 0);
        HostTensor x = HostTensor.floats(PAIR, 2, 4);
        assertArrayEquals(new float[] {3}, floats(session.run(Map.of("x", x, "z", z)).get("y")));
        HostTensor longer = HostTensor.floats(new int[] {500, 2}, new float[1000]);
        assertThrows(ModelException.class, () -> session.run(Map.of("x", longer)));
        assertArrayEquals(new float[] {3}, floats(session.run(Map.of("x", x, "z", z)).get("y")));
    }

    @Test
    void bytesTakenBehindTheInputsLeaveTheRunAlone() {
        Arena arena = new Arena(BufferMemory.of(1 << 13, 1 << 20), 16, 1 << 20);
        Session session = session(arena, Limits.DEFAULT, g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, 1, 2));
            g.out("y", g.op("ReduceMean", x));
        });
        for (int bytes = 0; bytes < 2000; bytes += 999) {
            session.begin();
            session.bind(0, DType.FLOAT32, 1, 2);
            session.prepare(() -> false);
            Tensor x = session.input(0);
            x.f64(0, 2);
            x.f64(1, 4);
            x.memory().zero(arena.allocate(bytes), bytes);
            assertEquals(3, session.run()[0].f64(0));
        }
    }

    @Test
    void aCompositionKeepsClearOfTheNamesAroundIt() {
        Session session = session(g -> {
            g.input("x", Type.of(DType.FLOAT32, 1, 2));
            add(g, "Neg", "y/ReduceSum_0", "x");
            add(g, "Abs", "y/constant_0", "x");
            add(g, "ReduceMean", "y", "x");
            add(g, "Exp", "y/Div_1", "y/constant_0");
            add(g, "Sum", "z", "y/ReduceSum_0", "y", "y/Div_1");
            g.out("z", new Value("z"));
        });
        HostTensor z = session.run(Map.of("x", HostTensor.floats(PAIR, 0, -4))).get("z");
        assertArrayEquals(new float[] {-1, (float) (2 + Math.exp(4))}, floats(z));
    }

    private static void add(GraphBuilder graph, String opType, String output, String... inputs) {
        graph.add(new Node(Ops.find("", opType), "", List.of(inputs), List.of(output), Attributes.NONE));
    }

    @Test
    void stringsAreFedAndGiven() {
        Session session = session(g -> {
            Value x = g.input("x", Type.of(DType.STRING, 2));
            Value y = g.input("y", Type.of(DType.STRING, 1));
            g.out("same", g.op("Equal", x, y));
            g.out("both", g.op("Concat", Attributes.of("axis", 0), x, y));
        });
        Map<String, HostTensor> results =
                session.run(Map.of("x", HostTensor.texts(new int[] {2}, "tea", "cup"),
                        "y", HostTensor.texts(new int[] {1}, "cup")));
        assertEquals(0, results.get("same").i64(0));
        assertEquals(1, results.get("same").i64(1));
        assertEquals("tea", results.get("both").text(0));
        assertEquals("cup", results.get("both").text(2));
    }

    @Test
    void namesTheInputThatIsMissing() {
        ModelException e = assertThrows(ModelException.class, () -> doubling().run(Map.of()));
        assertEquals("""
                input 'x': the input is not fed
                expected: float32[batch, 2]
                got: nothing
                fix: feed it""", e.getMessage());
    }

    @Test
    void refusesAnInputThatTheModelDoesNotHave() {
        Session session =
                session(g -> g.out("y", g.op("Neg", g.input("speed", Type.of(DType.FLOAT32, 1, 2)))));
        ModelException e = assertThrows(ModelException.class,
                () -> session.run(Map.of("sped", HostTensor.floats(PAIR, 1, 2))));
        assertEquals("""
                input 'sped': the model has no such input
                expected: one of speed
                got: 'sped'
                fix: did you mean 'speed'?""", e.getMessage());
    }

    @Test
    void refusesTypesRanksAndSizesThatTheModelDoesNotTake() {
        assertEquals("""
                input 'x': the element type is wrong
                expected: float32[batch, 2]
                got: int64
                fix: feed float32 elements""", refusal(HostTensor.longs(PAIR, 1, 2)));
        assertEquals("""
                input 'x': the number of dimensions is wrong
                expected: 2, as in float32[batch, 2]
                got: 1 in [2]
                fix: reshape it""", refusal(HostTensor.floats(new int[] {2}, 1, 2)));
        assertEquals("""
                input 'x': the size of dimension 1 is wrong
                expected: 2, as in float32[batch, 2]
                got: 3 in [1, 3]
                fix: reshape it""", refusal(HostTensor.floats(new int[] {1, 3}, 1, 2, 3)));
    }

    private static String refusal(HostTensor x) {
        return assertThrows(ModelException.class, () -> doubling().run(Map.of("x", x))).getMessage();
    }

    @Test
    void refusesTwoSizesOfOneNamedDimension() {
        Session session = session(g -> {
            Value a = g.input("a", Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"))));
            Value b = g.input("b", Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"))));
            g.out("y", g.op("Add", a, b));
        });
        ModelException e = assertThrows(ModelException.class, () -> session.run(Map.of(
                "a", HostTensor.floats(new int[] {1}, 1), "b", HostTensor.floats(new int[] {2}, 1, 2))));
        assertEquals("""
                input 'b': dimension 0 is another 'batch' than that of the input 'a'
                expected: 1, as there
                got: 2 in [2]
                fix: feed inputs of one batch""", e.getMessage());
    }

    /** Each Compress finds out its size when it runs, so that 20 regions follow one another. */
    @Test
    void takesTheRoomOfEarlierRegionsAgain() {
        int length = 1 << 18;
        int regions = 20;
        Session session = session(new Limits(12L * 4 * length, 100, 8, 10, 1L << 40), g -> {
            Value value = g.input("x", Type.of(DType.FLOAT32, length));
            Value all = g.input("all", Type.of(DType.BOOL, length));
            Value first = value;
            for (int i = 0; i < regions; i++) {
                value = g.op("Neg", g.op("Compress", Attributes.of("axis", 0), value, all));
            }
            g.out("y", g.op("Add", value, first));
        });
        HostTensor x = HostTensor.of(DType.FLOAT32, length);
        HostTensor all = HostTensor.of(DType.BOOL, length);
        for (int i = 0; i < length; i++) {
            x.tensor().f64(i, i);
            all.tensor().i64(i, 1);
        }
        HostTensor y = session.run(Map.of("x", x, "all", all)).get("y");
        assertEquals(2.0 * (length - 1), y.f64(length - 1));
        assertEquals(2.0, y.f64(1));
    }

    @Test
    void refusesMoreMemoryThanTheLimitAndGoesOn() {
        Limits small = new Limits(1 << 16, 100, 8, 10, 1 << 20);
        Session session = session(small, g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, 1, 2));
            Value shape = g.input("shape", Type.of(DType.INT64, 2));
            g.out("y", g.op("Expand", x, shape));
        });
        HostTensor x = HostTensor.floats(PAIR, 1, 2);
        ModelException e = assertThrows(ModelException.class,
                () -> session.run(Map.of("x", x, "shape", HostTensor.longs(new int[] {2}, 1L << 24, 2))));
        assertEquals("Expand 'y': the result float32[16777216, 2] needs more memory than the limit allows",
                e.getMessage().split("\n")[0]);
        HostTensor y = session.run(Map.of("x", x, "shape", HostTensor.longs(new int[] {2}, 2, 2))).get("y");
        assertArrayEquals(new float[] {1, 2, 1, 2}, floats(y));
    }

    @Test
    void refusesAnInputThatThereIsNoRoomFor() {
        Session session = doubling();
        session.begin();
        session.bind(0, DType.FLOAT32, 1 << 28, 2);
        ModelException e = assertThrows(ModelException.class, () -> session.prepare(() -> false));
        assertEquals("input 'x': the input float32[268435456, 2] needs more memory than the limit allows\n"
                + "expected: at most 1073741824 bytes\n"
                + "got: 536870912 elements of 4 bytes\n"
                + "fix: use a smaller model or input, or raise the limit", e.getMessage());
        assertArrayEquals(new float[] {2, 4},
                floats(session.run(Map.of("x", HostTensor.floats(PAIR, 1, 2))).get("y")));
    }

    @Test
    void namesTheNodeWhoseResultIsTooLargeBesideOthers() {
        Limits small = new Limits(1 << 16, 100, 8, 10, 1 << 20);
        Session session = session(small, g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, 64, 100));
            Value y = g.op("Neg", x);
            g.out("y", y);
            g.out("z", g.op("Concat", Attributes.of("axis", 0), y, y));
        });
        ModelException e = assertThrows(ModelException.class,
                () -> session.run(Map.of("x", HostTensor.of(DType.FLOAT32, 64, 100))));
        assertEquals("Concat 'z': more memory is needed than the limit allows",
                e.getMessage().split("\n")[0]);
    }

    @Test
    void aRunCanBeEndedFromOutside() {
        Session session = session(g -> {
            Value x = g.input("x", Type.of(DType.FLOAT32, 1 << 12, 1));
            Value y = g.input("y", Type.of(DType.FLOAT32, 1, 1 << 12));
            g.out("z", g.op("Add", x, y));
        });
        Map<String, HostTensor> feeds = Map.of("x", HostTensor.of(DType.FLOAT32, 1 << 12, 1),
                "y", HostTensor.of(DType.FLOAT32, 1, 1 << 12));
        ModelException e = assertThrows(ModelException.class, () -> session.run(feeds, () -> true));
        assertEquals("Add 'z': the run was ended from outside", e.getMessage().split("\n")[0]);
    }

    @Test
    void aProductOfNothingIsWorkToo() {
        Limits small = new Limits(1 << 16, 100, 8, 10, 100);
        Session session = session(small, g -> {
            Value a = g.input("a", Type.of(DType.FLOAT32, 64, 0));
            Value b = g.input("b", Type.of(DType.FLOAT32, 0, 64));
            g.out("y", g.op("MatMul", a, b));
        });
        Map<String, HostTensor> feeds =
                Map.of("a", HostTensor.of(DType.FLOAT32, 64, 0), "b", HostTensor.of(DType.FLOAT32, 0, 64));
        ModelException e = assertThrows(ModelException.class, () -> session.run(feeds));
        assertEquals("MatMul 'y': the run needs more work than the limit allows",
                e.getMessage().split("\n")[0]);
    }
}
