package dev.teacup.browser.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.teavm.backend.wasm.WasmFunctionTypes;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmFunctionType;
import org.teavm.backend.wasm.model.WasmGlobal;
import org.teavm.backend.wasm.model.WasmModule;
import org.teavm.backend.wasm.model.instruction.WasmCall;
import org.teavm.backend.wasm.model.instruction.WasmCallReference;
import org.teavm.backend.wasm.model.instruction.WasmFunctionReference;
import org.teavm.backend.wasm.model.instruction.WasmGetGlobal;
import org.teavm.backend.wasm.model.instruction.WasmInstruction;

/** Modules of functions without operands; the class X has the variable X@initializer. */
final class InitializersTest {
    private final WasmModule module = new WasmModule();
    private final WasmFunctionType plain = new WasmFunctionTypes(module).of(null);
    private final WasmFunction start = function("start");

    @Test
    void aClassComesBehindThoseThatItsInitializerUses() {
        WasmGlobal a = type("A");
        WasmGlobal b = type("B");
        WasmFunction between = function("between");
        ask(initializer(a), a);
        call(initializer(a), between);
        ask(between, b);
        order();
        assertEquals(List.of("call B", "call A"), written(start));
        assertEquals(List.of("call between"), written(initializer(a)));
        assertEquals(List.of(), written(between));
    }

    @Test
    void aClassThatIsUsedThroughAReferenceIsUsed() {
        WasmGlobal a = type("A");
        WasmGlobal b = type("B");
        WasmFunction method = function("method");
        ask(method, b);
        WasmFunction somewhere = function("somewhere");
        somewhere.getBody().builder().funcRef(method).callReference(plain);
        call(initializer(a), somewhere);
        order();
        assertEquals(List.of("call B", "call A"), written(start));
    }

    @Test
    void classesThatUseEachOtherAreAskedAsBeforeAndTheirUserComesLast() {
        WasmGlobal user = type("user");
        WasmGlobal a = type("A");
        WasmGlobal b = type("B");
        WasmGlobal used = type("used");
        ask(initializer(user), a);
        ask(initializer(a), b);
        ask(initializer(b), a);
        ask(initializer(b), used);
        order();
        assertEquals(List.of("call used", "call user"), written(start));
        assertEquals(List.of("ask A"), written(initializer(user)));
        assertEquals(List.of("ask B"), written(initializer(a)));
        assertEquals(List.of("ask A"), written(initializer(b)));
    }

    @Test
    void aClassThatIsUsedAtTheStartIsAskedAsBefore() {
        WasmGlobal a = type("A");
        WasmGlobal b = type("B");
        WasmGlobal c = type("C");
        WasmFunction early = function("early");
        call(start, early);
        ask(early, a);
        ask(initializer(a), b);
        ask(initializer(c), a);
        order();
        assertEquals(List.of("call early", "call C"), written(start));
        assertEquals(List.of("ask A"), written(early));
        assertEquals(List.of("ask B"), written(initializer(a)));
        assertEquals(List.of("ask A"), written(initializer(c)));
    }

    private void order() {
        Initializers.order(module, start);
    }

    private WasmFunction function(String name) {
        WasmFunction function = new WasmFunction(plain);
        function.setName(name);
        module.functions.add(function);
        return function;
    }

    private WasmGlobal type(String name) {
        WasmGlobal type = new WasmGlobal(name + "@initializer", plain.getReference());
        type.getInitialValue().builder().funcRef(function(name));
        module.globals.add(type);
        return type;
    }

    private static WasmFunction initializer(WasmGlobal type) {
        return ((WasmFunctionReference) type.getInitialValue().getFirst()).getFunction();
    }

    private void ask(WasmFunction function, WasmGlobal type) {
        function.getBody().builder().getGlobal(type).callReference(plain);
    }

    private static void call(WasmFunction function, WasmFunction called) {
        function.getBody().builder().call(called);
    }

    /** What a function calls, and asks. */
    private static List<String> written(WasmFunction function) {
        List<String> written = new ArrayList<>();
        for (WasmInstruction instruction : function.getBody()) {
            if (instruction instanceof WasmCall call) {
                written.add("call " + call.getFunction().getName());
            } else if (instruction instanceof WasmCallReference ask) {
                String name = ((WasmGetGlobal) ask.getPrevious())
                        .getGlobal().getName();
                written.add("ask " + name.substring(0, name.indexOf('@')));
            }
        }
        return written;
    }
}
