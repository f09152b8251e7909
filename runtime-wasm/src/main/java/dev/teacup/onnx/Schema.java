package dev.teacup.onnx;

/**
 * The fields of a kind of message: the number of each as in {@link Fields}, how it is read, and its name. A
 * letter says how; a capital says that the field is repeated.
 *
 * <p>Numbers, texts and bytes, of which the last one counts: {@code i} 64-bit integer, {@code e} 32-bit
 * integer, {@code f} float, {@code s} text, {@code l} text that names the message in errors, {@code b} bytes.
 * Lists of numbers: {@code I} and {@code F}. All others are messages: {@code a} attribute, {@code d}
 * dimension, {@code g} graph of the model, {@code h} shape, {@code k} sparse tensor, {@code m} map type,
 * {@code n} node, {@code o} operator set, {@code p} entry, {@code q} type of elements, {@code r} tensor type,
 * {@code t} tensor, {@code u} graph in a graph, {@code v} value's name and type, {@code w} opaque type,
 * {@code x} function, {@code y} type, {@code z} type in a type.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 */
final class Schema {
    static final Schema MODEL = new Schema("1i ir_version 2s producer_name 3s producer_version 4s domain "
            + "5i model_version 6s doc_string 7g graph 8O opset_import 14P metadata_props 25X functions ");
    static final Schema OPERATOR_SET = new Schema("1s domain 2i version ");
    static final Schema ENTRY = new Schema("1s key 2s value ");
    static final Schema FUNCTION = new Schema("1l name 4S input 5S output 6S attribute 7N node 8s doc_string "
            + "9O opset_import 10s domain 11A attribute_proto 12V value_info 13s overload "
            + "14P metadata_props ");
    static final Schema GRAPH = new Schema("1N node 2s name 5T initializer 10s doc_string 11V input "
            + "12V output 13V value_info 15K sparse_initializer 16P metadata_props ");
    static final Schema NODE = new Schema("1S input 2L output 3l name 4s op_type 5A attribute 6s doc_string "
            + "7s domain 8s overload 9P metadata_props ");
    static final Schema ATTRIBUTE =
            new Schema("1l name 2f f 3i i 4b s 5t t 6u g 7F floats 8I ints 9B strings "
                    + "10T tensors 11U graphs 13s doc_string 14y tp 15Y type_protos 20e type "
                    + "21s ref_attr_name 22k sparse_tensor 23K sparse_tensors ");
    /** A tensor but for its elements, which {@link TensorReader} reads. */
    static final Schema TENSOR = new Schema("1I dims 2e data_type 8l name 12s doc_string 13P external_data "
            + "14e data_location 16P metadata_props ");
    static final Schema SPARSE = new Schema("1t values 2t indices 3I dims ");
    static final Schema VALUE_INFO = new Schema("1l name 2y type 3s doc_string 4P metadata_props ");
    static final Schema TYPE = new Schema("1r tensor_type 4q sequence_type 5m map_type 6s denotation "
            + "7w opaque_type 8r sparse_tensor_type 9q optional_type ");
    static final Schema TENSOR_TYPE = new Schema("1e elem_type 2h shape ");
    static final Schema ELEMENT_TYPE = new Schema("1z elem_type ");
    static final Schema MAP_TYPE = new Schema("1e key_type 2z value_type ");
    static final Schema OPAQUE_TYPE = new Schema("1s domain 2s name ");
    static final Schema SHAPE = new Schema("1D dim ");
    static final Schema DIMENSION = new Schema("1i dim_value 2s dim_param 3s denotation ");

    /** One more than the largest number of a field. */
    static final int NUMBERS = 26;

    private final char[] kinds = new char[NUMBERS];
    private final String[] names = new String[NUMBERS];

    private Schema(String fields) {
        for (int at = 0; at < fields.length();) {
            int number = 0;
            for (; fields.charAt(at) <= '9'; at++) {
                number = 10 * number + fields.charAt(at) - '0';
            }
            int end = fields.indexOf(' ', at + 2);
            kinds[number] = fields.charAt(at);
            names[number] = fields.substring(at + 2, end);
            at = end + 1;
        }
    }

    /** The letter of a field, or 0 for one that nobody knows. */
    char kind(int field) {
        return field >= 0 && field < NUMBERS ? kinds[field] : 0;
    }

    String name(int field) {
        return names[field];
    }
}
