package dev.teacup.onnx;

import java.util.List;

/** An attribute of a node. */
public record AttributeProto(String name, Value value, String docString) {
    /** What an attribute holds. */
    public sealed interface Value {
        /** The number of the kind in {@code AttributeProto.AttributeType}. */
        int type();
    }

    public record Float(float f) implements Value {
        @Override
        public int type() {
            return AttributeType.FLOAT;
        }
    }

    public record Int(long i) implements Value {
        @Override
        public int type() {
            return AttributeType.INT;
        }
    }

    /** A string; its bytes are UTF-8 by the specification, and not checked before {@link Span#text}. */
    public record Text(Span s) implements Value {
        @Override
        public int type() {
            return AttributeType.STRING;
        }
    }

    public record Tensor(TensorProto t) implements Value {
        @Override
        public int type() {
            return AttributeType.TENSOR;
        }
    }

    public record Graph(GraphProto g) implements Value {
        @Override
        public int type() {
            return AttributeType.GRAPH;
        }
    }

    public record SparseTensor(SparseTensorProto sparseTensor) implements Value {
        @Override
        public int type() {
            return AttributeType.SPARSE_TENSOR;
        }
    }

    public record Type(TypeProto tp) implements Value {
        @Override
        public int type() {
            return AttributeType.TYPE_PROTO;
        }
    }

    public record FloatList(Floats floats) implements Value {
        @Override
        public int type() {
            return AttributeType.FLOATS;
        }
    }

    public record IntList(Longs ints) implements Value {
        @Override
        public int type() {
            return AttributeType.INTS;
        }
    }

    /** Strings, as {@link Text}. */
    public record TextList(List<Span> strings) implements Value {
        public TextList {
            strings = List.copyOf(strings);
        }

        @Override
        public int type() {
            return AttributeType.STRINGS;
        }
    }

    public record TensorList(List<TensorProto> tensors) implements Value {
        public TensorList {
            tensors = List.copyOf(tensors);
        }

        @Override
        public int type() {
            return AttributeType.TENSORS;
        }
    }

    public record GraphList(List<GraphProto> graphs) implements Value {
        public GraphList {
            graphs = List.copyOf(graphs);
        }

        @Override
        public int type() {
            return AttributeType.GRAPHS;
        }
    }

    public record SparseTensorList(List<SparseTensorProto> sparseTensors) implements Value {
        public SparseTensorList {
            sparseTensors = List.copyOf(sparseTensors);
        }

        @Override
        public int type() {
            return AttributeType.SPARSE_TENSORS;
        }
    }

    public record TypeList(List<TypeProto> typeProtos) implements Value {
        public TypeList {
            typeProtos = List.copyOf(typeProtos);
        }

        @Override
        public int type() {
            return AttributeType.TYPE_PROTOS;
        }
    }

    /**
     * In the body of a function: the attribute of that name of the node that calls the function, of kind
     * {@code type}.
     */
    public record Reference(String refAttrName, int type) implements Value {}

    public static AttributeProto of(String name, Value value) {
        return new AttributeProto(name, value, "");
    }

    public static AttributeProto of(String name, float f) {
        return of(name, new Float(f));
    }

    public static AttributeProto of(String name, long i) {
        return of(name, new Int(i));
    }

    public static AttributeProto of(String name, String s) {
        return of(name, new Text(Span.of(s)));
    }

    public static AttributeProto of(String name, TensorProto t) {
        return of(name, new Tensor(t));
    }

    public static AttributeProto of(String name, GraphProto g) {
        return of(name, new Graph(g));
    }

    public static AttributeProto ints(String name, long... ints) {
        return of(name, new IntList(Longs.of(ints)));
    }

    public static AttributeProto floats(String name, float... floats) {
        return of(name, new FloatList(Floats.of(floats)));
    }

    public static AttributeProto strings(String name, String... strings) {
        Span[] spans = new Span[strings.length];
        for (int i = 0; i < strings.length; i++) {
            spans[i] = Span.of(strings[i]);
        }
        return of(name, new TextList(List.of(spans)));
    }
}
