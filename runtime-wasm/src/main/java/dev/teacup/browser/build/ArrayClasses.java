package dev.teacup.browser.build;

import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContext;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmGlobal;
import org.teavm.backend.wasm.model.instruction.WasmCall;
import org.teavm.backend.wasm.model.instruction.WasmDefaultInstructionVisitor;
import org.teavm.backend.wasm.model.instruction.WasmGetGlobal;
import org.teavm.backend.wasm.model.instruction.WasmInstruction;

/**
 * Makes all arrays of objects arrays of Object, which is what their elements are in WebAssembly anyway: who
 * makes one names the class of its elements, and nobody asks for that. So hardly a class needs to be known
 * but by the table of its methods.
 */
final class ArrayClasses extends WasmDefaultInstructionVisitor {
    private static final String CLASS = "@class";

    private final WasmGlobal object;

    private ArrayClasses(WasmGlobal object) {
        this.object = object;
    }

    /** Rewrites all functions, but for the one that fills the classes when the engine starts. */
    static void forget(WasmGCCodeGenContext context, WasmFunction start) {
        if (SupertypeReads.areThere(context)) {
            return;
        }
        ArrayClasses classes =
                new ArrayClasses(context.classInfoProvider().getClassInfo("java.lang.Object").getPointer());
        for (WasmFunction function : context.module().functions) {
            if (function != start) {
                for (WasmInstruction instruction : function.getBody()) {
                    instruction.acceptVisitor(classes);
                }
            }
        }
    }

    @Override
    public void visit(WasmGetGlobal get) {
        String name = get.getGlobal().getName();
        // Primitive types and arrays have other names.
        boolean isObject = name.endsWith(CLASS) && !name.startsWith("&") && !name.startsWith("Array<");
        boolean isAsked = get.getNext() instanceof WasmCall call
                && call.getFunction().getName().equals("teavm@classObject");
        if (isObject && !isAsked) {
            get.setGlobal(object);
        }
    }
}
