package dev.teacup.browser.build;

import java.util.HashSet;
import java.util.Set;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmLocal;
import org.teavm.backend.wasm.model.WasmModule;
import org.teavm.backend.wasm.model.instruction.WasmCall;
import org.teavm.backend.wasm.model.instruction.WasmCast;
import org.teavm.backend.wasm.model.instruction.WasmDefaultInstructionVisitor;
import org.teavm.backend.wasm.model.instruction.WasmGetLocal;
import org.teavm.backend.wasm.model.instruction.WasmInstruction;
import org.teavm.backend.wasm.model.instruction.WasmNullConstant;
import org.teavm.backend.wasm.model.instruction.WasmSetLocal;
import org.teavm.backend.wasm.model.instruction.WasmTeeLocal;

/**
 * A class's table of methods holds functions that cast the object to the class and call the method. Where the
 * method does not look at its object, as most of an operator's do, this hands it null in place of the cast.
 */
final class Callers extends WasmDefaultInstructionVisitor {
    private final Set<WasmLocal> used = new HashSet<>();

    private Callers() {}

    static void withoutCasts(WasmModule module) {
        Callers callers = new Callers();
        for (WasmFunction function : module.functions) {
            for (WasmInstruction instruction : function.getBody()) {
                instruction.acceptVisitor(callers);
            }
        }
        for (WasmFunction function : module.functions) {
            if (function.getBody().getFirst() instanceof WasmGetLocal object
                    && object.getNext() instanceof WasmCast cast
                    && function.getBody().getLast() instanceof WasmCall call
                    && isCaller(function, call.getFunction())
                    && !callers.used.contains(call.getFunction().getLocalVariables().get(0))) {
                cast.delete();
                object.delete();
                function.getBody().addFirst(new WasmNullConstant(cast.getTargetType()));
            }
        }
    }

    /** Whether a function hands its parameters on to {@code method}, and does nothing else. */
    private static boolean isCaller(WasmFunction function, WasmFunction method) {
        int parameters = function.getType().getParameterTypes().size();
        int instructions = 0;
        for (WasmInstruction instruction : function.getBody()) {
            if (instruction instanceof WasmGetLocal get && get.getLocal().getIndex() + 1 < instructions) {
                return false;
            }
            instructions++;
        }
        return instructions == parameters + 2 && method.getType().getParameterTypes().size() == parameters
                && method.getLocalVariables().size() >= parameters;
    }

    @Override
    public void visit(WasmGetLocal get) {
        used.add(get.getLocal());
    }

    @Override
    public void visit(WasmSetLocal set) {
        used.add(set.getLocal());
    }

    @Override
    public void visit(WasmTeeLocal tee) {
        used.add(tee.getLocal());
    }
}
