package dev.teacup.browser.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.teavm.backend.wasm.generate.classes.WasmGCClassInfoProvider;
import org.teavm.backend.wasm.generate.reflection.ClassInfoStruct;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContext;
import org.teavm.backend.wasm.model.WasmField;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmFunctionType;
import org.teavm.backend.wasm.model.WasmGlobal;
import org.teavm.backend.wasm.model.WasmLocal;
import org.teavm.backend.wasm.model.WasmStructure;
import org.teavm.backend.wasm.model.WasmType;
import org.teavm.backend.wasm.model.instruction.WasmCall;
import org.teavm.backend.wasm.model.instruction.WasmFunctionReference;
import org.teavm.backend.wasm.model.instruction.WasmGetGlobal;
import org.teavm.backend.wasm.model.instruction.WasmInstruction;
import org.teavm.backend.wasm.model.instruction.WasmInstructionList;
import org.teavm.backend.wasm.model.instruction.WasmInt32Constant;
import org.teavm.backend.wasm.model.instruction.WasmNullConstant;
import org.teavm.backend.wasm.model.instruction.WasmSetGlobal;
import org.teavm.backend.wasm.model.instruction.WasmStructNew;
import org.teavm.backend.wasm.model.instruction.WasmStructNewDefault;
import org.teavm.backend.wasm.model.instruction.WasmStructSet;

/**
 * TeaVM makes the table of each class's methods empty and fills it when the engine starts, entry by entry.
 * This makes the tables constants: the triples (table, function, store) that it finds at the start become the
 * tables' initial values, and so do the numbers of the classes, each within its table where nobody else asks
 * for it.
 */
final class ConstantTables {
    private final WasmGCCodeGenContext context;
    private final Map<WasmGlobal, WasmInstruction[]> tables = new LinkedHashMap<>();
    private final Map<WasmGlobal, WasmGlobal> classes = new LinkedHashMap<>();
    private final List<WasmInstruction> kept = new ArrayList<>();
    private final Map<WasmGlobal, Integer> places = new HashMap<>();
    private WasmFunctionType linkType;

    ConstantTables(WasmGCCodeGenContext context) {
        this.context = context;
    }

    /** Rewrites the function that runs when the engine starts. */
    void rewrite(WasmFunction start) {
        List<WasmInstruction> before = new ArrayList<>();
        start.getBody().forEach(before::add);
        start.getBody().clear();
        boolean areTypesAsked = SupertypeReads.areThere(context);
        for (int i = 0; i < before.size(); i++) {
            int taken = i + 3 > before.size() ? 0 : take(before.subList(i, before.size()), areTypesAsked);
            if (taken == 0) {
                kept.add(before.get(i));
            } else {
                i += taken - 1;
            }
        }
        linkClasses(start);
        tables.forEach(this::initialize);
        if (!areTypesAsked) {
            SupertypeReads.removeUnused(context, start);
        }
    }

    /**
     * A class that only its table knows becomes a part of the table. Others and their tables are made to know
     * each other when the engine starts, each at its place: an array's class is filled before.
     */
    private void linkClasses(WasmFunction start) {
        kept.forEach(start.getBody()::add);
        Set<WasmGlobal> used = SupertypeReads.globals(context);
        start.getBody().clear();
        WasmFunction link = null;
        int next = 0;
        for (WasmGlobal table : List.copyOf(classes.keySet())) {
            WasmGlobal type = classes.get(table);
            if (used.contains(type) || !tables.containsKey(type)) {
                while (next < places.get(table)) {
                    start.getBody().add(kept.get(next++));
                }
                link = link != null ? link : link();
                start.getBody().builder().getGlobal(table).getGlobal(type).call(link);
                classes.remove(table);
            }
        }
        kept.subList(next, kept.size()).forEach(start.getBody()::add);
    }

    /** How many instructions at the head of {@code rest} became constants. */
    private int take(List<WasmInstruction> rest, boolean areTypesAsked) {
        if (!(rest.get(0) instanceof WasmGetGlobal table) || !isEmpty(table.getGlobal())) {
            return 0;
        }
        if (rest.get(1) instanceof WasmFunctionReference entry && rest.get(2) instanceof WasmStructSet set) {
            if (areTypesAsked || !SupertypeReads.isField(context, set)) {
                put(table.getGlobal(), set.getFieldIndex(), entry);
            }
            return 3;
        }
        if (rest.get(1) instanceof WasmGetGlobal type && rest.get(2) instanceof WasmCall call
                && call.getFunction().getName().equals("teavm@objectVirtualTable")) {
            putAll(table.getGlobal(), call.getFunction());
            classes.put(table.getGlobal(), type.getGlobal());
            places.put(table.getGlobal(), kept.size());
            linkType = call.getFunction().getType();
            return 3;
        }
        if (rest.size() > 3 && rest.get(1) instanceof WasmInt32Constant tag
                && rest.get(2) instanceof WasmInt32Constant modifiers && rest.get(3) instanceof WasmCall call
                && call.getFunction().getName().equals("teavm@fillRegularClass")) {
            putAll(table.getGlobal(), call.getFunction());
            put(table.getGlobal(), types().tagIndex(), tag);
            put(table.getGlobal(), types().modifiersIndex(), modifiers);
            return 4;
        }
        return 0;
    }

    /** The entries that a function of TeaVM's gives every table. */
    private void putAll(WasmGlobal table, WasmFunction filling) {
        WasmFunctionReference entry = null;
        for (WasmInstruction instruction : filling.getBody()) {
            if (instruction instanceof WasmFunctionReference reference) {
                entry = reference;
            } else if (instruction instanceof WasmStructSet set && entry != null) {
                put(table, set.getFieldIndex(), new WasmFunctionReference(entry.getFunction()));
                entry = null;
            } else if (instruction instanceof WasmSetGlobal
                    || instruction instanceof WasmStructSet set && !isTakenOtherwise(set)) {
                throw new IllegalStateException(
                        filling.getName() + " fills more than this TeaVM is known to");
            }
        }
    }

    /** Whether a store is of a table's class, a class's table, or one of the numbers that are given. */
    private boolean isTakenOtherwise(WasmStructSet set) {
        int field = set.getFieldIndex();
        return set.getType() != types().structure() ? field == WasmGCClassInfoProvider.CLASS_FIELD_OFFSET
                : field == types().vtableIndex() || field == types().tagIndex()
                        || field == types().modifiersIndex();
    }

    private void put(WasmGlobal table, int field, WasmInstruction value) {
        int size = structure(table).getFields().size();
        if (field >= 0) {
            tables.computeIfAbsent(table, any -> new WasmInstruction[size])[field] = value;
        }
    }

    /** A function that lets a table and its class know each other, which no constants can. */
    private WasmFunction link() {
        WasmFunction link = new WasmFunction(linkType);
        link.setName("teacup@link");
        WasmLocal table = new WasmLocal(linkType.getParameterTypes().get(0), "table");
        WasmLocal type = new WasmLocal(linkType.getParameterTypes().get(1), "type");
        link.add(table);
        link.add(type);
        WasmStructure object =
                context.classInfoProvider().getClassInfo("java.lang.Object").getVirtualTableStructure();
        link.getBody().builder().getLocal(table).getLocal(type)
                .structSet(object, WasmGCClassInfoProvider.CLASS_FIELD_OFFSET)
                .getLocal(type).getLocal(table).structSet(types().structure(), types().vtableIndex());
        context.module().functions.add(link);
        return link;
    }

    private ClassInfoStruct types() {
        return context.classInfoProvider().reflectionTypes().classInfo();
    }

    private static boolean isEmpty(WasmGlobal global) {
        return global.getInitialValue().getFirst() instanceof WasmStructNewDefault;
    }

    private static WasmStructure structure(WasmGlobal table) {
        return ((WasmStructNewDefault) table.getInitialValue().getFirst()).getType();
    }

    private void initialize(WasmGlobal table, WasmInstruction[] values) {
        if (classes.containsValue(table)) {
            return;
        }
        WasmStructure structure = structure(table);
        table.getInitialValue().clear();
        WasmGlobal type = classes.get(table);
        for (int i = 0; i < values.length; i++) {
            if (type != null && i == WasmGCClassInfoProvider.CLASS_FIELD_OFFSET) {
                write(structure(type), tables.get(type), table.getInitialValue());
                context.module().globals.removeIf(global -> global == type);
            } else {
                table.getInitialValue().add(value(structure, values, i));
            }
        }
        table.getInitialValue().add(new WasmStructNew(structure));
    }

    private static void write(WasmStructure structure, WasmInstruction[] values, WasmInstructionList out) {
        for (int i = 0; i < values.length; i++) {
            out.add(value(structure, values, i));
        }
        out.add(new WasmStructNew(structure));
    }

    private static WasmInstruction value(WasmStructure structure, WasmInstruction[] values, int field) {
        return values[field] != null ? values[field] : zero(structure.getFields().get(field));
    }

    private static WasmInstruction zero(WasmField field) {
        WasmType type = field.getUnpackedType();
        return type instanceof WasmType.Reference reference ? new WasmNullConstant(reference)
                : new WasmInt32Constant(0);
    }
}
