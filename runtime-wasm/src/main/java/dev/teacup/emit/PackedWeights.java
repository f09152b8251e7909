package dev.teacup.emit;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.memory.Arena;
import dev.teacup.memory.Memory;
import dev.teacup.op.Attribute;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weights in the order in which kernels read them, each packed once. A matrix that one product of a model
 * reads, and nobody else, is packed where it lies, if its panels are as large as it is.
 */
public final class PackedWeights {
    /** Writes the elements of a tensor in another order. */
    @FunctionalInterface
    interface Packing {
        void write(Memory memory, int at);
    }

    /** @param panels what lies in the place of the tensor; null where that is as it was loaded */
    private record Packed(Tensor from, String layout, int at, Panels panels) {
        boolean is(Tensor tensor, String other) {
            // A view of weights begins where they do, and is packed in another way.
            return from.at() == tensor.at() && from.dtype() == tensor.dtype()
                    && Arrays.equals(from.dims(), tensor.dims()) && layout.equals(other);
        }
    }

    /** What packed weights may have behind them. */
    private static final int MORE_BYTES = 1 << 12;

    private final Arena arena;
    /** Where what subgraphs may pack ends, for what lies behind is of a run; -1 for a whole model. */
    private final int end;
    private final List<Packed> all = new ArrayList<>();
    /** All constants that are read, twice where it is not by a product, or once more as they were loaded. */
    private final List<Tensor> reads = new ArrayList<>();
    /** What may be weights in loops: matrices that are the second or third operand of a node. */
    private final List<Tensor> inside = new ArrayList<>();

    /** @param arena whose mark is behind all that outlasts a run, whenever weights are packed */
    public PackedWeights(Arena arena) {
        this(arena, -1);
    }

    private PackedWeights(Arena arena, int end) {
        this.arena = arena;
        this.end = end;
    }

    /** The same for weights of a model, whose constants are read by its nodes alone. */
    public PackedWeights(Arena arena, Graph graph) {
        this(arena);
        read(graph, graph, false);
    }

    private void read(Graph graph, Graph whole, boolean isLoop) {
        for (Node node : graph.nodes()) {
            boolean isProduct = node.opType().equals("MatMul") || node.opType().equals("Gemm");
            List<String> names = node.reads();
            for (int i = 0; i < names.size(); i++) {
                Tensor constant = graph.constants().get(names.get(i));
                read(constant, graph == whole && isProduct && i == 1);
                if (isLoop && (i == 1 || i == 2)) {
                    readInLoop(constant == null ? whole.constants().get(names.get(i)) : constant);
                }
            }
            boolean loops = isLoop || node.opType().equals("Loop") || node.opType().equals("Scan");
            for (String key : node.attributes().names()) {
                Attribute attribute = node.attributes().get(key);
                if (attribute instanceof Attribute.Graph inner) {
                    read((Graph) inner.value(), whole, loops);
                } else if (attribute instanceof Attribute.Constant constant) {
                    read(constant.value(), false);
                }
            }
        }
        for (String output : graph.outputs()) {
            read(graph.constants().get(output), false);
        }
    }

    private void readInLoop(Tensor constant) {
        boolean isNew = constant != null && constant.rank() > 1;
        for (int i = 0; isNew && i < inside.size(); i++) {
            isNew = inside.get(i).at() != constant.at();
        }
        if (isNew) {
            inside.add(constant);
        }
    }

    /**
     * Takes room for the panels of products in loops, whose bodies are planned while a run has the memory
     * behind all that lasts.
     *
     * @return what packs there; null where there is nothing to pack, or where it were a large part of the
     *     memory that is left
     */
    public PackedWeights inside() {
        long bytes = 0;
        for (Tensor weights : inside) {
            // Panels are filled up to whole tiles.
            bytes += weights.bytes() + weights.bytes() / 8 + MORE_BYTES;
        }
        if (bytes == 0 || bytes > arena.leftBytes() / 16) {
            return null;
        }
        int at = arena.allocate(bytes);
        return new PackedWeights(new Arena(arena.memory(), at, at + bytes), at);
    }

    private void read(Tensor constant, boolean isOnce) {
        for (int i = isOnce ? 1 : 0; constant != null && i < 2; i++) {
            reads.add(constant);
        }
    }

    /** The address; -1 where so little memory is left that the run may need it, and in bodies of loops. */
    int at(Tensor tensor, String layout, long bytes, Packing packing) {
        // It may read more than the tensor, such as zero points, which a run may have made.
        return end < 0 ? place(tensor, layout, bytes, packing) : -1;
    }

    private int place(Tensor tensor, String layout, long bytes, Packing packing) {
        for (Packed packed : all) {
            if (packed.is(tensor, layout)) {
                return packed.at;
            }
        }
        // What was packed in the place of a tensor may not be read there as it was loaded.
        boolean fits = end < 0 ? bytes <= arena.leftBytes() / 2
                : tensor.at() < end && bytes <= arena.leftBytes();
        if (!fits && own(tensor.at()) == null) {
            return -1;
        }
        int at = arena.allocate(bytes);
        packing.write(arena.memory(), at);
        all.add(new Packed(tensor, layout, at, null));
        return at;
    }

    /** The same for panels, which may take the place of the tensor. */
    int at(Tensor tensor, Panels panels, long bytes) {
        if (panels.areWhole() && tensor.bytes() <= arena.leftBytes() / 2 && isSole(tensor)) {
            int mark = arena.mark();
            int copy = arena.allocate(tensor.bytes());
            arena.memory().copy(tensor.at(), copy, (int) tensor.bytes());
            arena.release(mark);
            Packed packed = new Packed(tensor, panels.layout(), front(tensor), panels);
            panels.pack(arena.memory(), copy, packed.at, false);
            all.add(packed);
            reads.add(tensor);
        }
        Packed own = own(tensor.at());
        int at = place(tensor, panels.layout(), bytes, (memory, place) -> {
            int mark = arena.mark();
            panels.pack(memory, own == null ? tensor.at() : loaded(own), place, false);
            arena.release(mark);
        });
        if (at < 0) {
            keep(tensor);
        }
        return at;
    }

    /** Where its panels begin: in the bytes before it, if it is not aligned. */
    private static int front(Tensor tensor) {
        return tensor.at() & -Arena.ALIGNMENT;
    }

    /** Whether one product alone reads the bytes of a tensor, and never as they were loaded. */
    private boolean isSole(Tensor tensor) {
        int count = 0;
        for (Tensor read : reads) {
            if (read.at() < tensor.at() + tensor.bytes() && read.at() + read.bytes() > front(tensor)) {
                count++;
            }
        }
        return count == 1;
    }

    /** Leaves a tensor as it was loaded, since a plan reads it so. */
    private void keep(Tensor tensor) {
        if (isSole(tensor)) {
            reads.add(tensor);
        }
    }

    /** What lies in the place of a tensor, or null. */
    private Packed own(int at) {
        for (Packed packed : all) {
            if (packed.panels != null && packed.from.at() == at) {
                return packed;
            }
        }
        return null;
    }

    /** A copy of a tensor as it was loaded. */
    private int loaded(Packed own) {
        int at = arena.allocate(own.from.bytes());
        own.panels.pack(arena.memory(), at, own.at, true);
        return at;
    }

    /** Sees to it that the reference kernel of a step finds weights as they were loaded. */
    public void load(Step step) {
        Place[] in = step.inputs();
        if (in.length > 1 && in[1] != null && !in[1].isRelative()) {
            Packed own = own(in[1].at());
            if (own == null) {
                keep(new Tensor(in[1].dtype(), in[1].sizes(), arena.memory(), in[1].at()));
            } else {
                in[1] = new Place(own.from.dtype(), own.from.dims(), false, loaded(own));
            }
        }
    }

    /** Whether the room for them begins before an address. */
    public boolean isBefore(int at) {
        return end < at;
    }

    /** How many there are. */
    public int count() {
        return all.size();
    }

    /** Where one lies, behind those before it. */
    public int place(int index) {
        return all.get(index).at;
    }

    /** The element type from which it was packed. */
    public DType dtype(int index) {
        return all.get(index).from.dtype();
    }

    /** Forgets what was packed from an address on, where memory is given back. */
    public void forget(int from) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).at >= from) {
                all.remove(i);
            }
        }
    }
}
