package dev.teacup.op;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The attributes that a node gives, by name; immutable. */
public final class Attributes {
    /** No attribute at all. */
    public static final Attributes NONE = new Attributes(new LinkedHashMap<>());

    private final Map<String, Attribute> values;
    private final boolean hasSubgraphs;

    private Attributes(Map<String, Attribute> values) {
        this.values = values;
        boolean has = false;
        for (Attribute value : values.values()) {
            has |= value instanceof Attribute.Graph;
        }
        this.hasSubgraphs = has;
    }

    /** All of these, in their order. */
    public static Attributes of(Map<String, Attribute> values) {
        return new Attributes(new LinkedHashMap<>(values));
    }

    /** One integer, or a truth as 0 or 1. */
    public static Attributes of(String name, long value) {
        return NONE.with(name, value);
    }

    /** These and one more; an attribute of the same name is replaced. */
    public Attributes with(String name, Attribute value) {
        Map<String, Attribute> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Attributes(more);
    }

    public Attributes with(String name, long value) {
        return with(name, new Attribute.Int(value));
    }

    public Attributes with(String name, float value) {
        return with(name, new Attribute.Real(value));
    }

    public Attributes with(String name, String value) {
        return with(name, new Attribute.Text(value));
    }

    public Attributes with(String name, long[] values) {
        return with(name, new Attribute.Ints(values));
    }

    /** These without one. */
    public Attributes without(String name) {
        Map<String, Attribute> fewer = new LinkedHashMap<>(values);
        fewer.remove(name);
        return new Attributes(fewer);
    }

    /** The value of an attribute, or null where it is not given. */
    public Attribute get(String name) {
        return values.get(name);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether one of them is a graph. */
    public boolean hasSubgraphs() {
        return hasSubgraphs;
    }

    /** The names in the order in which they were given. */
    public Set<String> names() {
        return values.keySet();
    }
}
