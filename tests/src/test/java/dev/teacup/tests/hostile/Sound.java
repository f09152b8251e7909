package dev.teacup.tests.hostile;

import static dev.teacup.testkit.Models.function;
import static dev.teacup.testkit.Models.model;
import static dev.teacup.testkit.Models.type;

import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.AttributeType;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.testkit.Models;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small sound models, to be damaged. */
final class Sound {
    private Sound() {}

    /** All of them, by their names. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("dense", dense().bytes());
        all.put("shapes", shapes().bytes());
        all.put("words", words().bytes());
        all.put("function", functions().bytes());
        all.put("old", old().bytes());
        all.put("control", control().bytes());
        all.put("scan", scan().bytes());
        all.put("sequences", sequences().bytes());
        all.put("newest", newest().bytes());
        return all;
    }

    static Models dense() {
        return model().input("x", "batch", 3)
                .initializer(TensorProto.of("w", DataType.FLOAT, Longs.of(3, 2), Span.of(new byte[24])))
                .floats("b", 0.5f, -0.5f)
                .node("Gemm", "dense", "x w b", "h", AttributeProto.of("alpha", 0.5f))
                .node("Relu", "", "h", "r")
                .node("Softmax", "soft", "r", "y", AttributeProto.of("axis", -1)).output("y", "h");
    }

    static Models shapes() {
        return model().input("x", "n", 4, "m").longs("end", Long.MAX_VALUE).longs("at", 1).longs("axis", 2)
                .node("Shape", "", "x", "s").node("Slice", "cut", "x at end axis", "c")
                .node("Gather", "", "s at", "four", AttributeProto.of("axis", 0))
                .node("Concat", "", "four at", "shape", AttributeProto.of("axis", 0))
                .node("Expand", "", "at shape", "wide").node("Transpose", "", "c", "t",
                        AttributeProto.ints("perm", 2, 0, 1))
                .node("Constant", "", "", "k", AttributeProto.ints("value_ints", 1, 2, 3))
                .node("ReduceSum", "", "x axis", "z", AttributeProto.of("keepdims", 0))
                .output("wide", "t", "k", "z");
    }

    static Models words() {
        return model().input("s", type(DataType.STRING, 2))
                .initializer(TensorProto.strings("t", Longs.of(2), "a", "größe"))
                .node("Equal", "", "s t", "e").node("Where", "", "e s t", "w")
                .node("Cast", "", "e", "f", AttributeProto.of("to", DataType.FLOAT)).output("w", "f");
    }

    static Models functions() {
        AttributeProto alpha =
                AttributeProto.of("alpha", new AttributeProto.Reference("slope", AttributeType.FLOAT));
        FunctionProto leak = function("Leak", "a", "b",
                NodeProto.of("LeakyRelu", "", List.of("a"), List.of("b"), List.of(alpha)));
        FunctionProto twice =
                function("Twice", "a", "c", Models.call("Leak", "a", "b", AttributeProto.of("slope", 0.5f)),
                        Models.call("Leak", "b", "c"));
        return model().imports("local", 1).function(leak).function(twice).input("x", 2, 3)
                .node(Models.call("Twice", "x", "y")).node("Neg", "", "y", "z").output("z");
    }

    /** Forms that are upgraded. */
    static Models old() {
        return Models.graph().imports("", 6).input("x", 2, 3).input("y", 3)
                .node("Add", "", "x y", "a", AttributeProto.of("broadcast", 1))
                .node("Clip", "", "a", "c", AttributeProto.of("min", -1f))
                .node("Pad", "", "c", "p", AttributeProto.ints("pads", 0, 1, 0, 1),
                        AttributeProto.of("mode", "reflect"))
                .node("Softmax", "", "p", "s").node("Squeeze", "", "s", "q", AttributeProto.ints("axes"))
                .node("Dropout", "", "s", "d mask", AttributeProto.of("is_test", 1)).output("d");
    }

    /** A condition in a loop, both of which read values from outside. */
    static Models control() {
        Models then = Models.graph().node("Add", "", "state x", "t").output("t");
        Models otherwise = Models.graph().node("Sub", "", "state x", "o").output("o");
        Models body = Models.graph().input("turn", type(DataType.INT64)).input("go", type(DataType.BOOL))
                .input("state", 2).node("Identity", "", "go", "on")
                .node("If", "choice", "up", "next", then.as("then_branch"), otherwise.as("else_branch"))
                .node("Neg", "", "next", "scanned").output("on", "next", "scanned");
        return model().input("x", 2).input("up", type(DataType.BOOL)).scalar("trips", 3)
                .node("Loop", "loop", "trips - x", "last all", body.as("body")).output("last", "all");
    }

    /** A condition that chooses what is added up row by row. */
    static Models scan() {
        Models then = Models.graph().node("Neg", "", "x", "t").output("t");
        Models otherwise = Models.graph().node("Abs", "", "x", "o").output("o");
        Models body = Models.graph().input("state", 2).input("row", 2).node("Add", "", "state row", "sum")
                .node("Identity", "", "sum", "out").output("sum", "out");
        return model().input("x", 3, 2).input("up", type(DataType.BOOL)).floats("zero", 0, 0)
                .node("If", "choice", "up", "rows", then.as("then_branch"), otherwise.as("else_branch"))
                .node("Scan", "scan", "zero rows", "last all", body.as("body"),
                        AttributeProto.of("num_scan_inputs", 1))
                .output("last", "all");
    }

    /** A sequence that is made, changed, asked and joined again. */
    static Models sequences() {
        return model().input("x", 4, 2).longs("parts", 1, 3).scalar("first", 0)
                .node("SplitToSequence", "split", "x parts", "s", AttributeProto.of("axis", 0))
                .node("SequenceInsert", "insert", "s x first", "more")
                .node("SequenceErase", "erase", "more first", "less")
                .node("SequenceAt", "at", "less first", "a").node("SequenceLength", "length", "less", "n")
                .node("ConcatFromSequence", "joined", "more", "c", AttributeProto.of("axis", 0))
                .output("a", "n", "c");
    }

    /** What came with the newest operator set. */
    static Models newest() {
        return Models.opset(28).input("x", 2, 3).input("z", 2, 3)
                .node("Celu", "celu", "x", "c", AttributeProto.of("alpha", 2f))
                .node("SwiGLU", "gate", "c z", "y", AttributeProto.of("alpha", 1f)).output("y");
    }
}
