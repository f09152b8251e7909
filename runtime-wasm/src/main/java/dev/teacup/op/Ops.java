package dev.teacup.op;

import dev.teacup.op.math.Add;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The list of all operators. */
public final class Ops {
    private static final Op[] ALL = {
        new Add(),
    };

    private static final Map<String, Op> BY_NAME = byName();

    private Ops() {}

    /** All of them, in the order of the list. */
    public static List<Op> all() {
        List<Op> all = new ArrayList<>();
        for (Op op : ALL) {
            all.add(op);
        }
        return all;
    }

    /** The names of all operators. */
    public static Iterable<String> names() {
        return BY_NAME.keySet();
    }

    /** The operator of this domain ("" is ONNX's own) and name, or null. */
    public static Op find(String domain, String opType) {
        return BY_NAME.get(key(domain, opType));
    }

    private static Map<String, Op> byName() {
        Map<String, Op> byName = new HashMap<>();
        for (Op op : ALL) {
            byName.put(key(op.def().domain(), op.def().name()), op);
        }
        return byName;
    }

    private static String key(String domain, String opType) {
        return domain.isEmpty() ? opType : domain + "::" + opType;
    }
}
