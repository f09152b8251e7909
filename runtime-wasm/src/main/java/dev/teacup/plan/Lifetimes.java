package dev.teacup.plan;

import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.op.Body;
import dev.teacup.op.View;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each value lies and how often it will still be read; what is read no more gives its room back. */
final class Lifetimes implements GraphBuilder.Names {
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

    /** What is known of one value. */
    private static final class Life {
        private int reads;
        private Place place;
        /** Null where it lies in no room of the region that is being planned. */
        private Room room;
    }

    private final Map<String, Life> lives = new HashMap<>();
    private final List<String> fresh = new ArrayList<>();
    private final long start;
    private Offsets offsets;
    private long counted;

    /** @param start of the room, in the region */
    Lifetimes(Graph graph, long start) {
        this.start = start;
        offsets = new Offsets(start);
        for (Node node : graph.nodes()) {
            count(node, 1);
        }
        for (String output : graph.outputs()) {
            life(output).reads++;
        }
    }

    /** The same, when a region has been planned. */
    Lifetimes(Lifetimes other) {
        start = other.start;
        counted = other.counted;
        for (Map.Entry<String, Life> entry : other.lives.entrySet()) {
            Life life = life(entry.getKey());
            life.reads = entry.getValue().reads;
            life.place = entry.getValue().place;
        }
    }

    /** Begins with no room taken; whatever lives has a fixed place by now. */
    void beginRegion() {
        offsets = new Offsets(start);
        for (String name : fresh) {
            life(name).room = null;
        }
        fresh.clear();
    }

    /** Whether there is a value of this name, or a node reads one. */
    @Override
    public boolean has(String name) {
        return lives.containsKey(name);
    }

    boolean isRead(String name) {
        Life life = lives.get(name);
        return life != null && life.reads > 0;
    }

    /** Whether a single node reads a value, and does so once. */
    boolean isReadOnce(String name) {
        Life life = lives.get(name);
        return life != null && life.reads == 1;
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

    /** Counts the reads of a node that is added. */
    void add(Node node) {
        count(node, 1);
    }

    Place place(String name) {
        Life life = lives.get(name);
        return life == null ? null : life.place;
    }

    void fix(String name, Place place) {
        life(name).place = place;
    }

    /** Takes room for what is none of its values. */
    void leave(long bytes) {
        offsets.take(bytes);
    }

    /** Makes room that is not given back. */
    void makeInput(String name, Type type) {
        life(name).reads++;
        make(name, type);
    }

    /** Makes room for a value of known sizes. */
    Place make(String name, Type type) {
        Type stored = type.stored();
        long bytes = stored.shape().elements() * stored.dtype().bytes();
        Room room = new Room((int) offsets.take(bytes), bytes);
        return lay(name, new Place(stored.dtype(), stored.shape().sizes(), true, room.at), room);
    }

    /**
     * Lets a result of float32 take the room of an operand that nobody reads afterwards, and whose elements
     * it is computed from one by one.
     *
     * @return null where there is no such operand
     */
    Place replace(Piece piece, String name, Type type) {
        for (String read : piece.reads()) {
            Life life = lives.get(read);
            if (life != null && life.room != null && life.room.values == 1
                    && type.dtype() == DType.FLOAT32 && life.place.dtype() == DType.FLOAT32
                    && life.reads == piece.count(read)
                    && Arrays.equals(life.place.sizes(), type.shape().sizes())) {
                life.room.values++;
                return lay(name, life.place, life.room);
            }
        }
        return null;
    }

    private Place lay(String name, Place place, Room room) {
        Life life = life(name);
        life.place = place;
        life.room = room;
        fresh.add(name);
        return place;
    }

    /** Lets the results of a view share their operand's room, where their elements lie there in order. */
    boolean alias(Node node, Body body, Values values, Place[] outputs) {
        Life source = lives.get(node.input(0));
        if (!(body instanceof View view) || source == null || source.place == null) {
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
                Place place = source.place.view(view.layouts()[i].offset(), sizes(values, output));
                outputs[i] = lay(output, place, source.room);
                if (source.room != null) {
                    source.room.values++;
                }
            }
        }
        return true;
    }

    /** Counts that a node has been planned: its operands are read once less. */
    void read(Node node) {
        count(node, -1);
        for (String read : node.reads()) {
            Life life = life(read);
            if (life.reads <= 0) {
                free(life);
            }
        }
    }

    long bytes() {
        return offsets.bytes();
    }

    /** The values made in this region that will be read after it. */
    List<String> live() {
        List<String> live = new ArrayList<>();
        for (String name : fresh) {
            if (isRead(name)) {
                live.add(name);
            }
        }
        return live;
    }

    private static int[] sizes(Values values, String name) {
        return values.type(name).stored().shape().sizes();
    }

    private void free(Life life) {
        Room room = life.room;
        life.room = null;
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
                life(read).reads += change;
            }
        }
    }

    private Life life(String name) {
        Life life = lives.get(name);
        if (life == null) {
            life = new Life();
            lives.put(name, life);
        }
        return life;
    }
}
