package dev.teacup.browser.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmFunctionType;
import org.teavm.backend.wasm.model.WasmGlobal;
import org.teavm.backend.wasm.model.WasmModule;
import org.teavm.backend.wasm.model.instruction.WasmCall;
import org.teavm.backend.wasm.model.instruction.WasmCallReference;
import org.teavm.backend.wasm.model.instruction.WasmDefaultInstructionVisitor;
import org.teavm.backend.wasm.model.instruction.WasmFunctionReference;
import org.teavm.backend.wasm.model.instruction.WasmGetGlobal;
import org.teavm.backend.wasm.model.instruction.WasmInstruction;
import org.teavm.backend.wasm.model.instruction.WasmInstructionList;

/**
 * TeaVM initializes a class when it is first used, and asks at each use. This initializes the classes when
 * the engine starts, each behind those that its own initializer may use, and asks no more. Classes that may
 * use each other remain as they are, and so do those that are used before, when texts are read.
 */
final class Initializers {
    private static final String SUFFIX = "@initializer";

    private final WasmModule module;

    /** The initializers by the variables that hold them, and back. */
    private final Map<WasmGlobal, WasmFunction> initializers = new LinkedHashMap<>();
    private final Map<WasmFunction, Uses> uses = new HashMap<>();

    /** The functions that are called by reference, by their types. */
    private final Map<WasmFunctionType, Set<WasmFunction>> referenced = new HashMap<>();

    /** Tarjan's algorithm: when a class was found, and the first class found that it leads back to. */
    private final Map<WasmGlobal, Integer> found = new HashMap<>();
    private final Map<WasmGlobal, Integer> first = new HashMap<>();
    private final Deque<WasmGlobal> open = new ArrayDeque<>();
    private final List<WasmGlobal> order = new ArrayList<>();

    private Initializers(WasmModule module) {
        this.module = module;
    }

    /** Rewrites the module whose function {@code start} runs when the engine starts. */
    static void order(WasmModule module, WasmFunction start) {
        Initializers initializers = new Initializers(module);
        initializers.collect(start);
        for (WasmGlobal type : initializers.initializers.keySet()) {
            if (!initializers.found.containsKey(type)) {
                initializers.place(type);
            }
        }
        initializers.rewrite(start);
    }

    private void collect(WasmFunction start) {
        for (WasmGlobal global : module.globals) {
            if (global.getName().endsWith(SUFFIX)
                    && global.getInitialValue().getFirst() instanceof WasmFunctionReference initializer) {
                initializers.put(global, initializer.getFunction());
            } else {
                new Uses().visit(global.getInitialValue());
            }
        }
        for (WasmFunction function : module.functions) {
            Uses found = new Uses();
            found.visit(function.getBody());
            uses.put(function, found);
        }
        new Uses().visit(start.getBody());
    }

    /** Puts a class into the order, behind all classes that its initializer may use. */
    private void place(WasmGlobal type) {
        int index = found.size();
        found.put(type, index);
        first.put(type, index);
        open.push(type);
        for (WasmGlobal other : used(initializers.get(type))) {
            if (!found.containsKey(other)) {
                place(other);
                first.merge(type, first.get(other), Math::min);
            } else if (open.contains(other)) {
                first.merge(type, found.get(other), Math::min);
            }
        }
        if (first.get(type) == index) {
            if (open.peek() == type) {
                order.add(type);
            }
            WasmGlobal closed = null;
            while (closed != type) {
                closed = open.pop();
            }
        }
    }

    /** The classes that a function may use, through all that it may call. */
    private Set<WasmGlobal> used(WasmFunction function) {
        Set<WasmGlobal> types = new LinkedHashSet<>();
        Set<WasmFunction> reached = new LinkedHashSet<>(Set.of(function));
        Deque<WasmFunction> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            Uses found = uses.get(next.pop());
            if (found != null) {
                found.asks.forEach(ask -> types.add(ask.getGlobal()));
                for (WasmFunction called : found.called()) {
                    if (reached.add(called)) {
                        next.push(called);
                    }
                }
            }
        }
        return types;
    }

    private void rewrite(WasmFunction start) {
        order.removeAll(usedEarly(start));
        for (Uses found : uses.values()) {
            for (WasmGetGlobal ask : found.asks) {
                if (order.contains(ask.getGlobal())) {
                    ask.getNext().delete();
                    ask.delete();
                }
            }
        }
        order.forEach(type -> start.getBody().add(new WasmCall(initializers.get(type))));
    }

    /** The classes that what the engine does first may use, and those that these may use. */
    private Set<WasmGlobal> usedEarly(WasmFunction start) {
        Set<WasmGlobal> early = new LinkedHashSet<>();
        Deque<WasmGlobal> next = new ArrayDeque<>(used(start));
        while (!next.isEmpty()) {
            WasmGlobal type = next.pop();
            if (early.add(type)) {
                next.addAll(used(initializers.get(type)));
            }
        }
        return early;
    }

    /** What one function calls, and of which classes it asks whether they are initialized. */
    private final class Uses extends WasmDefaultInstructionVisitor {
        private final List<WasmGetGlobal> asks = new ArrayList<>();
        private final Set<WasmFunction> calls = new LinkedHashSet<>();
        private final Set<WasmFunctionType> references = new LinkedHashSet<>();

        Set<WasmFunction> called() {
            Set<WasmFunction> called = new LinkedHashSet<>(calls);
            references.forEach(type -> called.addAll(referenced.getOrDefault(type, Set.of())));
            return called;
        }

        private void visit(WasmInstructionList list) {
            for (WasmInstruction instruction : list) {
                instruction.acceptVisitor(this);
            }
        }

        @Override
        public void visit(WasmCall call) {
            calls.add(call.getFunction());
        }

        @Override
        public void visit(WasmCallReference call) {
            if (call.getPrevious() instanceof WasmGetGlobal global
                    && initializers.containsKey(global.getGlobal())) {
                asks.add(global);
            } else {
                references.add(call.getType());
            }
        }

        @Override
        public void visit(WasmFunctionReference reference) {
            WasmFunction function = reference.getFunction();
            referenced.computeIfAbsent(function.getType(), any -> new LinkedHashSet<>()).add(function);
        }
    }
}
