package dev.teacup.ir.text;

import static dev.teacup.ir.text.Notation.name;
import static dev.teacup.ir.text.Notation.quoted;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.List;
import java.util.Map;

/** Writes a graph as text that {@link GraphParser} reads; NaNs lose their payload. */
public final class GraphPrinter {
    private static final String INDENT = "    ";

    private final Strings strings;
    private final int mostElements;
    private final StringBuilder out = new StringBuilder();

    private GraphPrinter(Strings strings, int mostElements) {
        this.strings = strings;
        this.mostElements = mostElements;
    }

    /**
     * The whole graph.
     *
     * @param strings where the strings of its constants are; null writes their handles, as {@code #3}
     */
    public static String print(Graph graph, Strings strings) {
        return printShort(graph, strings, Integer.MAX_VALUE);
    }

    /** The graph with no more than {@code mostElements} elements of each constant, for reading only. */
    public static String printShort(Graph graph, Strings strings, int mostElements) {
        GraphPrinter printer = new GraphPrinter(strings, mostElements);
        printer.out.append("graph ").append(name(graph.name())).append('\n');
        printer.statements(graph, "");
        return printer.out.toString();
    }

    private void statements(Graph graph, String indent) {
        for (String input : graph.inputs()) {
            out.append(indent).append("input ");
            typed(graph, input);
            out.append('\n');
        }
        for (Map.Entry<String, Tensor> constant : graph.constants().entrySet()) {
            out.append(indent).append("constant ").append(name(constant.getKey())).append(": ");
            type(constant.getValue().type());
            out.append(" =");
            elements(constant.getValue(), " ");
            out.append('\n');
        }
        for (Node node : graph.nodes()) {
            out.append(indent);
            node(graph, node, indent);
            out.append('\n');
        }
        for (String output : graph.outputs()) {
            out.append(indent).append("output ").append(name(output)).append('\n');
        }
    }

    private void node(Graph graph, Node node, String indent) {
        for (int i = 0; i < node.outputs().size(); i++) {
            out.append(i == 0 ? "" : ", ");
            typed(graph, node.outputs().get(i));
        }
        String domain = node.op().def().domain();
        out.append(" = ").append(domain.isEmpty() ? "" : domain + "::").append(node.opType());
        if (!node.name().isEmpty()) {
            out.append(' ').append(quoted(node.name())).append(' ');
        }
        out.append('(');
        for (int i = 0; i < node.inputs().size(); i++) {
            out.append(i == 0 ? "" : ", ").append(node.hasInput(i) ? name(node.input(i)) : Notation.LEFT_OUT);
        }
        out.append(')');
        attributes(node, indent);
    }

    private void typed(Graph graph, String value) {
        if (value.isEmpty()) {
            out.append(Notation.LEFT_OUT);
            return;
        }
        out.append(name(value));
        if (graph.type(value) != null) {
            out.append(": ");
            type(graph.type(value));
        }
    }

    /** On one line, but on a line each where one of them is a graph. */
    private void attributes(Node node, String indent) {
        boolean isLong = !node.subgraphs().isEmpty();
        boolean isFirst = true;
        for (String key : node.attributes().names()) {
            out.append(isFirst ? " {" : isLong ? "" : ", ");
            out.append(isLong ? "\n" + indent + INDENT : "").append(name(key)).append(" = ");
            attribute(node.attributes().get(key), indent + INDENT);
            isFirst = false;
        }
        out.append(isFirst ? "" : isLong ? "\n" + indent + "}" : "}");
    }

    private void attribute(Attribute attribute, String indent) {
        if (attribute instanceof Attribute.Int integer) {
            out.append(integer.value());
        } else if (attribute instanceof Attribute.Real real) {
            out.append(real.value());
        } else if (attribute instanceof Attribute.Text text) {
            out.append(quoted(text.value()));
        } else if (attribute instanceof Attribute.Constant constant) {
            type(constant.value().type());
            out.append('(');
            elements(constant.value(), "");
            out.append(')');
        } else if (attribute instanceof Attribute.Graph graph) {
            subgraph((Graph) graph.value(), indent);
        } else {
            list(attribute);
        }
    }

    private void list(Attribute attribute) {
        int at = out.length();
        if (attribute instanceof Attribute.Ints integers) {
            for (long value : integers.values()) {
                out.append(", ").append(value);
            }
        } else if (attribute instanceof Attribute.Reals reals) {
            for (float value : reals.values()) {
                out.append(", ").append(value);
            }
        } else {
            for (String value : ((Attribute.Texts) attribute).values()) {
                out.append(", ").append(quoted(value));
            }
        }
        if (out.length() == at) {
            // An empty list does not tell its kind.
            out.append(attribute.kind()).append("[]");
        } else {
            out.replace(at, at + 2, "[").append(']');
        }
    }

    private void subgraph(Graph graph, String indent) {
        out.append("graph ").append(name(graph.name())).append(" {\n");
        statements(graph, indent + INDENT);
        out.append(indent).append('}');
    }

    private void type(Type type) {
        out.append(type.isSequence() ? "sequence(" : "").append(type.dtype());
        Shape shape = type.shape();
        out.append('[');
        for (int axis = 0; shape.hasRank() && axis < shape.rank(); axis++) {
            out.append(axis == 0 ? "" : ", ");
            dim(shape.dim(axis));
        }
        out.append(shape.hasRank() ? "]" : Notation.MORE + "]").append(type.isSequence() ? ")" : "");
    }

    private void dim(Dim dim) {
        if (dim.isKnown()) {
            out.append(dim.size());
            return;
        }
        if (dim.name() == null) {
            out.append('?');
        } else {
            boolean isPlain = Notation.isBare(dim.name()) && Notation.isLetter(dim.name().charAt(0));
            out.append(isPlain ? dim.name() : quoted(dim.name()));
        }
        if (dim.most() < Long.MAX_VALUE) {
            out.append("<=").append(dim.most());
        }
    }

    private void elements(Tensor tensor, String before) {
        int shown = Math.min(tensor.elements(), mostElements);
        String separator = before;
        for (int i = 0; i < shown; i++) {
            out.append(separator).append(element(tensor, i));
            separator = " ";
        }
        if (shown < tensor.elements()) {
            out.append(separator).append(Notation.MORE);
        }
    }

    private String element(Tensor tensor, int index) {
        DType dtype = tensor.dtype();
        if (dtype.isFloat()) {
            double value = tensor.f64(index);
            String text = dtype == DType.FLOAT64 ? Double.toString(value) : Float.toString((float) value);
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
        long value = tensor.i64(index);
        return switch (dtype) {
            case BOOL -> value == 0 ? "false" : "true";
            case STRING -> strings == null ? "#" + value : quoted(strings.text((int) value));
            case UINT64 -> Long.toUnsignedString(value);
            default -> Long.toString(value);
        };
    }
}
