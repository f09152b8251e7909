package dev.teacup.tests.hostile;

import dev.teacup.load.ExternalFiles;
import dev.teacup.memory.Memory;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.SparseTensorProto;
import dev.teacup.onnx.StringStringEntryProto;
import dev.teacup.onnx.TensorData;
import dev.teacup.onnx.TensorProto;
import dev.teacup.testkit.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tensors whose dimensions, type, data or place do not fit together. */
final class TensorAbuseTest {
    private static final long[][] DIMS = {{-1}, {2, -3}, {Long.MIN_VALUE}, {-1, 0}, {1L << 33, 1L << 33},
        {1L << 22, 1L << 22, 1L << 22}, {Long.MAX_VALUE}, {Long.MAX_VALUE, Long.MAX_VALUE}, {1L << 32},
        {3037000500L,
            3037000500L},
        {1L << 60, 16}, {0, Long.MAX_VALUE}, {Integer.MAX_VALUE, Integer.MAX_VALUE}};
    private static final String[] PLACES = {"/etc/passwd", "../w.bin", "a/../../w.bin", "a/b/../../../w.bin",
        "..\\w.bin", "a\\w.bin", "\\\\host\\share\\w.bin", "C:\\w.bin", "C:w.bin", "c:/w.bin",
        "http://a/w.bin",
        "https://a/w.bin", "file:///w.bin", "//host/w.bin", "%2e%2e/w.bin", "%2E%2E%2Fw.bin", "..%2fw.bin",
        "%2fw.bin", "..%5cw.bin", "w.bin\0.txt", "\0", "", ".", "..", "./", "a/", "a/..", "./..", "w.bin/..",
        "~/w.bin/..",
        "a//../../w.bin", "/", "//", "a/./../../w.bin", "....//../../w.bin", "w.bin\n", "\u202e/../..",
        "data:,x", "blob:x", "javascript:x", ".. /../../w.bin", "x".repeat(100_000) + "/../.."};

    /** Any file is there, and shorter than any tensor here. */
    private static final ExternalFiles FILES = new ExternalFiles() {
        @Override
        public long bytes(String location) {
            return location.equals("w.bin") ? 8 : 7;
        }

        @Override
        public void read(String location, long offset, int length, Memory target, int at) {
            if (offset < 0 || length < 0 || offset + length > bytes(location)) {
                throw new AssertionError("read " + length + " from " + offset + " of " + location);
            }
        }
    };

    @Test
    void dimensionsThatNoDataFits() {
        Contract contract = new Contract();
        for (int type = 1; type <= 26; type++) {
            for (long[] dims : DIMS) {
                for (int bytes : new int[] {0, 8, 100}) {
                    contract.take(DataType.name(type) + " " + Longs.of(dims),
                            holding(raw(type, bytes, dims)));
                }
            }
        }
        contract.holds();
    }

    @Test
    void dataOfAnotherSize() {
        Contract contract = new Contract();
        for (int type = 0; type <= 40; type++) {
            for (int bytes = 0; bytes < 40; bytes++) {
                byte[] file = holding(raw(type, bytes, 3));
                boolean fits =
                        DataType.isKnown(type) && type != DataType.STRING && DataType.bytes(type, 3) == bytes;
                if (fits) {
                    contract.take("type " + type + " of " + bytes + " bytes", file);
                } else {
                    contract.refuses("type " + type + " of " + bytes + " bytes", file, "victim");
                }
            }
        }
        contract.holds();
    }

    @Test
    void dataInEachFieldOfEachType() {
        Contract contract = new Contract();
        for (int type = 0; type <= 27; type++) {
            for (int field = 4; field <= 11; field++) {
                for (int other = 4; other <= 11; other++) {
                    for (int count = 0; count < 4; count++) {
                        byte[] tensor = Bytes.of().number(1, 3).number(2, type).text(8, "victim")
                                .filled(field, 4 * count, 1).filled(other, other == field ? 0 : count, 2)
                                .all();
                        contract.take("type " + type + " in the fields " + field + " and " + other,
                                new Bytes().file(tensor));
                    }
                }
            }
        }
        contract.holds();
    }

    @Test
    void wordsThatAreNoText() {
        Contract contract = new Contract();
        byte[][] words = {{(byte) 0xFF}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, {(byte) 0xE2, (byte) 0x82}, {(byte) 0x80}};
        for (byte[] word : words) {
            TensorProto tensor = new TensorProto("victim", DataType.STRING, Longs.of(1),
                    new TensorData.Strings(List.of(Span.of(word))), "", List.of());
            contract.refuses(Arrays.toString(word), holding(tensor), "victim", "UTF-8");
            contract.refuses("as a name", Bytes.of().bytes(7, Bytes.of().bytes(2, word).all()).all(),
                    "UTF-8");
        }
        contract.holds();
    }

    @Test
    void placesOutsideOfTheFolder() {
        Contract contract = new Contract(FILES, Contract.LIMITS);
        for (String place : PLACES) {
            contract.refuses(place, holding(external("location", place)), "victim", "location");
        }
        contract.runs("the file beside the model", holding(external("location", "w.bin")));
        contract.holds();
    }

    @Test
    void offsetsAndLengthsPastTheEnd() {
        Contract contract = new Contract(FILES, Contract.LIMITS);
        String[] numbers =
                {"1", "9", "-1", "-9223372036854775808", "9223372036854775807", "9223372036854775808",
                    "18446744073709551616", "99999999999999999999999", "0x4", "4.0", "1e3", "+4", " 4", "4 ",
                    "٤", "four", "\0",
                    "9".repeat(100_000)};
        for (String number : numbers) {
            contract.refuses("offset " + number, holding(external("location", "w.bin", "offset", number)),
                    "victim");
            contract.refuses("length " + number, holding(external("location", "w.bin", "length", number)),
                    "victim");
        }
        contract.refuses("two places", holding(external("location", "w.bin", "location", "w.bin")), "victim");
        contract.refuses("two offsets", holding(external("location", "w.bin", "offset", "0", "offset", "0")));
        contract.refuses("no place", holding(external("offset", "0")), "victim", "location");
        contract.refuses("another file", holding(external("location", "other.bin")), "victim", "end");
        contract.holds();
    }

    @Test
    void typesOfInputs() {
        Contract contract = new Contract();
        for (int type = -1; type <= 40; type++) {
            for (long[] dims : DIMS) {
                Object[] boxed = new Object[dims.length];
                for (int i = 0; i < dims.length; i++) {
                    boxed[i] = dims[i];
                }
                contract.take("an input of type " + type + " " + Longs.of(dims), Models.model()
                        .input("victim", Models.type(type, boxed)).node("Identity", "", "victim", "y")
                        .output("y").bytes());
            }
        }
        contract.holds();
    }

    @Test
    void sparseTensorsWhoseIndicesDoNotFit() {
        Contract contract = new Contract();
        contract.runs("sound", sparse(floats(1, 2), longs(0, 5), 2, 3));
        long[][] indices = {{-1, 0}, {0, 0}, {1, 0}, {0, 6}, {0, Long.MAX_VALUE}, {Long.MIN_VALUE, 0}, {0},
            {}, {0, 1, 2}};
        for (long[] places : indices) {
            contract.refuses("indices " + Arrays.toString(places), sparse(floats(1, 2), longs(places), 2, 3),
                    "'victim'");
        }
        for (long[] dims : DIMS) {
            contract.take("dims " + Longs.of(dims), sparse(floats(1, 2), longs(0, 5), dims));
            contract.take("dims " + Longs.of(dims) + " of nothing", sparse(floats(), longs(), dims));
        }
        contract.take("no dims", sparse(floats(1), longs(0)));
        contract.refuses("indices of float", sparse(floats(1, 2), floats(0, 1), 2, 3));
        contract.refuses("indices of two dimensions",
                sparse(floats(1, 2), raw(DataType.INT64, 16, 1, 2), 2, 3));
        contract.refuses("far indices", sparse(floats(1, 2), raw(DataType.INT64, 32, 2, 2), 65536, 65536));
        long[] many = new long[100];
        Arrays.fill(many, 1);
        contract.refuses("a hundred dimensions", sparse(floats(1), longs(0), many));
        contract.take("words", sparse(TensorProto.strings("victim", Longs.of(1), "a"), longs(1), 3));
        contract.holds();
    }

    private static byte[] sparse(TensorProto values, TensorProto indices, long... dims) {
        SparseTensorProto sparse = new SparseTensorProto(values, indices, Longs.of(dims));
        ModelProto model = Models.model().node("Identity", "", "victim", "y").output("y").proto();
        GraphProto graph = model.graph();
        return ModelWriter.bytes(Edits.withGraph(model, new GraphProto(graph.name(), graph.node(), List.of(),
                List.of(sparse), graph.input(), graph.output(), List.of(), "", List.of())));
    }

    private static TensorProto floats(float... values) {
        return Models.floatTensor("victim", values);
    }

    private static TensorProto longs(long... values) {
        return Models.longTensor("", values.length, values);
    }

    private static TensorProto raw(int type, int bytes, long... dims) {
        return TensorProto.of("victim", type, Longs.of(dims), Span.of(new byte[bytes]));
    }

    private static TensorProto external(String... keysAndValues) {
        List<StringStringEntryProto> entries = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.add(new StringStringEntryProto(keysAndValues[i], keysAndValues[i + 1]));
        }
        return new TensorProto("victim", DataType.FLOAT, Longs.of(2), new TensorData.External(entries), "",
                List.of());
    }

    private static byte[] holding(TensorProto tensor) {
        return Models.model().initializer(tensor).node("Identity", "", "victim", "y").output("y").bytes();
    }
}
