package dev.teacup.plan;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.op.Body;
import dev.teacup.op.View;
import dev.teacup.tensor.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where each value lies and how often it will still be read; what is read no more gives its room back. */
final class Lifetimes {
    /** The room of one value and of all views of it. */
    private static final class Room {
        private final int at;
        private final long bytes;
        private int values = 1;

        Room(int at, long bytes) {
            this.at = at;
            this.bytes = bytes;
        }
    }

    private final Map<String, Integer> reads = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Room> rooms = new HashMap<>();
    private final Map<String, Place> fresh = new LinkedHashMap<>();
    private Offsets offsets = new Offsets();
    private long counted;

    Lifetimes(Graph graph) {
        for (Node node : graph.nodes()) {
            count(node, 1);
        }
        for (String output : graph.outputs()) {
            count(output, 1);
        }
    }

    /** Begins with no room taken; whatever lives has a fixed place by now. */
    void beginRegion() {
        offsets = new Offsets();
        rooms.clear();
        fresh.clear();
    }

    /** Whether a node that was planned, or is to be, reads a value of this name. */
    boolean knows(String name) {
        return reads.containsKey(name);
    }

    boolean isRead(String name) {
        return reads.getOrDefault(name, 0) > 0;
    }

    boolean isNeeded(Node node) {
        for (String output : node.outputs()) {
            if (isRead(output)) {
                return true;
            }
        }
        return false;
    }

    /** Counts the reads of nodes that stand for {@code node}, of those whose results are read. */
    void expand(Node node, List<Node> inner) {
        for (int i = inner.size() - 1; i >= 0; i--) {
            if (isNeeded(inner.get(i))) {
                count(inner.get(i), 1);
            }
        }
        read(node);
    }

    Place place(String name) {
        return places.get(name);
    }

    void fix(String name, Place place) {
        places.put(name, place);
    }

    /** Makes room for a value of known sizes. */
    Place make(String name, Type type) {
        Type stored = type.stored();
        long bytes = stored.shape().elements() * stored.dtype().bytes();
        Room room = new Room((int) offsets.take(bytes), bytes);
        rooms.put(name, room);
        Place place = new Place(stored.dtype(), stored.shape().sizes(), true, room.at);
        places.put(name, place);
        fresh.put(name, place);
        return place;
    }

    /** Lets the results of a view share their operand's room, where their elements lie there in order. */
    boolean alias(Node node, Body body, Values values, Place[] outputs) {
        Place source = node.hasInput(0) ? places.get(node.input(0)) : null;
        if (!(body instanceof View view) || source == null) {
            return false;
        }
        for (int i = 0; i < outputs.length; i++) {
            if (isRead(node.outputs().get(i))
                    && !view.isContiguous(i, sizes(values, node.outputs().get(i)))) {
                return false;
            }
        }
        for (int i = 0; i < outputs.length; i++) {
            String output = node.outputs().get(i);
            if (isRead(output)) {
                outputs[i] = source.view(view.layouts()[i].offset(), sizes(values, output));
                places.put(output, outputs[i]);
                fresh.put(output, outputs[i]);
                share(node.input(0), output);
            }
        }
        return true;
    }

    /** Counts that a node has been planned: its operands are read once less. */
    void read(Node node) {
        count(node, -1);
        for (String read : node.reads()) {
            if (!read.isEmpty() && !isRead(read)) {
                free(read);
            }
        }
    }

    long bytes() {
        return offsets.bytes();
    }

    /** The values made in this region that will be read after it. */
    Map<String, Place> live() {
        Map<String, Place> live = new LinkedHashMap<>();
        for (Map.Entry<String, Place> entry : fresh.entrySet()) {
            if (isRead(entry.getKey())) {
                live.put(entry.getKey(), entry.getValue());
            }
        }
        return live;
    }

    private static int[] sizes(Values values, String name) {
        return values.type(name).stored().shape().sizes();
    }

    private void share(String owner, String name) {
        Room room = rooms.get(owner);
        if (room != null) {
            room.values++;
            rooms.put(name, room);
        }
    }

    private void free(String name) {
        Room room = rooms.remove(name);
        if (room != null && --room.values == 0) {
            offsets.free(room.at, room.bytes);
        }
    }

    /** How many reads there were in all, of those that are done as well. */
    long counted() {
        return counted;
    }

    private void count(Node node, int change) {
        for (String read : node.reads()) {
            counted += Math.max(0, change);
            if (!read.isEmpty()) {
                count(read, change);
            }
        }
    }

    private void count(String name, int change) {
        reads.put(name, reads.getOrDefault(name, 0) + change);
    }
}
