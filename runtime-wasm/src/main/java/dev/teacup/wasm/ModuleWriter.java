package dev.teacup.wasm;

import static dev.teacup.wasm.Opcode.END;
import static dev.teacup.wasm.Opcode.I32_CONST;
import static dev.teacup.wasm.Opcode.I64_CONST;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a WebAssembly module. Imports come first, then functions in any order: a function may be called as
 * soon as it is declared. Names are ASCII; those of functions go into the name section, where the browser's
 * profiler finds them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Binary format: modules</a>
 */
public final class ModuleWriter {
    private static final int TYPE = 1;
    private static final int IMPORT = 2;
    private static final int FUNCTION = 3;
    private static final int TABLE = 4;
    private static final int GLOBAL = 6;
    private static final int EXPORT = 7;
    private static final int ELEMENT = 9;
    private static final int CODE = 10;
    private static final int DATA = 11;
    private static final int FUNCREF = 0x70;
    private static final char FUNCTION_TYPE = 0x60;
    private static final long MAGIC_AND_VERSION = 0x1_6D73_6100L;

    private final String name;
    private final Bytes[] sections = new Bytes[DATA + 1];
    private final int[] counts = new int[DATA + 1];
    private final Bytes customs = new Bytes();
    private final Bytes names = new Bytes();
    private final List<String> types = new ArrayList<>();
    private final List<FunctionWriter> functions = new ArrayList<>();

    /** The type of each function, and the kind of each global. */
    private final List<String> signatures = new ArrayList<>();
    private final Bytes globals = new Bytes();

    /** A module without content. */
    public ModuleWriter(String name) {
        this.name = name;
        for (int i = 0; i < sections.length; i++) {
            sections[i] = new Bytes();
        }
    }

    /**
     * The memory of all loads and stores, in pages of 64 KiB; what is handed over at instantiation has at
     * least {@code minPages} and a maximum of at most {@code maxPages}.
     */
    public void importMemory(String module, String field, int minPages, int maxPages, boolean shared) {
        item(IMPORT).name(module).name(field).u8(2).u8(shared ? 3 : 1).u32(minPages).u32(maxPages);
    }

    /** A function of the outside, by the index with which it is called. */
    public int importFunction(String module, String field, int[] params, int... results) {
        assert functions.isEmpty() : name + ": the import " + field + " comes after a function";
        String type = type(params, results);
        item(IMPORT).name(module).name(field).u8(0).u32(typeIndex(type));
        return declare(field, type);
    }

    /** A mutable number of the outside, i32 or i64, by its index. */
    public int importGlobal(String module, String field, int kind) {
        assert counts[GLOBAL] == 0 : name + ": the import " + field + " comes after a global";
        item(IMPORT).name(module).name(field).u8(3).u8(kind).u8(1);
        return declare(kind);
    }

    /** A mutable number, i32 or i64, by its index. */
    public int global(int kind, long initial) {
        assert kind == Kind.I32 && initial == (int) initial || kind == Kind.I64 : name + ": " + initial;
        item(GLOBAL).u8(kind).u8(1).u8(kind == Kind.I32 ? Opcode.code(I32_CONST) : Opcode.code(I64_CONST))
                .s64(initial).u8(END);
        return declare(kind);
    }

    /** A function to be written. An exported one is found by its name. */
    public FunctionWriter function(String function, boolean exported, int[] params, int... results) {
        String type = type(params, results);
        int index = declare(function, type);
        item(FUNCTION).u32(typeIndex(type));
        if (exported) {
            item(EXPORT).name(function).u8(0).u32(index);
        }
        FunctionWriter writer = new FunctionWriter(this, function, index, params, results);
        functions.add(writer);
        return writer;
    }

    /** The functions that an indirect call chooses from, by their place in this list. Once in a module. */
    public void table(FunctionWriter... entries) {
        assert counts[TABLE] == 0 : name + ": a second table";
        item(TABLE).u8(FUNCREF).u8(1).u32(entries.length).u32(entries.length);
        Bytes element = item(ELEMENT).u8(0).u8(Opcode.code(I32_CONST)).u8(0).u8(END).u32(entries.length);
        for (FunctionWriter entry : entries) {
            element.u32(entry.index());
        }
    }

    /** Bytes that are put into the memory at instantiation, from {@code address} on. */
    public void data(int address, byte[] content) {
        item(DATA).u8(0).u8(Opcode.code(I32_CONST)).s64(address).u8(END).u32(content.length)
                .append(content, content.length);
    }

    /** A section that the browser passes over. */
    public void custom(String section, byte[] content) {
        custom(section, new Bytes().append(content, content.length));
    }

    /** The module as a file, in which all functions are whole. Nothing is written afterwards. */
    public byte[] toBytes() {
        return toBytes(true);
    }

    /** @param isNamed whether a profiler finds names of functions, which are as long as their code */
    public byte[] toBytes(boolean isNamed) {
        for (FunctionWriter function : functions) {
            item(CODE).sized(function.code());
        }
        Bytes module = new Bytes().fixed(MAGIC_AND_VERSION, 8);
        for (int id = TYPE; id <= DATA; id++) {
            if (counts[id] > 0) {
                module.u8(id).sized(new Bytes().u32(counts[id]).append(sections[id]));
            }
        }
        if (isNamed) {
            Bytes functionNames = new Bytes().u32(signatures.size()).append(names);
            custom("name", new Bytes().u8(0).sized(new Bytes().name(name)).u8(1).sized(functionNames));
        }
        return module.append(customs).toArray();
    }

    /** The type of a function as the characters of its encoding. */
    String type(int[] params, int... results) {
        StringBuilder type = new StringBuilder();
        kinds(type.append(FUNCTION_TYPE), params);
        kinds(type, results);
        String text = type.toString();
        if (!types.contains(text)) {
            types.add(text);
            Bytes section = item(TYPE);
            for (int i = 0; i < text.length(); i++) {
                section.u8(text.charAt(i));
            }
        }
        return text;
    }

    /** The number by which the code names a type. */
    int typeIndex(String type) {
        return types.indexOf(type);
    }

    int functionCount() {
        return signatures.size();
    }

    /** The type of the function with an index, for the checker. */
    String signature(int function) {
        return signatures.get(function);
    }

    /** The kind of the global with an index, for the checker; 0 where there is none. */
    int globalKind(int global) {
        return global >= 0 && global < globals.size() ? globals.get(global) : 0;
    }

    private static void kinds(StringBuilder type, int[] kinds) {
        type.append((char) kinds.length);
        for (int kind : kinds) {
            type.append((char) kind);
        }
    }

    private Bytes item(int section) {
        counts[section]++;
        return sections[section];
    }

    private int declare(String function, String type) {
        int index = signatures.size();
        signatures.add(type);
        names.u32(index).name(function);
        return index;
    }

    private int declare(int globalKind) {
        globals.u8(globalKind);
        return globals.size() - 1;
    }

    private void custom(String section, Bytes content) {
        customs.u8(0).sized(new Bytes().name(section).append(content));
    }
}
