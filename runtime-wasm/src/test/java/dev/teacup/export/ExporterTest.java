package dev.teacup.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.text.GraphPrinter;
import dev.teacup.load.ExternalFiles;
import dev.teacup.load.Loader;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.StringStringEntryProto;
import dev.teacup.op.Attributes;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ExporterTest {
    private static final String MLP = """
            graph mlp
            input x: float32[batch, 3]
            input "odd name": int64[?, 2]
            constant w: float32[3, 2] = 1 2 3 4 5 6
            constant words: string[2] = "tea" ""
            constant none: float32[0] =
            constant yes: bool[] = true
            h: float32[batch, 2] = MatMul "first" (x, w)
            y: float32[batch, 2] = LeakyRelu(h) {alpha = 0.1}
            z: float32[batch, 2] = Clip(y, _, _)
            output y
            output words
            """;

    private final Constants constants =
            new Constants(new Arena(BufferMemory.of(1 << 12, 1 << 20), 16, 1 << 20), new Strings());

    @Test
    void writesWhatLoadsAsTheSameGraph() {
        String text = MLP.replace("Clip(y, _, _)", "Clip(y)");
        assertEquals(text, loaded(Exporter.export(Graph.parse(text, constants), constants, Heading.of(21))));
    }

    @Test
    void writesTheHeading() {
        Graph graph = Graph.parse(MLP, constants);
        ModelProto model =
                Exporter.export(graph, constants, Heading.of(23).with("seed", "42").with("loss", "bce"));
        assertEquals(11, model.irVersion());
        assertEquals(List.of(new OperatorSetIdProto("", 23)), model.opsetImport());
        assertEquals("teacup", model.producerName());
        assertEquals(new StringStringEntryProto("loss", "bce"), model.metadataProps().get(1));
    }

    @Test
    void writesAnOperatorThatIsTooNewAsItsCompositionUnderNamesOfTheirOwn() {
        Graph graph = Graph.parse("""
                graph g
                input x: float32[n]
                y: float32[n] = Swish "act" (x) {alpha = 2.0}
                output y
                """, constants);
        assertEquals("""
                graph g
                input x: float32[n]
                constant y/constant_0: float32[] = 1
                constant y/constant_1: float32[] = 2
                y/Mul_0: float32[n] = Mul "act" (y/constant_1, x)
                y/Neg_1: float32[n] = Neg "act, y/Neg_1" (y/Mul_0)
                y/Exp_2: float32[n] = Exp "act, y/Exp_2" (y/Neg_1)
                y/Add_3: float32[n] = Add "act, y/Add_3" (y/constant_0, y/Exp_2)
                y/Div_4: float32[n] = Div "act, y/Div_4" (y/constant_0, y/Add_3)
                y: float32[n] = Mul "act, y" (x, y/Div_4)
                output y
                """, loaded(Exporter.export(graph, constants, Heading.of(21))));
        assertEquals(graph.text(), loaded(Exporter.export(graph, constants, Heading.of(24))));
    }

    @Test
    void refusesWhatIsTooNewAndNoComposition() {
        Node node = new Node(new TooNew(), "n", List.of("x"), List.of("y"), Attributes.NONE);
        Type type = Type.of(DType.FLOAT32, 2);
        Graph graph = new Graph("g", List.of("x"), List.of("y"), List.of(node), Map.of(),
                Map.of("x", type, "y", type));
        ModelException refusal = assertThrows(ModelException.class,
                () -> Exporter.export(graph, constants, Heading.of(21)));
        assertEquals("""
                BitCast 'n': the operator 'BitCast' is newer than the operator set of the file
                expected: what opset 21 has, or is a composition of that
                got: since opset 26
                fix: export for an operator set that has it""", refusal.getMessage());
    }

    @Test
    void refusesAnElementTypeThatIsTooNew() {
        Graph graph = Graph.parse("""
                graph g
                constant start: float16[] = 1
                constant limit: float16[] = 3
                y = Range "count" (start, limit, start)
                output y
                """, constants);
        ModelException refusal = assertThrows(ModelException.class,
                () -> Exporter.export(graph, constants, Heading.of(21)));
        assertEquals("the operator 'Range' of float16 is newer than the operator set of the file",
                refusal.what());
        assertEquals("Range",
                Exporter.export(graph, constants, Heading.of(27)).graph().node().get(0).opType());
    }

    @Test
    void writesAnElementTypeThatIsTooNewAsAComposition() {
        Graph graph = Graph.parse("graph g\ninput x: float64[2]\ny = Celu(x)\noutput y\n", constants);
        ModelProto model = Exporter.export(graph, constants, Heading.of(21));
        for (NodeProto node : model.graph().node()) {
            assertNotEquals("Celu", node.opType());
        }
    }

    @Test
    void refusesAnOperatorSetThatItCannotWrite() {
        Graph graph = Graph.parse(MLP, constants);
        ModelException refusal = assertThrows(ModelException.class,
                () -> Exporter.export(graph, constants, Heading.of(9)));
        assertEquals("opset 21 to 27", refusal.expected());
    }

    /** The list grows with ONNX: whoever adds an operator looks what its newest form adds. */
    @Test
    void knowsOfEveryNewerOperatorWhatIsNewInIt() {
        Set<String> onlyFurtherTypes =
                new TreeSet<>(List.of("Acos", "Acosh", "Asin", "Asinh", "Atan", "Atanh",
                        "AveragePool", "Bernoulli", "Celu", "Constant", "ConstantOfShape", "Conv",
                        "ConvTranspose", "Cos", "Cosh",
                        "DeformConv", "Det", "Dropout", "Elu", "EyeLike", "Flatten", "GRU",
                        "GlobalAveragePool", "GlobalLpPool",
                        "GlobalMaxPool", "GridSample", "HardSigmoid", "HardSwish", "Identity", "If",
                        "InstanceNormalization",
                        "LSTM", "Loop", "LpNormalization", "LpPool", "MaxPool", "MaxRoiPool", "MaxUnpool",
                        "Mish", "Multinomial",
                        "NegativeLogLikelihoodLoss", "Pad", "RNN", "RandomNormal", "RandomNormalLike",
                        "RandomUniform",
                        "RandomUniformLike", "Reshape", "RoiAlign", "Round", "Scan", "Selu", "Shape", "Sin",
                        "Sinh", "Size",
                        "Softplus", "Softsign", "SplitToSequence", "Squeeze", "Tan", "ThresholdedRelu",
                        "TopK", "Transpose",
                        "Unsqueeze"));
        List<String> unknown = new ArrayList<>();
        for (Op op : Ops.all()) {
            boolean isNovelty = op.def().oldest() > Exporter.OLDEST;
            for (Novelty novelty : Novelty.ALL) {
                isNovelty = isNovelty || novelty.opType().equals(op.def().name());
            }
            if (op.def().since() > Exporter.OLDEST && !isNovelty
                    && !onlyFurtherTypes.contains(op.def().name())) {
                unknown.add(op.def().name());
            }
        }
        assertEquals(List.of(), unknown);
    }

    /** The text form of the graph that a file of this model is loaded as. */
    private String loaded(ModelProto model) {
        byte[] file = ModelWriter.bytes(model);
        BufferMemory memory = BufferMemory.of(16 + file.length, 1 << 20);
        memory.write(16, file);
        ModelProto read = ModelReader.read(memory, 16, file.length, Limits.DEFAULT);
        Constants others = new Constants(new Arena(memory, 16 + file.length, 1 << 20), new Strings());
        Graph graph = Loader.load(read, others, Limits.DEFAULT, ExternalFiles.NONE);
        return GraphPrinter.print(graph, others.strings());
    }

    private static final class TooNew implements Op {
        @Override
        public OpDef def() {
            return OpDef.of("BitCast").newIn(26).type("T", dev.teacup.op.DTypes.FLOATS).in("input", "T")
                    .out("output", "T");
        }

        @Override
        public Type[] types(Call call) {
            return call.results(call.shape("input"));
        }

        @Override
        public Body body(Call call) {
            return (Kernel) f -> {
            };
        }
    }
}
