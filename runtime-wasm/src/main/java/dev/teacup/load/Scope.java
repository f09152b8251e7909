package dev.teacup.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names of one graph of the file, and what the IR calls them: the same, but where a name would hide one
 * of the graph around it, or where a function is written into a graph.
 */
final class Scope {
    private final Scope outer;
    private final boolean isFunction;
    private final Map<String, Integer> taken;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> wanted = new HashMap<>();
    private final Set<String> readable = new HashSet<>();
    private final Set<String> given = new HashSet<>();

    private Scope(Scope outer, boolean isFunction, Map<String, Integer> taken) {
        this.outer = outer;
        this.isFunction = isFunction;
        this.taken = taken;
    }

    /** The names of a whole model. */
    static Scope ofModel() {
        return new Scope(null, false, new HashMap<>());
    }

    /** The names of a subgraph, which sees those around it. */
    Scope subgraph() {
        return new Scope(this, false, taken);
    }

    /** The names of a function's body that is written into this graph, of which it sees none. */
    Scope function() {
        return new Scope(this, true, taken);
    }

    /** Announces that the graph defines a name somewhere; false where it was announced before. */
    boolean announce(String name) {
        if (names.containsKey(name)) {
            return false;
        }
        String other = wanted.get(name);
        if (other != null || isFunction || hides(name)) {
            names.put(name, other != null ? other : fresh(name));
        } else {
            names.put(name, name);
            taken.putIfAbsent(name, 0);
            given.add(name);
        }
        return true;
    }

    /** Lets the operand {@code name} of a function mean a value of the graph around it. */
    void bind(String name, String value) {
        names.put(name, value);
        readable.add(name);
    }

    /**
     * Wants a name of a function, once it is announced, to be what the graph around it calls {@code value}.
     */
    void want(String name, String value) {
        wanted.putIfAbsent(name, value);
    }

    /** Lets an announced name be read from here on; answers what the IR calls it. */
    String define(String name) {
        readable.add(name);
        return names.get(name);
    }

    /** What the IR calls an announced name of this graph. */
    String own(String name) {
        return names.get(name);
    }

    /** What the IR calls a name that can be read here, or null. */
    String read(String name) {
        if (names.containsKey(name)) {
            return readable.contains(name) ? names.get(name) : null;
        }
        return seesOuter() ? outer.read(name) : null;
    }

    /** Whether the graph, or one that it sees, defines the name somewhere, perhaps too late. */
    boolean isAnnounced(String name) {
        return names.containsKey(name) || seesOuter() && outer.isAnnounced(name);
    }

    /** A name like {@code base} that nothing has so far. */
    String fresh(String base) {
        Integer next = taken.get(base);
        String name = base;
        if (next != null) {
            int number = next;
            do {
                number++;
                name = base + "_" + number;
            } while (taken.containsKey(name));
            taken.put(base, number);
        }
        taken.put(name, 0);
        given.add(name);
        return name;
    }

    private boolean seesOuter() {
        return outer != null && !isFunction;
    }

    private boolean hides(String name) {
        for (Scope scope = outer; scope != null; scope = scope.outer) {
            if (scope.given.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
