package dev.teacup.browser.build;

import java.util.HashSet;
import java.util.Set;
import org.teavm.backend.wasm.generate.reflection.ClassInfoStruct;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContext;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmGlobal;
import org.teavm.backend.wasm.model.instruction.WasmCall;
import org.teavm.backend.wasm.model.instruction.WasmDefaultInstructionVisitor;
import org.teavm.backend.wasm.model.instruction.WasmFunctionReference;
import org.teavm.backend.wasm.model.instruction.WasmGetGlobal;
import org.teavm.backend.wasm.model.instruction.WasmInstruction;
import org.teavm.backend.wasm.model.instruction.WasmInstructionList;
import org.teavm.backend.wasm.model.instruction.WasmStructGet;
import org.teavm.backend.wasm.model.instruction.WasmStructSet;

/**
 * Whether a class is ever asked if it is a supertype of another that is known only then. Each class has a
 * function for that, which nobody needs otherwise.
 */
final class SupertypeReads extends WasmDefaultInstructionVisitor {
    private final WasmGCCodeGenContext context;
    private final Set<WasmFunction> used = new HashSet<>();
    private final Set<WasmGlobal> globals = new HashSet<>();
    private boolean found;

    private SupertypeReads(WasmGCCodeGenContext context) {
        this.context = context;
    }

    static boolean areThere(WasmGCCodeGenContext context) {
        SupertypeReads reads = new SupertypeReads(context);
        for (WasmFunction function : context.module().functions) {
            // An array asks its elements' class, but only when somebody asks the array's.
            if (!function.getName().equals("teavm@isArrayType")) {
                reads.visit(function.getBody());
            }
        }
        return reads.found;
    }

    static boolean isField(WasmGCCodeGenContext context, WasmStructSet set) {
        ClassInfoStruct types = context.classInfoProvider().reflectionTypes().classInfo();
        return set.getType() == types.structure() && set.getFieldIndex() == types.supertypeFunctionIndex();
    }

    /** Removes the functions that nobody calls any more. */
    static void removeUnused(WasmGCCodeGenContext context, WasmFunction start) {
        SupertypeReads uses = new SupertypeReads(context);
        context.module().functions.forEach(function -> uses.visit(function.getBody()));
        for (WasmGlobal global : context.module().globals) {
            uses.visit(global.getInitialValue());
        }
        uses.visit(start.getBody());
        context.module().functions.removeIf(
                function -> function.getName().endsWith("@isSupertypes") && !uses.used.contains(function));
    }

    /** The globals that anything reads. */
    static Set<WasmGlobal> globals(WasmGCCodeGenContext context) {
        SupertypeReads uses = new SupertypeReads(context);
        context.module().functions.forEach(function -> uses.visit(function.getBody()));
        for (WasmGlobal global : context.module().globals) {
            uses.visit(global.getInitialValue());
        }
        return uses.globals;
    }

    private void visit(WasmInstructionList list) {
        for (WasmInstruction instruction : list) {
            instruction.acceptVisitor(this);
        }
    }

    @Override
    public void visit(WasmStructGet get) {
        ClassInfoStruct types = context.classInfoProvider().reflectionTypes().classInfo();
        found |= get.getType() == types.structure() && get.getFieldIndex() == types.supertypeFunctionIndex();
    }

    @Override
    public void visit(WasmGetGlobal read) {
        globals.add(read.getGlobal());
    }

    @Override
    public void visit(WasmCall call) {
        used.add(call.getFunction());
    }

    @Override
    public void visit(WasmFunctionReference reference) {
        used.add(reference.getFunction());
    }
}
