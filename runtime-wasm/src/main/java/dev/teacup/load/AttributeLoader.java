package dev.teacup.load;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Graph;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.AttributeType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.Span;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the attributes of a node of the file into those of the IR.
 *
 * @param parameters the attributes of the call of a function to which its nodes may refer; else null
 */
record AttributeLoader(Loader loader, Subgraphs subgraphs, Attributes parameters) {
    /** About what a string costs besides its letters. */
    private static final int TEXT_BYTES = 64;

    /** Loads a graph that is an attribute of the node. */
    @FunctionalInterface
    interface Subgraphs {
        Graph load(GraphProto proto);
    }

    /** @throws ModelException without a place */
    Attributes load(List<AttributeProto> protos) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (AttributeProto proto : protos) {
            Attribute value = proto.value() instanceof AttributeProto.Reference reference
                    ? parameter(proto, reference) : value(proto);
            if (value != null && attributes.put(proto.name(), value) != null) {
                throw new ModelException("the attribute " + quoted(proto.name()) + " is given twice",
                        "every attribute at most once", "two of that name", "export the model again");
            }
        }
        return Attributes.of(attributes);
    }

    /** The attribute of the call, or null where the call leaves it out. */
    private Attribute parameter(AttributeProto proto, AttributeProto.Reference reference) {
        if (parameters == null) {
            throw new ModelException("the attribute " + quoted(proto.name()) + " refers to one of a function",
                    "a value, since the node is in no function",
                    "a reference to " + quoted(reference.refAttrName()),
                    "export the model again");
        }
        return parameters.get(reference.refAttrName());
    }

    private Attribute value(AttributeProto proto) {
        AttributeProto.Value value = proto.value();
        if (value instanceof AttributeProto.Int integer) {
            return new Attribute.Int(integer.i());
        } else if (value instanceof AttributeProto.Float real) {
            return new Attribute.Real(real.f());
        } else if (value instanceof AttributeProto.Text text) {
            return new Attribute.Text(text(text.s()));
        } else if (value instanceof AttributeProto.IntList ints) {
            loader.countHeap((long) ints.ints().size() * Long.BYTES);
            return new Attribute.Ints(ints.ints().toArray());
        } else if (value instanceof AttributeProto.FloatList floats) {
            loader.countHeap((long) floats.floats().size() * Float.BYTES);
            return new Attribute.Reals(floats.floats().toArray());
        } else if (value instanceof AttributeProto.TextList texts) {
            return new Attribute.Texts(texts(texts.strings()));
        } else if (value instanceof AttributeProto.Tensor tensor) {
            return new Attribute.Constant(loader.tensors().load(tensor.t()));
        } else if (value instanceof AttributeProto.SparseTensor sparse) {
            return new Attribute.Constant(loader.tensors().load(sparse.sparseTensor()));
        } else if (value instanceof AttributeProto.Graph graph) {
            return new Attribute.Graph(subgraphs.load(graph.g()));
        }
        throw new ModelException(
                "the attribute " + quoted(proto.name()) + " is of a kind that is not supported",
                "a number, a string, a list of one of them, a tensor or a graph",
                AttributeType.name(value.type()), "export the model again without it");
    }

    private String[] texts(List<Span> spans) {
        String[] texts = new String[spans.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(spans.get(i));
        }
        return texts;
    }

    private String text(Span span) {
        loader.countHeap(TEXT_BYTES + 2L * span.length());
        return span.text();
    }
}
