package dev.teacup.onnx;

import java.util.List;

/** A shape; the empty one is a scalar's. */
public record TensorShapeProto(List<Dimension> dim) {
    public TensorShapeProto {
        dim = List.copyOf(dim);
    }

    /**
     * A dimension: a number, a name or unknown. Numbers are as the file has them; some exporters write -1 or
     * 0 for unknown.
     *
     * @param hasValue whether it is the number {@code dimValue}
     * @param dimParam the name, or ""
     * @param denotation what the dimension means, as {@code DATA_BATCH}, or ""
     */
    public record Dimension(boolean hasValue, long dimValue, String dimParam, String denotation) {
        /** What is not known. */
        public static final Dimension UNKNOWN = new Dimension(false, 0, "", "");

        public static Dimension of(long dimValue) {
            return new Dimension(true, dimValue, "", "");
        }

        public static Dimension of(String dimParam) {
            return new Dimension(false, 0, dimParam, "");
        }
    }
}
