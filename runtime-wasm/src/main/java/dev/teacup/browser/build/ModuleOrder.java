package dev.teacup.browser.build;

import dev.teacup.browser.build.ModuleIndices.Index;
import dev.teacup.browser.build.ModuleIndices.Space;
import dev.teacup.browser.build.ModuleIndices.Span;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Puts a module's types, functions and globals into the order in which Brotli leaves least of them: what is
 * alike stands together. Types are sorted by how often they are named, globals by what they begin with, and
 * a function is followed by the one that is most like those before it. Those with numbers of one byte stay
 * before the others, since Binaryen gives these to what is used most.
 */
final class ModuleOrder {
    private static final int ONE_BYTE = 128;

    private final byte[] module;
    private final ModuleIndices indices;
    /** By space, the new number of each. */
    private final Map<Space, int[]> numbers = new EnumMap<>(Space.class);

    private ModuleOrder(byte[] module) {
        this.module = module;
        this.indices = new ModuleIndices(module);
    }

    /** The same module in this order. */
    static byte[] of(byte[] module) {
        return new ModuleOrder(module).write();
    }

    private byte[] write() {
        List<List<Integer>> types = types();
        List<Integer> functions = functions();
        number(Space.FUNCTION, functions, indices.importedFunctions);
        List<Integer> globals = globals();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(module, 0, ModuleIndices.HEADER);
        for (Span section : indices.sections) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            switch (section.id()) {
                case ModuleIndices.TYPES -> write(types, content);
                case ModuleIndices.FUNCTIONS -> {
                    write(functions.size(), content);
                    functions.forEach(i -> write(numbers.get(Space.TYPE)[indices.functions.get(i)], content));
                }
                case ModuleIndices.GLOBALS -> {
                    write(globals.size(), content);
                    globals.forEach(i -> content.writeBytes(bytes(indices.globals.get(i))));
                }
                case ModuleIndices.CODE -> {
                    write(functions.size(), content);
                    functions.forEach(i -> sized(bytes(indices.bodies.get(i)), content));
                }
                default -> content.writeBytes(bytes(section));
            }
            out.write(section.id());
            sized(content.toByteArray(), out);
        }
        return out.toByteArray();
    }

    private List<Integer> functions() {
        List<Integer> sorted = sorted(indices.bodies.size(), indices.importedFunctions,
                Comparator.comparing(i -> length(indices.bodies.get(i))));
        int first = Math.min(sorted.size(), Math.max(0, ONE_BYTE - indices.importedFunctions));
        List<Integer> functions = new ArrayList<>();
        for (List<Integer> block : List.of(sorted.subList(0, first), sorted.subList(first, sorted.size()))) {
            functions.addAll(AlikeChain.of(block, i -> {
                Span body = indices.bodies.get(i);
                return Arrays.copyOfRange(module, body.start(), body.end());
            }));
        }
        return functions;
    }

    private void write(List<List<Integer>> types, ByteArrayOutputStream out) {
        List<Span> spans = indices.groups.stream().flatMap(List::stream).toList();
        write(types.size(), out);
        for (List<Integer> group : types) {
            if (group.size() > 1) {
                out.write(ModuleIndices.RECURSIVE);
                write(group.size(), out);
            }
            group.forEach(i -> out.writeBytes(bytes(spans.get(i))));
        }
    }

    /** The types of each group, those first that are named most, but each behind the one that it extends. */
    private List<List<Integer>> types() {
        List<Span> spans = indices.groups.stream().flatMap(List::stream).toList();
        int[] parents = spans.stream().mapToInt(this::parent).toArray();
        double[] weights = weights(parents);
        List<List<Integer>> groups = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (List<Span> group : indices.groups) {
            List<Integer> order = group(all.size(), all.size() + group.size(), parents, weights);
            groups.add(order);
            all.addAll(order);
        }
        number(Space.TYPE, all, 0);
        return groups;
    }

    /** How often each type is named; what extends it counts by half, since it cannot come before. */
    private double[] weights(int[] parents) {
        double[] weights = new double[parents.length];
        indices.indices.stream().filter(index -> index.space() == Space.TYPE)
                .forEach(index -> weights[index.value()]++);
        indices.functions.forEach(type -> weights[type]++);
        for (int i = parents.length - 1; i >= 0; i--) {
            if (parents[i] >= 0) {
                weights[parents[i]] += weights[i] / 2;
            }
        }
        return weights;
    }

    private static List<Integer> group(int start, int end, int[] parents, double[] weights) {
        List<Integer> order = new ArrayList<>();
        Comparator<Integer> byWeight = Comparator.comparing(i -> weights[i]);
        Queue<Integer> open = new PriorityQueue<>(byWeight.reversed().thenComparing(i -> i));
        for (int i = start; i < end; i++) {
            if (parents[i] < start) {
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            int type = open.remove();
            order.add(type);
            for (int i = start; i < end; i++) {
                if (parents[i] == type) {
                    open.add(i);
                }
            }
        }
        return order;
    }

    /** The type that one extends, which it names first; -1 for none. */
    private int parent(Span type) {
        int head = module[type.start()];
        boolean isSub = head == ModuleIndices.SUB || head == ModuleIndices.SUB_FINAL;
        return isSub && module[type.start() + 1] == 1 ? indices.indices.get(firstFrom(type.start())).value()
                : -1;
    }

    /** Sorted by what they are written as; as before where one reads another, which has to come first. */
    private List<Integer> globals() {
        int imported = indices.importedGlobals;
        number(Space.GLOBAL, sorted(indices.globals.size(), imported, (a, b) -> 0), imported);
        List<byte[]> written = indices.globals.stream().map(this::bytes).toList();
        boolean isOneRead = indices.globals.stream().anyMatch(this::readsGlobal);
        List<Integer> globals = sorted(written.size(), imported,
                (a, b) -> isOneRead ? 0 : Arrays.compareUnsigned(written.get(a), written.get(b)));
        number(Space.GLOBAL, globals, imported);
        return globals;
    }

    private boolean readsGlobal(Span global) {
        for (int i = firstFrom(global.start()); i < indices.indices.size()
                && indices.indices.get(i).start() < global.end(); i++) {
            if (indices.indices.get(i).space() == Space.GLOBAL) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> sorted(int size, int imported, Comparator<Integer> order) {
        List<Integer> sorted = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            sorted.add(i);
        }
        sorted.sort(Comparator.comparing((Integer i) -> i + imported >= ONE_BYTE).thenComparing(order));
        return sorted;
    }

    private void number(Space space, List<Integer> order, int imported) {
        int[] places = new int[imported + order.size()];
        Arrays.setAll(places, i -> i);
        for (int i = 0; i < order.size(); i++) {
            places[imported + order.get(i)] = imported + i;
        }
        numbers.put(space, places);
    }

    private static int length(Span span) {
        return span.end() - span.start();
    }

    /** The first number at {@code start} or behind. */
    private int firstFrom(int start) {
        int low = 0;
        int high = indices.indices.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (indices.indices.get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The bytes of a part with the new numbers. */
    private byte[] bytes(Span span) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = span.start();
        for (int i = firstFrom(at); i < indices.indices.size()
                && indices.indices.get(i).start() < span.end(); i++) {
            Index index = indices.indices.get(i);
            out.write(module, at, index.start() - at);
            int number = numbers.get(index.space())[index.value()];
            if (index.isSigned()) {
                writeSigned(number, out);
            } else {
                write(number, out);
            }
            at = index.end();
        }
        out.write(module, at, span.end() - at);
        return out.toByteArray();
    }

    private static void sized(byte[] content, ByteArrayOutputStream out) {
        write(content.length, out);
        out.writeBytes(content);
    }

    private static void write(int number, ByteArrayOutputStream out) {
        int left = number;
        while (left >= 0x80) {
            out.write(left & 0x7F | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }

    /** A number that is not negative as one that might be: its highest bit is a sign. */
    private static void writeSigned(int number, ByteArrayOutputStream out) {
        int left = number;
        while (left >= 0x40) {
            out.write(left & 0x7F | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }
}
