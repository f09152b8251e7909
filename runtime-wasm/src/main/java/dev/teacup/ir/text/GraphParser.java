package dev.teacup.ir.text;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.op.Attributes;
import dev.teacup.op.Op;
import dev.teacup.op.Ops;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a graph from the text that {@link GraphPrinter} writes. */
public final class GraphParser {
    private final Scanner in;
    private final TypeParser types;
    private final ElementParser elements;
    private final AttributeParser attributes;
    private final Values values;
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Type> written = new LinkedHashMap<>();

    private GraphParser(Scanner in, Constants constants, Values outer) {
        this.in = in;
        this.types = new TypeParser(in);
        this.elements = new ElementParser(in, constants);
        this.values = Values.subgraph(outer);
        this.attributes = new AttributeParser(in, types, elements, () -> subgraph(in, constants, values));
    }

    /**
     * The graph that is written in {@code text}.
     *
     * @param constants where its constants are made
     * @throws ModelException at the line and column that cannot be read, or at the node that its operator
     * refuses
     */
    public static Graph parse(String text, Constants constants) {
        Scanner in = new Scanner(text);
        in.skip(true);
        in.expect("graph");
        String name = in.nameOr("the name of the graph");
        GraphParser parser = new GraphParser(in, constants, null);
        while (parser.statement()) {
            continue;
        }
        if (!in.isEnd()) {
            throw in.refuse("the graph has ended", "nothing more", "remove the rest");
        }
        return parser.graph(name);
    }

    private static Graph subgraph(Scanner in, Constants constants, Values outer) {
        String name = in.nameOr("the name of the graph");
        in.expect("{");
        GraphParser parser = new GraphParser(in, constants, outer);
        while (parser.statement()) {
            continue;
        }
        in.expect("}");
        return parser.graph(name);
    }

    private Graph graph(String name) {
        Map<String, Type> all = new LinkedHashMap<>(values.types());
        all.putAll(written);
        return new Graph(name, inputs, outputs, nodes, tensors, all);
    }

    /** Reads a line, or what counts as one; false at the end of the graph. */
    private boolean statement() {
        in.skip(true);
        if (in.isEnd() || in.sees("}")) {
            return false;
        }
        String first = in.slot("a name, input, constant or output");
        boolean isName = in.sees(":") || in.sees(",") || in.sees("=");
        if (isName) {
            node(first);
        } else if (first.equals("input")) {
            input(in.nameOr("the name of the input"));
        } else if (first.equals("constant")) {
            constant(in.nameOr("the name of the constant"));
        } else if (first.equals("output")) {
            outputs.add(in.nameOr("the name of the output"));
        } else {
            throw in.refuse("the text does not go on as it should", "a type, or = and an operator",
                    "write one value: type = Operator(operands) on each line");
        }
        if (!in.isLineEnd() && !in.sees("}")) {
            throw in.refuse("the line does not end here", "the end of the line", "begin another line");
        }
        return true;
    }

    private void input(String name) {
        in.expect(":");
        checkNew(name);
        values.add(name, types.type());
        inputs.add(name);
    }

    private void constant(String name) {
        in.expect(":");
        checkNew(name);
        Type type = types.type();
        in.expect("=");
        Tensor tensor = elements.tensor(type);
        values.add(name, tensor);
        tensors.put(name, tensor);
    }

    private void node(String first) {
        List<String> results = new ArrayList<>();
        result(first, results);
        while (in.take(",")) {
            result(in.slot("the name of a result"), results);
        }
        in.expect("=");
        Op op = operator();
        String name = in.sees("\"") ? in.string() : "";
        Node node =
                new Node(op, name, operands(), results, in.sees("{") ? attributes.all() : Attributes.NONE);
        values.infer(node);
        nodes.add(node);
    }

    private void result(String name, List<String> results) {
        results.add(name);
        if (!name.isEmpty()) {
            checkNew(name);
        }
        if (!name.isEmpty() && in.take(":")) {
            written.put(name, types.type());
        }
    }

    private Op operator() {
        String word = in.word("the name of an operator");
        String domain = in.take("::") ? word : "";
        String opType = domain.isEmpty() ? word : in.word("the name of an operator");
        Op op = Ops.find(domain, opType);
        if (op == null) {
            in.back(opType);
            String meant = Text.didYouMean(opType, Ops.names());
            throw in.refuse("the operator " + quoted(opType) + " is not known", "an operator of the list Ops",
                    meant.isEmpty() ? "use an operator that is there" : meant);
        }
        return op;
    }

    private List<String> operands() {
        in.expect("(");
        List<String> operands = new ArrayList<>();
        boolean more = !in.take(")");
        while (more) {
            operands.add(in.slot("the name of an operand"));
            more = in.take(",");
            if (!more) {
                in.expect(")");
            }
        }
        return operands;
    }

    private void checkNew(String name) {
        if (values.types().containsKey(name)) {
            throw in.refuse("the name " + quoted(name) + " is there already",
                    "a name of its own for every value",
                    "use another name");
        }
    }
}
