package dev.teacup.browser.build;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.teavm.backend.wasm.WasmFunctionTypes;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmLocal;
import org.teavm.backend.wasm.model.WasmModule;
import org.teavm.backend.wasm.model.WasmStructure;
import org.teavm.backend.wasm.model.WasmType;
import org.teavm.backend.wasm.model.instruction.WasmCast;
import org.teavm.backend.wasm.model.instruction.WasmConditional;
import org.teavm.backend.wasm.model.instruction.WasmGetLocal;
import org.teavm.backend.wasm.model.instruction.WasmNullConstant;

/** A method of an object and a number, and the function in the table that hands both on. */
final class CallersTest {
    private final WasmModule module = new WasmModule();
    private final WasmFunctionTypes types = new WasmFunctionTypes(module);
    private final WasmStructure object = structure("Object");
    private final WasmStructure type = structure("Type");
    private final WasmFunction method = function("method", type);
    private final WasmFunction caller = function("caller", object);

    @BeforeEach
    void handOn() {
        caller.getBody().builder().getLocal(parameter(caller, 0)).cast(type.getReference())
                .getLocal(parameter(caller, 1)).call(method);
    }

    @Test
    void aMethodThatDoesNotLookAtItsObjectGetsNone() {
        method.getBody().builder().i32Const(1).setLocal(parameter(method, 1));
        Callers.withoutCasts(module);
        WasmNullConstant none = (WasmNullConstant) caller.getBody().getFirst();
        assertSame(type, ((WasmType.CompositeReference) none.getType()).composite);
        assertSame(parameter(caller, 1),
                ((WasmGetLocal) none.getNext()).getLocal());
    }

    @Test
    void aMethodThatLooksAtItAnywhereGetsIt() {
        WasmConditional deep = method.getBody().builder().i32Const(1).conditional();
        deep.getThenBlock().builder().block().getLocal(parameter(method, 0)).isNull()
                .setLocal(parameter(method, 1));
        Callers.withoutCasts(module);
        assertTrue(caller.getBody().getFirst().getNext() instanceof WasmCast);
    }

    private WasmStructure structure(String name) {
        WasmStructure structure = new WasmStructure(name);
        module.types.add(structure);
        return structure;
    }

    private WasmFunction function(String name, WasmStructure receiver) {
        WasmFunction function = new WasmFunction(types.of(null, receiver.getReference(), WasmType.INT32));
        function.setName(name);
        function.add(new WasmLocal(receiver.getReference(), "this"));
        function.add(new WasmLocal(WasmType.INT32, "number"));
        module.functions.add(function);
        return function;
    }

    private static WasmLocal parameter(WasmFunction function, int index) {
        return function.getLocalVariables().get(index);
    }
}
