package dev.teacup.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.eval.Accelerator;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Invariants;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.memory.Memory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.testkit.V8Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random graphs with branches in branches, which see values around them, and whose results differ in shape;
 * each is compared with the graph that has the nodes of the taken branches alone.
 */
class RandomBranchesTest {
    private static final int CONDITIONS = 3;

    /** One graph with branches, and for each way that conditions may turn out one without. */
    private static final class Grown {
        private final Random random;
        private final StringBuilder branched = new StringBuilder();
        private final List<StringBuilder> straight = new ArrayList<>();
        private int values;

        Grown(long seed) {
            random = new Random(seed);
            String head = """
                    graph grown
                    input x: float32[2, 3]
                    input c0: bool[]
                    input c1: bool[]
                    input c2: bool[]
                    constant none: bool[] = false
                    c3 = Or(c0, none)
                    shape = Shape(x)
                    constant first: int64[] = 0
                    constant two: int64[] = 2
                    rows = Gather(shape, first)
                    c4 = Equal(rows, two)
                    c5 = Not(c4)
                    """;
            branched.append(head);
            for (int way = 0; way < 1 << CONDITIONS; way++) {
                straight.add(new StringBuilder(head));
            }
            List<String> scope = new ArrayList<>(List.of("x"));
            String last = grow(scope, ways(), 3 + random.nextInt(4), 3);
            end(branched, last);
            straight.forEach(text -> end(text, last));
        }

        private static void end(StringBuilder text, String output) {
            text.append("output ").append(output).append('\n');
        }

        private static List<Integer> ways() {
            List<Integer> ways = new ArrayList<>();
            for (int way = 0; way < 1 << CONDITIONS; way++) {
                ways.add(way);
            }
            return ways;
        }

        private static boolean isTrue(int condition, int way) {
            return condition == 4 || condition != 5 && (way >> condition % 3 & 1) != 0;
        }

        private String value() {
            return "v" + values++;
        }

        private String some(List<String> scope) {
            return scope.get(random.nextInt(scope.size()));
        }

        private void add(String line, List<Integer> ways) {
            branched.append(line).append('\n');
            ways.forEach(way -> straight.get(way).append(line).append('\n'));
        }

        /** Adds nodes that see {@code scope}, and answers the last value, of [2, 3]. */
        private String grow(List<String> scope, List<Integer> ways, int nodes, int depth) {
            for (int i = 0; i < nodes; i++) {
                boolean branches = depth > 0 && random.nextInt(3) == 0;
                scope.add(branches ? branch(scope, ways, depth) : plain(scope, ways));
            }
            return random.nextInt(5) == 0 ? some(scope) : scope.get(scope.size() - 1);
        }

        private String plain(List<String> scope, List<Integer> ways) {
            String made = value();
            String a = some(scope);
            String[] kinds = {"Add(" + a + ", " + some(scope) + ")", "Mul(" + a + ", x)", "Neg(" + a + ")",
                "Relu(" + a + ")", "Sub(" + a + ", " + some(scope) + ")"};
            add(made + " = " + kinds[random.nextInt(kinds.length)], ways);
            return made;
        }

        /** An If, whose results have another shape in one branch now and then; they become [2, 3] again. */
        private String branch(List<String> scope, List<Integer> ways, int depth) {
            int condition = random.nextInt(6);
            boolean differs = random.nextInt(3) == 0;
            String result = value();
            branched.append(result).append(" = If(c").append(condition).append(") {\n");
            for (boolean isThen : new boolean[] {true, false}) {
                List<Integer> taken =
                        ways.stream().filter(way -> isTrue(condition, way) == isThen).toList();
                branched.append(isThen ? "then" : "else").append("_branch = graph g").append(values++)
                        .append(" {\n");
                String last = grow(new ArrayList<>(scope), taken, random.nextInt(4), depth - 1);
                if (differs && isThen) {
                    String turned = value();
                    add(turned + " = Transpose(" + last + ")", taken);
                    last = turned;
                }
                branched.append("output ").append(last).append("\n}\n");
                for (int way : taken) {
                    straight.get(way).append(result).append(" = Identity(").append(last).append(")\n");
                }
            }
            branched.append("}\n");
            if (!differs) {
                return result;
            }
            String sum = value();
            String again = value();
            add(sum + " = ReduceSum(" + result + ") {keepdims = 0}", ways);
            add(again + " = Add(" + sum + ", x)", ways);
            return again;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takenBranchesAloneGiveTheSame(boolean isEmitted) {
        for (long seed = 1; seed <= 150; seed++) {
            Grown grown = new Grown(seed);
            Session session = session(grown.branched.toString(), isEmitted);
            Random order = new Random(seed);
            for (int run = 0; run < 12; run++) {
                int way = order.nextInt(1 << CONDITIONS);
                Map<String, HostTensor> feeds = feeds(way, order);
                String about = "seed " + seed + ", way " + way + "\n" + grown.branched;
                HostTensor expected = session(grown.straight.get(way).toString(), false).run(feeds).values()
                        .iterator().next();
                HostTensor got = session.run(feeds).values().iterator().next();
                assertEquals(expected.toString(), got.toString(), about);
                for (int i = 0; i < expected.elements(); i++) {
                    // What is emitted may have 0 for -0.
                    assertTrue(expected.f64(i) == got.f64(i), about);
                }
            }
        }
    }

    private static Map<String, HostTensor> feeds(int way, Random random) {
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        HostTensor x = HostTensor.of(DType.FLOAT32, 2, 3);
        for (int i = 0; i < 6; i++) {
            x.tensor().f64(i, random.nextInt(5) - 2);
        }
        feeds.put("x", x);
        for (int i = 0; i < CONDITIONS; i++) {
            HostTensor condition = HostTensor.of(DType.BOOL);
            condition.tensor().i64(0, way >> i & 1);
            feeds.put("c" + i, condition);
        }
        return feeds;
    }

    private static Session session(String graph, boolean isEmitted) {
        V8Machine machine = isEmitted ? V8Machine.get() : null;
        Memory memory = machine == null ? BufferMemory.of(1 << 12, 1 << 24) : machine.memory();
        Arena arena = new Arena(memory, Arena.ALIGNMENT, 1 << 24);
        Constants constants = new Constants(arena, new Strings());
        Graph parsed = Graph.parse(graph, constants);
        Invariants.check(parsed);
        Accelerator accelerator = machine == null ? null : new EmittedBackend(machine, arena, parsed);
        return new Session(parsed, null, constants, Limits.DEFAULT.within(1 << 24), accelerator);
    }
}
