package dev.teacup.wasm;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.MemoryLimits;

/** Chicory, another's implementation of WebAssembly: it validates what was written, and runs it. */
final class Machine {
    private final Memory memory = new ByteArrayMemory(new MemoryLimits(1, 2));
    private final Instance instance;

    /** An instance of a module that may import {@code teacup.memory} of one page. */
    Machine(byte[] module) {
        instance = Instance.builder(Parser.parse(module))
                .withImportValues(
                        ImportValues.builder().addMemory(new ImportMemory("teacup", "memory", memory))
                                .build())
                .build();
    }

    /** The bits of the results. */
    long[] run(String function, long... arguments) {
        return instance.export(function).apply(arguments);
    }

    float run(String function, float... arguments) {
        long[] bits = new long[arguments.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(arguments[i]);
        }
        return Float.intBitsToFloat((int) run(function, bits)[0]);
    }

    Memory memory() {
        return memory;
    }
}
