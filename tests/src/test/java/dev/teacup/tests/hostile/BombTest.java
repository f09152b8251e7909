package dev.teacup.tests.hostile;

import static dev.teacup.testkit.Models.model;
import static dev.teacup.testkit.Models.type;

import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.op.Ops;
import dev.teacup.testkit.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small models that ask for much: results that grow from node to node, lists, words and work. */
final class BombTest {
    private static final int DOUBLINGS = 60;

    private final Contract contract = new Contract();

    /** A node whose result is larger than its operand, {@code ?}. */
    private record Doubling(String opType, String in, AttributeProto... attributes) {
        Models add(Models model, int step) {
            String operands = in.replace("?", "v" + step);
            return model.node(opType, "d" + step, operands, "v" + (step + 1), attributes);
        }
    }

    @Test
    void resultsThatDouble() {
        List<Doubling> doublings = new ArrayList<>(List.of(
                new Doubling("Concat", "? ?", AttributeProto.of("axis", 0)),
                new Doubling("Tile", "? two"), new Doubling("Pad", "? pads"),
                new Doubling("Gather", "? places", AttributeProto.of("axis", 0)),
                new Doubling("Einsum", "? pair", AttributeProto.of("equation", "...,j->...j")),
                new Doubling("Resize", "? - twice")));
        for (Doubling doubling : doublings) {
            for (int kind = 0; kind < 3; kind++) {
                Models bomb = kind == 0 ? model().input("v0", 1) : kind == 1 ? model().floats("v0", 1)
                        : model().input("v0", "n");
                bomb.longs("two", 2).longs("pads", 0, 1 << 20).floats("pair", 1, 2).floats("twice", 2)
                        .initializer(TensorProto.of("places", DataType.INT64, Longs.of(2, 2),
                                Span.of(new byte[32])));
                for (int step = 0; step < DOUBLINGS; step++) {
                    doubling.add(bomb, step);
                }
                contract.outgrows(doubling.opType + " " + kind, bomb.output("v" + DOUBLINGS).bytes());
            }
        }
        contract.holds();
    }

    @Test
    void sizesThatAnOperandAsksFor() {
        long[] sizes = {1L << 20, 1L << 24, Integer.MAX_VALUE, 1L << 31, 1L << 40, Long.MAX_VALUE};
        for (long size : sizes) {
            for (int kind = 0; kind < 2; kind++) {
                for (Models bomb : List.of(
                        asked(kind, size).node("ConstantOfShape", "bomb", "n", "y"),
                        asked(kind, size).node("Expand", "bomb", "x n", "y"),
                        asked(kind, size).node("Tile", "bomb", "x n", "y"),
                        asked(kind, size).node("Range", "bomb", "zero end one", "y"),
                        asked(kind, size).node("OneHot", "bomb", "zero end values", "y"),
                        asked(kind, size).node("Pad", "bomb", "x pads", "y"),
                        asked(kind, size).node("Resize", "bomb", "x - - n", "y"),
                        asked(kind, size).node("ConstantOfShape", "bomb", "many", "y"),
                        asked(kind, size).node("HannWindow", "bomb", "end", "y"),
                        asked(kind, size).node("BlackmanWindow", "bomb", "end", "y"),
                        asked(kind, size).node("MelWeightMatrix", "bomb", "end end end f g", "y"),
                        asked(kind, size).node("DFT", "bomb", "square end", "y"),
                        asked(kind, size).node("TopK", "bomb", "x n", "y z"),
                        asked(kind, size).node("Split", "bomb", "x n", "y"),
                        asked(kind, size).node("Reshape", "bomb", "x n", "y"),
                        asked(kind, size).node("CenterCropPad", "bomb", "x n", "y"),
                        asked(kind, size).node("Bernoulli", "bomb", "x", "t").node("Expand", "", "t n", "y"),
                        asked(kind, size).node("Trilu", "bomb", "square end", "y"))) {
                    contract.take("size " + size + " asked " + (kind == 0 ? "by a constant" : "by values"),
                            bomb.output("y").bytes());
                }
            }
        }
        contract.holds();
    }

    private static Models asked(int kind, long size) {
        Models bomb = model().input("x", 1).scalar("zero", 0).scalar("one", 1).floats("values", 0, 1)
                .longs("places", 0)
                .initializer(TensorProto.of("f", DataType.FLOAT, Longs.of(), Span.of(new byte[4])))
                .initializer(
                        TensorProto.of("g", DataType.FLOAT, Longs.of(), Span.of(new byte[] {0, 0, 0, 66})))
                .initializer(TensorProto.of("square", DataType.FLOAT, Longs.of(2, 2), Span.of(new byte[16])));
        if (kind == 0) {
            return bomb.longs("n", size).longs("pads", 0, size).scalar("end", size).longs("many", size, size,
                    size);
        }
        // Values that nobody knows before the run: ones times the size.
        return bomb.input("fed", type(DataType.INT64, 1)).input("three", type(DataType.INT64, 3))
                .scalar("size", size)
                .input("single", type(DataType.INT64)).longs("mask", 0, 1)
                .node("Mul", "", "fed size", "n").node("Mul", "", "n mask", "pads")
                .node("Mul", "", "single size", "end")
                .node("Mul", "", "three size", "many");
    }

    @Test
    void workThatDoesNotEnd() {
        Models products = model().node("ConstantOfShape", "", "square", "a").longs("square", 1400, 1400);
        Models sums = model().longs("long", 2_000_000).node("ConstantOfShape", "", "long", "a");
        for (int i = 0; i < 200; i++) {
            products.node("MatMul", "m" + i, i == 0 ? "a a" : "p" + i + " a", "p" + (i + 1));
            sums.node("CumSum", "s" + i, i == 0 ? "a zero" : "p" + i + " zero", "p" + (i + 1));
        }
        contract.refuses("products", products.output("p200").bytes(), "MatMul 'm", "work");
        contract.refuses("sums", sums.scalar("zero", 0).output("p200").bytes(), "CumSum 's");
        Models fed = model().input("x", 1).longs("square", 1400, 1400).node("Expand", "", "x square", "a");
        for (int i = 0; i < 200; i++) {
            fed.node("MatMul", "m" + i, i == 0 ? "a a" : "p" + i + " a", "p" + (i + 1));
        }
        contract.refuses("products of what is fed", fed.output("p200").bytes(), "MatMul 'm", "work");
        contract.holds();
    }

    @Test
    void wordsThatGrow() {
        for (int kind = 0; kind < 2; kind++) {
            Models bomb = kind == 0 ? model().input("v0", type(DataType.STRING, 1))
                    : model().initializer(TensorProto.strings("v0", Longs.of(1), "ab"));
            for (int i = 0; i < DOUBLINGS; i++) {
                bomb.node("StringConcat", "s" + i, "v" + i + " v" + i, "v" + (i + 1));
            }
            contract.outgrows("words that double", bomb.output("v" + DOUBLINGS).bytes());
            Models split = model().initializer(TensorProto.strings("w", Longs.of(1), "a ".repeat(500_000)))
                    .longs("many", 50).node("Expand", "", "w many", "x");
            contract.take("words that are split",
                    split.node("StringSplit", "split", "x", "y z").output("y").bytes());
        }
        contract.holds();
    }

    @Test
    void listsThatAreLong() {
        long[] ones = new long[400_000];
        Arrays.fill(ones, 1);
        float[] reals = new float[400_000];
        for (String opType : Ops.names()) {
            for (String key : new String[] {"axes", "axis", "perm", "pads", "strides", "dilations",
                "kernel_shape", "values",
                "activations", "activation_alpha", "scales", "shape", "split", "keys_int64s"}) {
                if (Ops.find("", opType).def().parameter(key) != null) {
                    contract.take(opType + " with a long list as " + key,
                            model().input("x", 1, 1, 2, 2).input("w", 1, 1, 1, 1)
                                    .node(opType, "long", "x w", "y", AttributeProto.ints(key, ones))
                                    .output("y").bytes());
                    contract.take(opType + " with a long list as " + key, model().input("x", 1, 1, 2, 2)
                            .node(opType, "long", "x", "y", AttributeProto.floats(key, reals)).output("y")
                            .bytes());
                }
            }
        }
        contract.holds();
    }

    @Test
    void namesThatAreManyOrLong() {
        Models many = model();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 19_000; i++) {
            many.input("x" + i, 1);
            names.append("x").append(i).append(' ');
        }
        contract.runs("many inputs",
                many.node("Concat", "", names.toString().strip(), "y", AttributeProto.of("axis", 0))
                        .output("y").bytes());
        String huge = "n".repeat(3_000_000);
        contract.take("a name of three million letters",
                model().input(huge, 1).node("Neg", "", huge, "y").output("y").bytes());
        contract.refuses("a name of three million letters that is nowhere",
                model().input("x", 1).node("Neg", huge, huge, "y").output("y").bytes());
        Object[] dims = new Object[32];
        Arrays.fill(dims, huge.substring(0, 100_000));
        contract.take("long names of dimensions", model().input("x", dims).node("Transpose", "", "x", "y",
                AttributeProto.ints("perm", 0)).output("y").bytes());
        contract.holds();
    }
}
