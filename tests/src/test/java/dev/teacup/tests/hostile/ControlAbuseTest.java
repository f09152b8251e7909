package dev.teacup.tests.hostile;

import static dev.teacup.testkit.Models.graph;
import static dev.teacup.testkit.Models.model;
import static dev.teacup.testkit.Models.truth;
import static dev.teacup.testkit.Models.type;

import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.TypeProto;
import dev.teacup.testkit.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If, Loop, Scan and sequences whose parts do not fit together, or that do not end. */
final class ControlAbuseTest {
    private static final long[] TURNS = {Long.MIN_VALUE, -1, 0, 1, 7, 1L << 20, 1L << 31, 1L << 40,
        Long.MAX_VALUE};

    private final Contract contract = new Contract();

    @Test
    void branchesThatDoNotFit() {
        Models then = graph().node("Neg", "", "x", "t").output("t");
        Models otherwise = graph().node("Abs", "", "x", "e").output("e");
        contract.runs("sound", chosen("c", "y", then.as("then_branch"), otherwise.as("else_branch")));
        contract.refuses("no branches", chosen("c", "y"), "If 'choice'", "then_branch");
        contract.refuses("only one", chosen("c", "y", then.as("then_branch")), "If 'choice'", "else_branch");
        contract.refuses("a number as a branch",
                chosen("c", "y", then.as("then_branch"), AttributeProto.of("else_branch", 1)), "else_branch");
        contract.refuses("more results than the branches", chosen("c", "y z", then.as("then_branch"),
                otherwise.as("else_branch")), "If 'choice'");
        contract.refuses("branches of different numbers of results", chosen("c", "y", then.as("then_branch"),
                graph().node("Abs", "", "x", "e").output("e", "e").as("else_branch")), "If 'choice'");
        contract.refuses("a branch with inputs", chosen("c", "y", then.as("then_branch"),
                graph().input("a", 2).node("Abs", "", "a", "e").output("e").as("else_branch")),
                "If 'choice'");
        contract.refuses("a branch of another type", chosen("c", "y", then.as("then_branch"),
                graph().longs("e", 1).output("e").as("else_branch")), "If 'choice'");
        contract.take("a branch of another shape", chosen("c", "y", then.as("then_branch"),
                graph().floats("e", 1, 2, 3).output("e").as("else_branch")));
        contract.refuses("a branch that reads what is nowhere", chosen("c", "y", then.as("then_branch"),
                graph().node("Abs", "inner", "nowhere", "e").output("e").as("else_branch")), "nowhere");
        contract.refuses("a branch that reads the result", chosen("c", "y", then.as("then_branch"),
                graph().node("Abs", "inner", "y", "e").output("e").as("else_branch")), "'y'");
        contract.refuses("a branch that reads the other one", chosen("c", "y", then.as("then_branch"),
                graph().node("Abs", "inner", "t", "e").output("e").as("else_branch")), "'t'");
        contract.refuses("an unknown operator in a branch", chosen("c", "y", then.as("then_branch"),
                graph().node("Abss", "inner", "x", "e").output("e").as("else_branch")), "Abss");
        contract.refuses("an empty branch",
                chosen("c", "y", then.as("then_branch"), graph().as("else_branch")));
        contract.refuses("a condition of float", chosen("x", "y", then.as("then_branch"),
                otherwise.as("else_branch")), "If 'choice'");
        for (Object[] dims : new Object[][] {{1}, {0}, {2}, {1, 1}, {"n"}}) {
            contract.take("a condition of shape " + List.of(dims), model().input("x", 2)
                    .input("c", type(DataType.BOOL, dims))
                    .node("If", "choice", "c", "y", then.as("then_branch"),
                            otherwise.as("else_branch"))
                    .output("y").bytes());
        }
        contract.holds();
    }

    private static byte[] chosen(String condition, String results, AttributeProto... branches) {
        return model().input("x", 2).input("c", type(DataType.BOOL))
                .node("If", "choice", condition, results, branches)
                .output("y").bytes();
    }

    @Test
    void nestedConditions() {
        for (int depth : new int[] {1, 10, 32, 60, 63, 64, 65, 100, 300}) {
            for (int kind = 0; kind < 3; kind++) {
                Models inner = graph().node("Neg", "", "x", "r").output("r");
                for (int i = 1; i < depth; i++) {
                    Models other = kind == 2 ? inner : graph().node("Abs", "", "x", "e" + i).output("e" + i);
                    // With both branches deep the file doubles at each level.
                    other = i > 6 ? graph().node("Abs", "", "x", "e" + i).output("e" + i) : other;
                    inner = graph().node("If", "if" + i, kind == 0 ? "c" : "d", "r", inner.as("then_branch"),
                            other.as("else_branch")).output("r");
                }
                byte[] file =
                        model().input("x", 2).input("c", type(DataType.BOOL)).initializer(truth("d", true))
                                .node("If", "outer", "c", "y", inner.as("then_branch"),
                                        graph().node("Abs", "", "x", "e").output("e").as("else_branch"))
                                .output("y").bytes();
                if (depth <= 32) {
                    contract.runs(depth + " levels " + kind, file);
                } else if (depth > 64) {
                    contract.refuses(depth + " levels " + kind, file, "nested too deep");
                } else {
                    contract.take(depth + " levels " + kind, file);
                }
            }
        }
        contract.holds();
    }

    @Test
    void loopsThatDoNotEnd() {
        for (long turns : TURNS) {
            for (int kind = 0; kind < 4; kind++) {
                Models body = body().node("Neg", "", "state", "next").output("on", "next");
                String operands =
                        kind == 0 ? "turns - x" : kind == 1 ? "- yes x" : kind == 2 ? "turns yes x" : "- - x";
                byte[] file = model().input("x", 2).scalar("turns", turns).initializer(truth("yes", true))
                        .node("Loop", "loop", operands, "y", body.as("body")).output("y").bytes();
                boolean isEndless = turns > 1 << 17 || kind == 1 || kind == 3;
                if (isEndless) {
                    contract.refuses(turns + " turns " + kind, file, "Loop 'loop'", "limit");
                } else {
                    contract.runs(turns + " turns " + kind, file);
                }
            }
        }
        Models empty = body().output("on", "state");
        contract.refuses("a body that does nothing", looped(empty, "turns - x", "y"), "limit");
        contract.holds();
    }

    @Test
    void loopsInLoops() {
        for (int depth = 1; depth < 5; depth++) {
            Models body = body().node("Neg", "", "state", "next").output("on", "next");
            for (int i = 1; i < depth; i++) {
                body = body().node("Loop", "inner" + i, "turns go state", "next", body.as("body"))
                        .output("on", "next");
            }
            contract.refuses(depth + " loops of a million turns", looped(body, "turns - x", "y"), "limit");
        }
        contract.holds();
    }

    @Test
    void loopsThatGrow() {
        String[][] growths = {{"Concat", "state state state"}, {"Concat", "state x"}, {"Tile", "state two"},
            {"Pad", "state two_pads"}};
        for (String[] growth : growths) {
            for (int results = 0; results < 2; results++) {
                Models body = body().longs("two", 2).longs("two_pads", 1000, 1000).node(growth[0], "grow",
                        growth[1], "next",
                        growth[0].equals("Concat") ? new AttributeProto[] {AttributeProto.of("axis", 0)}
                                : new AttributeProto[0]);
                body = results == 0 ? body.output("on", "next") : body.output("on", "next", "next");
                contract.outgrows(growth[0] + " " + growth[1],
                        looped(body, "turns - x", results == 0 ? "y" : "y all"));
            }
        }
        contract.outgrows("results that pile up",
                looped(body().longs("wide", 1000, 1).node("Expand", "", "x wide", "big")
                        .output("on", "state", "big"), "turns - x", "y all"));
        Models sequence = graph().input("i", type(DataType.INT64)).input("go", type(DataType.BOOL))
                .input("s", (TypeProto) null)
                .node("Identity", "", "go", "on").node("SequenceInsert", "insert", "s x", "t")
                .output("on", "t");
        contract.outgrows("sequences that grow", model().input("x", 1000).scalar("turns", 1 << 30)
                .node("SequenceEmpty", "", "", "s0")
                .node("Loop", "loop", "turns - s0", "s1", sequence.as("body"))
                .node("SequenceLength", "", "s1", "y").output("y").bytes());
        contract.holds();
    }

    @Test
    void bodiesThatDoNotFit() {
        List<Models> bodies = new ArrayList<>(List.of(graph(), graph().output("on"), body().output("on"),
                body().output("state", "on"), body().output("on", "state", "state", "state"),
                graph().input("i", type(DataType.FLOAT)).input("go", type(DataType.BOOL)).input("state", 2)
                        .output("go", "state"),
                graph().input("i", type(DataType.INT64)).input("go", type(DataType.FLOAT)).input("state", 2)
                        .output("go", "state"),
                graph().input("i", type(DataType.INT64)).output("i"),
                body().input("more", 2).output("on", "state", "more"),
                body().node("Cast", "", "state", "next", AttributeProto.of("to", 7)).output("on", "next"),
                body().node("ReduceSum", "", "state", "next").output("on", "next"),
                body().node("Neg", "", "state", "x").output("on", "x"),
                body().node("Shape", "", "state", "next").output("on", "next"),
                body().node("NonZero", "", "state", "next").output("on", "state", "next"),
                body().node("SequenceConstruct", "", "state", "next").output("on", "state", "next"),
                body().output("on", "nowhere"), body().node("If", "", "go", "z").output("on", "z"),
                graph().input("i", type(DataType.INT64, 1)).input("go", type(DataType.BOOL, 1))
                        .input("state", 2)
                        .output("go", "state"),
                graph().input("i", type(DataType.INT64)).input("go", type(DataType.BOOL)).input("state", 3)
                        .output("go", "state")));
        for (int i = 0; i < bodies.size(); i++) {
            for (String operands : new String[] {"few - x", "few go x", "- no x", "few", "", "few - x x",
                "x - x", "few x x",
                "few - -", "few - nowhere", "wide - x", "few - s"}) {
                for (String results : new String[] {"y", "y z", "y z w", "-", ""}) {
                    contract.take("body " + i + " of " + operands + " into " + results, model().input("x", 2)
                            .input("s", type(DataType.STRING)).scalar("few", 3).longs("wide", 3, 3)
                            .initializer(truth("no", false)).initializer(truth("go", true))
                            .node("Loop", "loop", operands, results, bodies.get(i).as("body")).output("y")
                            .bytes());
                    contract.take("scan " + i + " of " + operands + " into " + results, model().input("x", 2)
                            .input("s", type(DataType.STRING)).scalar("few", 3).longs("wide", 3, 3)
                            .initializer(truth("no", false)).initializer(truth("go", true))
                            .node("Scan", "scan", operands, results, bodies.get(i).as("body"),
                                    AttributeProto.of("num_scan_inputs", 1))
                            .output("y").bytes());
                }
            }
        }
        contract.holds();
    }

    @Test
    void scansThatDoNotFit() {
        Models body = graph().input("state", 2).input("row", 2).node("Add", "", "state row", "next")
                .node("Mul", "", "state row", "out").output("next", "out");
        contract.runs("sound", scanned(body, "x m", AttributeProto.of("num_scan_inputs", 1)));
        for (long value : new long[] {Long.MIN_VALUE, -3, -1, 0, 2, 3, 5, Integer.MAX_VALUE,
            Long.MAX_VALUE}) {
            contract.take("num_scan_inputs " + value,
                    scanned(body, "x m", AttributeProto.of("num_scan_inputs", value)));
            for (String key : new String[] {"scan_input_axes", "scan_output_axes", "scan_input_directions",
                "scan_output_directions"}) {
                for (int length = 0; length < 4; length++) {
                    long[] values = new long[length];
                    Arrays.fill(values, value);
                    contract.take(key + " " + length + " times " + value, scanned(body, "x m",
                            AttributeProto.of("num_scan_inputs", 1), AttributeProto.ints(key, values)));
                }
            }
        }
        for (Object[] dims : new Object[][] {{}, {0}, {3}, {0, 2}, {3, 0}, {3, 3}, {2, 2, 2}, {"n", 2},
            {1 << 20, 2},
            {Integer.MAX_VALUE, 0}}) {
            contract.take("what is scanned is " + List.of(dims), model().input("x", 2).input("m", dims)
                    .node("Scan", "scan", "x m", "y z", body.as("body"),
                            AttributeProto.of("num_scan_inputs", 1))
                    .output("y", "z").bytes());
        }
        contract.holds();
    }

    private static byte[] scanned(Models body, String operands, AttributeProto... attributes) {
        AttributeProto[] all = new AttributeProto[attributes.length + 1];
        System.arraycopy(attributes, 0, all, 1, attributes.length);
        all[0] = body.as("body");
        return model().input("x", 2).input("m", 3, 2).node("Scan", "scan", operands, "y z", all)
                .output("y", "z").bytes();
    }

    @Test
    void sequencesOfAnything() {
        String[] makers =
                {"SequenceConstruct x", "SequenceConstruct x w", "SequenceConstruct", "SequenceConstruct x k",
                    "SequenceEmpty", "SplitToSequence x", "SplitToSequence x k", "SplitToSequence w",
                    "SequenceConstruct -"};
        String[] users = {"SequenceAt s k", "SequenceAt s big", "SequenceAt s -", "SequenceLength s",
            "SequenceErase s big",
            "SequenceErase s", "SequenceInsert s x", "SequenceInsert s x big", "SequenceInsert s k",
            "SequenceInsert s s",
            "ConcatFromSequence s", "Identity s", "Neg s", "Add s x", "Shape s", "SequenceConstruct s",
            "SplitToSequence s",
            "SequenceAt x k", "SequenceLength x"};
        for (String maker : makers) {
            for (String user : users) {
                for (long index : new long[] {0, -1, 1, 5, -5, Long.MIN_VALUE, Long.MAX_VALUE}) {
                    contract.take(user + " of " + maker + " at " + index, model().input("x", 2)
                            .input("w", 3, "n")
                            .scalar("k", 0).scalar("big", index)
                            .node(name(maker), "make", maker.substring(name(maker).length()).strip(), "s")
                            .node(name(user), "use", user.substring(name(user).length()).strip(), "y",
                                    name(user).startsWith("Concat")
                                            ? new AttributeProto[] {AttributeProto.of("axis", index)}
                                            : new AttributeProto[0])
                            .output("y").bytes());
                }
            }
        }
        contract.holds();
    }

    private static String name(String call) {
        return call.substring(0, (call + " ").indexOf(' '));
    }

    /** The beginning of a body of Loop: it goes on for ever. */
    private static Models body() {
        return graph().input("i", type(DataType.INT64)).input("go", type(DataType.BOOL))
                .input("state", (TypeProto) null)
                .node("Identity", "", "go", "on");
    }

    private static byte[] looped(Models body, String operands, String results) {
        return model().input("x", 1).scalar("turns", 1 << 20)
                .node("Loop", "loop", operands, results, body.as("body"))
                .output("y").bytes();
    }
}
