package dev.teacup.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.eval.Budget;
import dev.teacup.exec.Session;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Invariants;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Inference;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.op.Attributes;
import dev.teacup.op.Ops;
import dev.teacup.pass.Rule.Numerics;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pair of texts in {@code resources/pass/RULE} is a graph before and after that rule alone. */
class RuleTest {
    private static final long SEED = 7;

    private final Constants constants =
            new Constants(new Arena(BufferMemory.of(1 << 12, 1 << 24), 16, 1 << 24), new Strings());
    private final Pipeline pipeline = Pipeline.of(constants, new Budget(Limits.DEFAULT));

    private static Path folder() throws URISyntaxException {
        return Path.of(RuleTest.class.getResource("/pass").toURI());
    }

    static List<Path> originals() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".original.txt")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("originals")
    void turnsTheOriginalIntoTheExpected(Path original) throws IOException {
        Graph after = after(original);
        Invariants.check(after);
        String expected = original.toString().replace(".original.", ".expected.");
        assertEquals(Files.readString(Path.of(expected)), after.text());
    }

    @ParameterizedTest
    @MethodSource("originals")
    void keepsTheResults(Path original) throws IOException {
        List<Tensor> before = results(Graph.parse(Files.readString(original), constants));
        List<Tensor> after = results(after(original));
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            assertEquals(before.get(i).type(), after.get(i).type());
            if (rule(original).numerics() == Numerics.EXACT) {
                assertArrayEquals(bytes(before.get(i)), bytes(after.get(i)), "seed " + SEED);
            } else {
                assertArrayEquals(numbers(before.get(i)), numbers(after.get(i)), tolerance(original),
                        "seed " + SEED);
            }
        }
    }

    @Test
    void everyRuleHasItsTexts() throws URISyntaxException {
        for (Rule rule : pipeline.rules()) {
            assertTrue(Files.isDirectory(folder().resolve(rule.name())), rule.name());
        }
    }

    @Test
    void takesOutALongChainInOneWalk() {
        int length = 60_000;
        List<Node> nodes = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            nodes.add(node("Identity", "x" + i, i == 0 ? "x" : "x" + (i - 1)));
            nodes.add(node("Neg", "y" + i, "x" + i));
            outputs.add("y" + i);
        }
        Map<String, Type> types = Map.of("x", Type.of(DType.FLOAT32, 1));
        Graph chain =
                Inference.infer(new Graph("chain", List.of("x"), outputs, nodes, Map.of(), types));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Graph after = pipeline.run(chain);
            assertEquals(length, after.nodes().size());
            assertEquals(List.of("x"), after.nodes().get(length - 1).inputs());
        });
    }

    /** A composition computes several values of 4000 bytes on the way. */
    @Test
    void keepsOfWhatIsFoldedTheResultAlone() {
        Graph softmax = Graph.parse("""
                graph folded
                input x: float32[]
                constant one: float32[1] = 1
                constant sizes: int64[1] = 1000
                wide = Expand(one, sizes)
                half = Softmax(wide)
                y = Add(half, x)
                output y
                """, constants);
        int before = constants.arena().mark();
        pipeline.run(softmax);
        assertTrue(constants.arena().mark() - before <= 2 * 4096);
    }

    @Test
    void leavesToTheRunWhatWouldFillTheMemory() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            nodes.add(node("Neg", "x" + (i + 1), "x" + i));
        }
        Map<String, Tensor> known = Map.of("x0", constants.tensor(DType.FLOAT32, 1 << 14));
        Graph chain = Inference.infer(new Graph("chain", List.of(), List.of("x400"), nodes, known, Map.of()));
        Limits limits = new Limits(1 << 24, 1000, 8, 10, 1 << 30);
        assertEquals(400 - 64, Pipeline.of(constants, new Budget(limits)).run(chain).nodes().size());
    }

    @Test
    void theSmallestLongAmongSizesStaysWhatItIs() {
        Graph graph = Graph.parse("""
                graph sizes
                input x: float32[n]
                constant least: int64[1] = -9223372036854775808
                constant one: int64[1] = 1
                constant two: int64[1] = 2
                size = Shape(x)
                both = Concat(size, least) {
                    axis = 0
                }
                y = Slice(both, one, two)
                output y
                """, constants);
        assertEquals(Long.MIN_VALUE, results(pipeline.run(graph)).get(0).i64(0));
    }

    /** The rules begin anew with what the branch brings, and the names that they gave before may be gone. */
    @Test
    void aBranchOfFloat16ThatIsTakenInGivesWhatItGave() {
        Graph graph = Graph.parse("""
                graph halves
                input x: float16[2]
                constant yes: bool[] = true
                a: float16[2] = Identity(x)
                b: float16[2] = If(yes) {
                    then_branch = graph yes {
                        c = Neg(a)
                        output c
                    }
                    else_branch = graph no {
                        d = Abs(a)
                        output d
                    }
                }
                e = Identity(a)
                y = Add(b, e)
                z = Relu(b)
                output y
                output z
                """, constants);
        Graph after = pipeline.run(graph);
        Invariants.check(after);
        assertEquals(0, after.nodes().stream().filter(node -> node.opType().equals("If")).count());
        List<Tensor> before = results(graph);
        List<Tensor> results = results(after);
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(bytes(before.get(i)), bytes(results.get(i)), "seed " + SEED);
        }
    }

    /** The first result is large, the second small; both lie where the first began. */
    @Test
    void keepsOfSeveralResultsNoneOfTheMemoryBetween() {
        Graph graph = Graph.parse("""
                graph folded
                input x: float32[]
                constant sizes: int64[1] = 1000
                constant wide: float32[1] = 1
                constant k: int64[1] = 2
                ones = Expand(wide, sizes)
                values, indices = TopK(ones, k)
                y = Add(values, x)
                output y
                output indices
                """, constants);
        int before = constants.arena().mark();
        pipeline.run(graph);
        assertTrue(constants.arena().mark() - before <= 4096);
    }

    /** What a branch that may never run computes before its node refuses stays nowhere. */
    @Test
    void keepsNothingOfANodeThatRefuses() {
        Graph graph = Graph.parse("""
                graph refused
                input cond: bool[]
                constant sizes: int64[1] = 1000
                constant zero: int32[] = 0
                constant one: int32[] = 1
                y = If(cond) {
                    then_branch = graph yes {
                        wide = Expand(one, sizes)
                        q = ReduceSum(wide)
                        r = Div(q, zero)
                        output r
                    }
                    else_branch = graph no {
                        s = Add(one, zero)
                        output s
                    }
                }
                output y
                """, constants);
        int before = constants.arena().mark();
        pipeline.run(graph);
        assertTrue(constants.arena().mark() - before <= 4096 + 64);
    }

    private static Node node(String opType, String output, String input) {
        return new Node(Ops.find("", opType), "", List.of(input), List.of(output), Attributes.NONE);
    }

    private Graph after(Path original) throws IOException {
        Graph before = Graph.parse(Files.readString(original), constants);
        Invariants.check(before);
        return DeadNodes.remove(Sweep.run(rule(original), before, constants));
    }

    private Rule rule(Path original) {
        String name = original.getParent().getFileName().toString();
        return pipeline.rules().stream().filter(rule -> rule.name().equals(name)).findFirst().orElseThrow();
    }

    /** A step of float16 between 16 and 32, where there is some. */
    private double tolerance(Path original) throws IOException {
        Graph graph = Graph.parse(Files.readString(original), constants);
        return graph.type(graph.inputs().get(0)).dtype() == DType.FLOAT16 ? 1.0 / 64 : 1e-5;
    }

    private List<Tensor> results(Graph graph) {
        Random random = new Random(SEED);
        Session session = new Session(graph, null, constants, Limits.DEFAULT);
        session.begin();
        for (int input = 0; input < graph.inputs().size(); input++) {
            Type type = graph.type(graph.inputs().get(input));
            session.bind(input, type.dtype(), sizes(type));
        }
        session.prepare(() -> false);
        for (int input = 0; input < graph.inputs().size(); input++) {
            Tensor tensor = session.input(input);
            for (int i = 0; i < tensor.elements(); i++) {
                tensor.f64(i, random.nextGaussian());
            }
        }
        return List.of(session.run());
    }

    private static int[] sizes(Type type) {
        Shape shape = type.shape();
        for (int axis = 0; axis < shape.rank(); axis++) {
            shape = shape.dim(axis).isKnown() ? shape : shape.with(axis, Dim.of(5));
        }
        return shape.sizes();
    }

    private static double[] numbers(Tensor tensor) {
        double[] numbers = new double[tensor.elements()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tensor.f64(i);
        }
        return numbers;
    }

    private static byte[] bytes(Tensor tensor) {
        return tensor.memory().read(tensor.at(), (int) tensor.bytes());
    }
}
