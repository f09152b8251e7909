package dev.teacup.browser.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.teavm.backend.wasm.generate.classes.WasmGCClassInfoProvider;
import org.teavm.backend.wasm.generate.reflection.ClassInfoStruct;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContext;
import org.teavm.backend.wasm.model.WasmField;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmGlobal;
import org.teavm.backend.wasm.model.WasmLocal;
import org.teavm.backend.wasm.model.WasmStructure;
import org.teavm.backend.wasm.model.WasmType;
import org.teavm.backend.wasm.model.instruction.WasmCall;
import org.teavm.backend.wasm.model.instruction.WasmFunctionReference;
import org.teavm.backend.wasm.model.instruction.WasmGetGlobal;
import org.teavm.backend.wasm.model.instruction.WasmInstruction;
import org.teavm.backend.wasm.model.instruction.WasmInt32Constant;
import org.teavm.backend.wasm.model.instruction.WasmNullConstant;
import org.teavm.backend.wasm.model.instruction.WasmStructNew;
import org.teavm.backend.wasm.model.instruction.WasmStructNewDefault;
import org.teavm.backend.wasm.model.instruction.WasmStructSet;

/**
 * TeaVM makes the table of each class's methods empty and fills it when the engine starts, entry by entry.
 * This makes the tables constants: the triples (table, function, store) that it finds at the start become the
 * tables' initial values, and so do the numbers of the classes.
 */
final class ConstantTables {
    private final WasmGCCodeGenContext context;
    private final Map<WasmGlobal, WasmInstruction[]> tables = new LinkedHashMap<>();
    private WasmFunction link;

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
            int taken =
                    i + 3 > before.size() ? 0 : take(start, before.subList(i, before.size()), areTypesAsked);
            if (taken == 0) {
                start.getBody().add(before.get(i));
            } else {
                i += taken - 1;
            }
        }
        tables.forEach(ConstantTables::initialize);
        if (!areTypesAsked) {
            SupertypeReads.removeUnused(context, start);
        }
    }

    /** How many instructions at the head of {@code rest} became constants. */
    private int take(WasmFunction start, List<WasmInstruction> rest, boolean areTypesAsked) {
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
            start.getBody().builder().getGlobal(table.getGlobal()).getGlobal(type.getGlobal())
                    .call(link(call));
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
            }
        }
    }

    private void put(WasmGlobal table, int field, WasmInstruction value) {
        int size = structure(table).getFields().size();
        if (field >= 0) {
            tables.computeIfAbsent(table, any -> new WasmInstruction[size])[field] = value;
        }
    }

    /** A function that lets a table and its class know each other, which no constants can. */
    private WasmFunction link(WasmCall call) {
        if (link == null) {
            link = new WasmFunction(call.getFunction().getType());
            link.setName("teacup@link");
            List<WasmLocal> parameters = call.getFunction().getLocalVariables();
            WasmLocal table = new WasmLocal(parameters.get(0).getType(), "table");
            WasmLocal type = new WasmLocal(parameters.get(1).getType(), "type");
            link.add(table);
            link.add(type);
            WasmStructure object = context.classInfoProvider().getClassInfo("java.lang.Object")
                    .getVirtualTableStructure();
            link.getBody().builder().getLocal(table).getLocal(type)
                    .structSet(object, WasmGCClassInfoProvider.CLASS_FIELD_OFFSET)
                    .getLocal(type).getLocal(table).structSet(types().structure(), types().vtableIndex());
            context.module().functions.add(link);
        }
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

    private static void initialize(WasmGlobal table, WasmInstruction[] values) {
        WasmStructure structure = structure(table);
        table.getInitialValue().clear();
        for (int i = 0; i < values.length; i++) {
            table.getInitialValue().add(values[i] != null ? values[i] : zero(structure.getFields().get(i)));
        }
        table.getInitialValue().add(new WasmStructNew(structure));
    }

    private static WasmInstruction zero(WasmField field) {
        WasmType type = field.getUnpackedType();
        return type instanceof WasmType.Reference reference ? new WasmNullConstant(reference)
                : new WasmInt32Constant(0);
    }
}
