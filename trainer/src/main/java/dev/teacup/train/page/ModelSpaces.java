package dev.teacup.train.page;

import dev.teacup.error.Limits;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorData;
import dev.teacup.onnx.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the spaces in a model's file: each table of float32 [rows, width] of which Gather takes rows, and the
 * weights [width, classes] from which the scores of labelled classes come, a column for each class.
 *
 * <p>The rows are labelled by the only list of words in the model, or in what is said of it, that has as many
 * of them; else by their numbers.
 */
final class ModelSpaces {
    /** A picture of fewer points tells nothing. */
    private static final int LEAST_ROWS = 8;

    private final Map<String, TensorProto> tables = new LinkedHashMap<>();
    private final Map<Integer, List<List<String>>> words = new LinkedHashMap<>();
    private final List<List<String>> classes;
    private final Map<String, Space> found = new LinkedHashMap<>();

    private ModelSpaces(List<List<String>> classes) {
        this.classes = classes;
        classes.forEach(this::addWords);
    }

    /**
     * The spaces of a model.
     *
     * @param classes the labels of each output that has some
     * @throws dev.teacup.error.ModelException when the bytes are no model
     */
    static List<Space> of(byte[] model, List<List<String>> classes) {
        Span file = Span.of(model);
        GraphProto graph =
                ModelReader.read(file.memory(), file.at(), file.length(), Limits.DEFAULT).graph();
        ModelSpaces spaces = new ModelSpaces(classes);
        graph.initializer().forEach(spaces::addConstant);
        spaces.addNodes(graph);
        return List.copyOf(spaces.found.values());
    }

    private void addConstant(TensorProto constant) {
        if (constant.data() instanceof TensorData.Strings texts) {
            addWords(texts.values().stream().map(Span::text).toList());
        } else if (constant.dataType() == DataType.FLOAT && constant.dims().size() == 2
                && !(constant.data() instanceof TensorData.External)) {
            tables.put(constant.name(), constant);
        }
    }

    private void addWords(List<String> list) {
        List<List<String>> alike = words.computeIfAbsent(list.size(), size -> new ArrayList<>());
        if (!alike.contains(list)) {
            alike.add(list);
        }
    }

    private void addNodes(GraphProto graph) {
        for (NodeProto node : graph.node()) {
            switch (node.opType()) {
                case "Gather" -> addTable(node);
                case "MatMul", "Gemm" -> addClasses(node);
                default -> {}
            }
            for (AttributeProto attribute : node.attribute()) {
                if (attribute.value() instanceof AttributeProto.Graph subgraph) {
                    addNodes(subgraph.g());
                }
            }
        }
    }

    private void addTable(NodeProto node) {
        TensorProto table = node.input().isEmpty() ? null : tables.get(node.input().get(0));
        if (table == null || integer(node, "axis") != 0) {
            return;
        }
        int rows = (int) table.dims().get(0);
        List<List<String>> alike = words.getOrDefault(rows, List.of());
        List<String> labels = alike.size() == 1 ? alike.get(0)
                : IntStream.range(0, rows).mapToObj(row -> "row " + row).toList();
        add(table.name(), numbers(table), (int) table.dims().get(1), labels);
    }

    private void addClasses(NodeProto node) {
        TensorProto weights = node.input().size() < 2 ? null : tables.get(node.input().get(1));
        if (weights == null) {
            return;
        }
        boolean isTransposed = integer(node, "transB") != 0;
        int count = (int) weights.dims().get(isTransposed ? 0 : 1);
        for (List<String> labels : classes) {
            if (labels.size() == count) {
                int width = (int) weights.dims().get(isTransposed ? 1 : 0);
                float[] numbers = numbers(weights);
                add(weights.name(), isTransposed ? numbers : transposed(numbers, width, count), width,
                        labels);
            }
        }
    }

    private void add(String name, float[] vectors, int width, List<String> labels) {
        if (labels.size() >= LEAST_ROWS && width >= 2) {
            found.putIfAbsent(name,
                    new Space(name, width, vectors, List.of(new Space.Column("label", labels)), null));
        }
    }

    private static long integer(NodeProto node, String name) {
        return node.attribute().stream().filter(attribute -> attribute.name().equals(name))
                .map(AttributeProto::value).filter(AttributeProto.Int.class::isInstance)
                .mapToLong(value -> ((AttributeProto.Int) value).i()).findFirst().orElse(0);
    }

    private static float[] numbers(TensorProto table) {
        Span bytes = Span.of(new byte[(int) table.bytes()]);
        table.copyTo(bytes.memory(), bytes.at());
        float[] numbers = new float[(int) table.elements()];
        ByteBuffer.wrap(bytes.bytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return numbers;
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] transposed = new float[matrix.length];
        for (int at = 0; at < matrix.length; at++) {
            transposed[at % columns * rows + at / columns] = matrix[at];
        }
        return transposed;
    }
}
