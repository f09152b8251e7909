package dev.teacup.onnx;

/** The kinds of {@code AttributeProto.AttributeType}, by the numbers that files hold. */
public final class AttributeType {
    public static final int UNDEFINED = 0;
    public static final int FLOAT = 1;
    public static final int INT = 2;
    public static final int STRING = 3;
    public static final int TENSOR = 4;
    public static final int GRAPH = 5;
    public static final int FLOATS = 6;
    public static final int INTS = 7;
    public static final int STRINGS = 8;
    public static final int TENSORS = 9;
    public static final int GRAPHS = 10;
    public static final int SPARSE_TENSOR = 11;
    public static final int SPARSE_TENSORS = 12;
    public static final int TYPE_PROTO = 13;
    public static final int TYPE_PROTOS = 14;

    private static final String[] NAMES = {
        "UNDEFINED", "FLOAT", "INT", "STRING", "TENSOR", "GRAPH", "FLOATS", "INTS", "STRINGS", "TENSORS",
        "GRAPHS",
        "SPARSE_TENSOR", "SPARSE_TENSORS", "TYPE_PROTO", "TYPE_PROTOS"
    };

    private AttributeType() {}

    /** The kind of the value that a field of an attribute holds, {@link #UNDEFINED} where it holds none. */
    static int ofField(int field) {
        if (field >= Fields.Attribute.F && field <= Fields.Attribute.GRAPHS || field == Fields.Attribute.TP
                || field == Fields.Attribute.TYPE_PROTOS) {
            return field - 1;
        }
        return field == Fields.Attribute.SPARSE_TENSOR || field == Fields.Attribute.SPARSE_TENSORS
                ? field - 11 : UNDEFINED;
    }

    /** The field that holds a value of a kind. */
    static int field(int type) {
        return type == SPARSE_TENSOR || type == SPARSE_TENSORS ? type + 11 : type + 1;
    }

    /** Whether the specification has the number; {@link #UNDEFINED} counts as unknown. */
    public static boolean isKnown(int type) {
        return type > UNDEFINED && type < NAMES.length;
    }

    /** The name in the specification, or the number of a kind that it does not have. */
    public static String name(int type) {
        return type >= 0 && type < NAMES.length ? NAMES[type] : "type " + type;
    }
}
