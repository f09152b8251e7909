package dev.teacup.load;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Graph;
import dev.teacup.ir.infer.Values;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.SparseTensorProto;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/** Loads one graph of the file: the model's own, or a subgraph. */
final class GraphLoader {
    /** Tells the type of an input that a subgraph's file does not tell. */
    @FunctionalInterface
    interface InputTypes {
        Type of(int index);
    }

    private final Loader loader;
    private final Unit unit;
    private final Scope scope;
    private final Growth growth;
    private final InputTypes inputTypes;

    /** @param inputTypes null for the model's own graph, whose inputs have their types in the file */
    GraphLoader(Loader loader, Unit unit, Scope scope, Values outer, InputTypes inputTypes) {
        this.loader = loader;
        this.unit = unit;
        this.scope = scope;
        this.growth = new Growth(loader, scope, outer);
        this.inputTypes = inputTypes;
    }

    /** @throws ModelException at the input, initializer, node or output that breaks a rule */
    Graph load(GraphProto proto) {
        for (TensorProto initializer : proto.initializer()) {
            initializer(initializer, null);
        }
        for (SparseTensorProto sparse : proto.sparseInitializer()) {
            initializer(sparse.values(), sparse);
        }
        List<String> inputs = inputs(proto.input());
        NodeLoader nodes = new NodeLoader(loader, unit, scope, growth);
        nodes.announce(proto.node());
        for (NodeProto node : proto.node()) {
            nodes.load(node);
        }
        return growth.build(proto.name(), inputs, outputs(proto.output()));
    }

    /** @param sparse what the values are those of, or null where they are the whole tensor */
    private void initializer(TensorProto values, SparseTensorProto sparse) {
        String where = "initializer " + quoted(values.name());
        announce(where, values.name());
        try {
            TensorLoader tensors = loader.tensors();
            growth.addConstant(scope.define(values.name()),
                    sparse == null ? tensors.load(values) : tensors.load(sparse));
        } catch (ModelException e) {
            throw e.at(where);
        }
    }

    /** The inputs that are fed; those of the model that have an initializer are constants. */
    private List<String> inputs(List<ValueInfoProto> protos) {
        List<String> inputs = new ArrayList<>();
        for (int index = 0; index < protos.size(); index++) {
            ValueInfoProto proto = protos.get(index);
            boolean isConstant = inputTypes == null && growth.tensor(proto.name()) != null;
            if (!isConstant) {
                String where = "input " + quoted(proto.name());
                announce(where, proto.name());
                String name = scope.define(proto.name());
                growth.values().add(name, inputType(proto, index, where));
                inputs.add(name);
            } else if (proto.type() != null) {
                checkConstant(proto);
            }
        }
        return inputs;
    }

    /** An input that has an initializer is of the initializer's type. */
    private void checkConstant(ValueInfoProto proto) {
        String where = "input " + quoted(proto.name());
        try {
            Type declared = ValueTypes.of(proto.type());
            Type type = growth.type(proto.name());
            boolean fits = !declared.shape().hasRank() || !declared.shape().differs(type.shape());
            if (!fits || declared.dtype() != type.dtype()) {
                throw new ModelException("the initializer is of another type", declared.toString(),
                        type.toString(), "export the model again");
            }
        } catch (ModelException e) {
            throw e.at(where);
        }
    }

    private Type inputType(ValueInfoProto proto, int index, String where) {
        boolean isTold = proto.type() != null
                && !(proto.type().value() instanceof TypeProto.Tensor tensor
                        && tensor.elemType() == DataType.UNDEFINED);
        try {
            Type type = isTold || inputTypes == null ? ValueTypes.of(proto.type()) : inputTypes.of(index);
            if (inputTypes == null) {
                checkTensor(where, type);
            }
            return inputTypes == null ? type : loose(type);
        } catch (ModelException e) {
            throw e.at(where);
        }
    }

    private List<String> outputs(List<ValueInfoProto> protos) {
        List<String> outputs = new ArrayList<>();
        for (ValueInfoProto proto : protos) {
            String where = "output " + quoted(proto.name());
            String name = scope.read(proto.name());
            if (name == null) {
                throw new ModelException(where, "nothing in the graph produces it",
                        "an output of a node, an input or an initializer of this name", "none",
                        "export the model again");
            }
            checkElementType(where, proto.type(), growth.type(name));
            if (inputTypes == null) {
                checkTensor(where, growth.type(name));
            }
            outputs.add(name);
        }
        return outputs;
    }

    private static void checkElementType(String where, TypeProto declared, Type inferred) {
        DType dtype = declared != null && declared.value() instanceof TypeProto.Tensor tensor
                ? DType.ofCode(tensor.elemType()) : null;
        if (dtype != null && dtype != inferred.dtype()) {
            throw new ModelException(where, "the element type is not what the nodes make",
                    inferred.dtype().toString(), dtype.toString(), "export the model again");
        }
    }

    /** Exporters write the sizes of a first turn, where those of others differ. */
    private static Type loose(Type type) {
        Shape shape = type.shape();
        return new Type(type.dtype(), shape.hasRank() ? Shape.ofRank(shape.rank()) : shape,
                type.isSequence());
    }

    /** A page feeds and gets tensors; sequences live inside of a model. */
    private static void checkTensor(String where, Type type) {
        if (type.isSequence()) {
            throw new ModelException(where, "it is a sequence", "a tensor", type.toString(),
                    "let the model take and give tensors");
        }
    }

    private void announce(String where, String name) {
        if (name.isEmpty() || !scope.announce(name)) {
            throw new ModelException(where,
                    name.isEmpty() ? "it has no name" : "the name is defined twice",
                    "a name that nothing else in the graph has", quoted(name), "export the model again");
        }
    }
}
