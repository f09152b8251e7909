package dev.teacup.train.file;

import static dev.teacup.error.Text.didYouMean;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.load.upgrade.Upgrades;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a model's file is made of, whether it can run or not.
 *
 * @param operators how often each operator occurs, in subgraphs and functions too; by its name, or by
 *     {@code DOMAIN.NAME} where it is not ONNX's own
 * @param unsupported what Teacup does not have, each with how often it is used and what would help
 */
public record Contents(Map<String, Integer> operators, List<String> unsupported) {
    private static final String OTHER_TYPE =
            "convert the model to float16, float32, float64, integers of 8 to 64 bits, bool or string";

    /** @throws ModelException when the bytes are no model */
    public static Contents of(byte[] bytes) {
        Span file = Span.of(bytes);
        ModelProto model = ModelReader.read(file.memory(), file.at(), file.length(), Limits.DEFAULT);
        Search search = new Search(model.functions());
        search.graph(model.graph());
        model.functions().forEach(function -> function.node().forEach(search::node));
        model.graph().input().forEach(value -> search.value("input", value));
        model.graph().output().forEach(value -> search.value("output", value));
        return new Contents(search.operators, search.unsupported());
    }

    private static final class Search {
        private final Map<String, Integer> operators = new TreeMap<>();
        private final Map<String, Integer> lacking = new TreeMap<>();
        private final Map<String, String> advice = new TreeMap<>();
        private final Set<String> known = new TreeSet<>(Ops.names());
        private final Set<String> functions;

        Search(List<FunctionProto> functions) {
            this.functions = functions.stream().map(function -> name(function.domain(), function.name()))
                    .collect(Collectors.toSet());
            known.addAll(Upgrades.all().keySet());
            known.add("Constant");
        }

        List<String> unsupported() {
            return lacking.entrySet().stream().map(entry -> entry.getKey()
                    + (entry.getValue() == 1 ? "" : ", " + entry.getValue() + " times")
                    + ": " + advice.get(entry.getKey())).toList();
        }

        void graph(GraphProto graph) {
            graph.node().forEach(this::node);
            graph.initializer().forEach(this::tensor);
            if (!graph.sparseInitializer().isEmpty()) {
                lack("sparse initializers", "export the model again with dense weights");
            }
        }

        void node(NodeProto node) {
            String name = name(node.domain(), node.opType());
            operators.merge(name, 1, Integer::sum);
            boolean isOwn = name.equals(node.opType());
            if (!functions.contains(name) && !known.contains(name)
                    && Ops.find(node.domain(), node.opType()) == null) {
                lack("the operator " + name, advice(node.opType(), isOwn));
            }
            for (AttributeProto attribute : node.attribute()) {
                if (attribute.value() instanceof AttributeProto.Graph subgraph) {
                    graph(subgraph.g());
                } else if (attribute.value() instanceof AttributeProto.Tensor tensor) {
                    tensor(tensor.t());
                } else if (name.equals("Cast") && attribute.value() instanceof AttributeProto.Int to) {
                    type((int) to.i(), "Cast to");
                }
            }
        }

        void value(String kind, ValueInfoProto value) {
            TypeProto.Value type = value.type() == null ? null : value.type().value();
            if (type instanceof TypeProto.Tensor tensor) {
                type(tensor.elemType(), kind + " " + value.name() + " of");
            } else if (type != null) {
                lack(kind + " " + value.name() + " that is no tensor", "let the model take and give tensors");
            }
        }

        private void lack(String what, String help) {
            lacking.merge(what, 1, Integer::sum);
            advice.put(what, help);
        }

        private void tensor(TensorProto tensor) {
            type(tensor.dataType(), "constants of");
        }

        private void type(int code, String what) {
            if (DType.ofCode(code) == null && DataType.isKnown(code)) {
                lack(what + " " + DataType.name(code), OTHER_TYPE);
            }
        }

        private String advice(String opType, boolean isOwn) {
            String meant = isOwn ? didYouMean(opType, List.copyOf(known)) : "";
            return !meant.isEmpty() ? meant : isOwn ? "export the model with other operators"
                    : "export it before a runtime optimises it, or with operators of ONNX itself";
        }

        private static String name(String domain, String opType) {
            return domain.isEmpty() || domain.equals("ai.onnx") ? opType : domain + "." + opType;
        }
    }
}
