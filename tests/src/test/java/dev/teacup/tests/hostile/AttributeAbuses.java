package dev.teacup.tests.hostile;

import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.Floats;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.op.OpDef;
import dev.teacup.testkit.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be put where an attribute is wanted. */
final class AttributeAbuses {
    private static final long[] WHOLE = {0, -1, 1, 2, -2, 3, 7, 16, 33, 255, 65536, Integer.MAX_VALUE,
        1L << 31, Integer.MIN_VALUE, 1L << 32, (1L << 32) + 1, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final float[] REAL = {0, -1, 1, 0.5f, 1e-45f, 1e38f, -1e38f, Float.NaN,
        Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    private static final String[] TEXT = {"", "bogus", "SAME_UPPER", "SAME_LOWER", "VALID", "linear", "cubic",
        "reverse", "reflect", "sum", "tanh", "constant", "\n", "x".repeat(5000)};

    private AttributeAbuses() {}

    /**
     * Values of every kind in the place of a parameter.
     *
     * @param given what the node has there, or null
     */
    static List<AttributeProto> of(OpDef.Parameter parameter, AttributeProto given) {
        String key = parameter.name();
        List<AttributeProto> all = new ArrayList<>();
        for (long value : WHOLE) {
            all.add(AttributeProto.of(key, value));
        }
        for (float value : REAL) {
            all.add(AttributeProto.of(key, value));
        }
        for (String text : TEXT) {
            all.add(AttributeProto.of(key, text));
        }
        all.addAll(lists(key, given));
        all.addAll(tensors(key));
        all.add(Models.graph().as(key));
        all.add(Models.graph().input("a", 1).output("a").as(key));
        all.add(AttributeProto.of(key, new AttributeProto.Reference("nobody", 2)));
        all.add(AttributeProto.of(key, new AttributeProto.Type(Models.type(DataType.FLOAT, 1))));
        all.add(AttributeProto.of(key, new AttributeProto.TensorList(List.of())));
        all.add(AttributeProto.of(key, new AttributeProto.GraphList(List.of())));
        return all;
    }

    private static List<AttributeProto> lists(String key, AttributeProto given) {
        List<AttributeProto> all = new ArrayList<>();
        long[] ints = given != null && given.value() instanceof AttributeProto.IntList list
                ? list.ints().toArray() : new long[] {1, 1};
        for (int length : new int[] {0, 1, ints.length, ints.length + 1, 2 * ints.length, 33, 5000}) {
            all.add(AttributeProto.ints(key, Arrays.copyOf(ints, length)));
            for (long value : new long[] {1, -1, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
                long[] filled = new long[length];
                Arrays.fill(filled, value);
                all.add(AttributeProto.ints(key, filled));
            }
        }
        for (int i = 0; i < ints.length; i++) {
            for (long value : WHOLE) {
                long[] changed = ints.clone();
                changed[i] = value;
                all.add(AttributeProto.ints(key, changed));
            }
        }
        for (int length : new int[] {0, 1, 2, 3, 40}) {
            for (float value : REAL) {
                float[] filled = new float[length];
                Arrays.fill(filled, value);
                all.add(AttributeProto.of(key, new AttributeProto.FloatList(Floats.of(filled))));
            }
            for (String text : TEXT) {
                String[] filled = new String[length];
                Arrays.fill(filled, text);
                all.add(AttributeProto.strings(key, filled));
            }
        }
        return all;
    }

    private static List<AttributeProto> tensors(String key) {
        List<AttributeProto> all = new ArrayList<>();
        all.add(AttributeProto.of(key, Models.floatTensor("")));
        all.add(AttributeProto.of(key, Models.floatTensor("", Float.NaN)));
        all.add(AttributeProto.of(key, Models.floatTensor("", 1, 2, 3)));
        all.add(AttributeProto.of(key, Models.longTensor("", -1, Long.MAX_VALUE)));
        all.add(AttributeProto.of(key, Models.longTensor("", 2, -1, Long.MIN_VALUE)));
        all.add(AttributeProto.of(key, Models.truth("", true)));
        all.add(AttributeProto.of(key, TensorProto.strings("", Longs.of(2), "a", "\u0000")));
        all.add(AttributeProto.of(key,
                TensorProto.of("", DataType.FLOAT, Longs.of(0, 1L << 40), Span.of(""))));
        all.add(AttributeProto.of(key, TensorProto.of("", DataType.INT4, Longs.of(1), Span.of("a"))));
        return all;
    }
}
