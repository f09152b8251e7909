package dev.teacup.browser.build;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a WebAssembly module speaks of its types, functions and globals by their numbers. Reads what Binaryen
 * writes: no table, no component, and no names of functions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/index.html">The binary format</a>
 */
final class ModuleIndices {
    /** What has numbers of its own. */
    enum Space {
        TYPE, FUNCTION, GLOBAL
    }

    /** A number that stands in the bytes from {@code start} to {@code end}. */
    record Index(int start, int end, Space space, boolean isSigned, int value) {}

    /** The bytes of a section, a type, a global or a function's body. */
    record Span(int id, int start, int end) {}

    static final int HEADER = 8;
    static final int TYPES = 1;
    static final int IMPORTS = 2;
    static final int FUNCTIONS = 3;
    static final int GLOBALS = 6;
    static final int EXPORTS = 7;
    static final int START = 8;
    static final int ELEMENTS = 9;
    static final int CODE = 10;
    static final int TAGS = 13;
    static final int RECURSIVE = 0x4E;
    static final int SUB_FINAL = 0x4F;
    static final int SUB = 0x50;
    private static final int STRUCT = 0x5F;
    private static final int FUNCTION = 0x60;

    final List<Span> sections = new ArrayList<>();
    /** Types in groups; a group of one that is not written as one has no bytes of its own. */
    final List<List<Span>> groups = new ArrayList<>();
    final List<Integer> functions = new ArrayList<>();
    final List<Span> bodies = new ArrayList<>();
    final List<Span> globals = new ArrayList<>();
    /** In the order of the bytes. */
    final List<Index> indices = new ArrayList<>();
    int importedFunctions;
    int importedGlobals;

    private final byte[] module;
    private int at = HEADER;

    ModuleIndices(byte[] module) {
        this.module = module;
        while (at < module.length) {
            int id = module[at++];
            int end = number() + at;
            sections.add(new Span(id, at, end));
            section(id);
            if (at != end && isKnown(id)) {
                throw new IllegalStateException("section " + id + " of the module is not as it is known");
            }
            at = end;
        }
    }

    private static boolean isKnown(int id) {
        return id > 0 && id <= CODE || id == TAGS;
    }

    private void section(int id) {
        switch (id) {
            case TYPES -> repeat(this::group);
            case IMPORTS -> repeat(this::imported);
            case FUNCTIONS -> repeat(() -> functions.add(number()));
            case GLOBALS -> repeat(this::global);
            case EXPORTS -> repeat(this::exported);
            case START -> index(Space.FUNCTION);
            case ELEMENTS -> repeat(this::declared);
            case CODE -> repeat(this::body);
            case TAGS -> repeat(() -> {
                at++;
                index(Space.TYPE);
            });
            default -> {
            }
        }
    }

    private void group() {
        List<Span> group = new ArrayList<>();
        groups.add(group);
        if (module[at] == RECURSIVE) {
            at++;
            repeat(() -> group.add(type()));
        } else {
            group.add(type());
        }
    }

    private Span type() {
        int start = at;
        if (module[at] == SUB || module[at] == SUB_FINAL) {
            at++;
            repeat(() -> index(Space.TYPE));
        }
        int kind = module[at++];
        if (kind == FUNCTION) {
            repeat(this::valueType);
            repeat(this::valueType);
        } else if (kind == STRUCT) {
            repeat(this::field);
        } else {
            field();
        }
        return new Span(kind, start, at);
    }

    private void field() {
        valueType();
        at++;
    }

    private void imported() {
        name();
        name();
        switch (module[at++]) {
            case 0 -> {
                importedFunctions++;
                index(Space.TYPE);
            }
            case 2 -> {
                boolean hasMost = module[at++] == 1;
                number();
                if (hasMost) {
                    number();
                }
            }
            case 3 -> {
                importedGlobals++;
                field();
            }
            default -> throw new IllegalStateException("an import of a kind that is not known");
        }
    }

    private void global() {
        int start = at;
        field();
        new InstructionIndices(this).read();
        globals.add(new Span(GLOBALS, start, at));
    }

    private void exported() {
        name();
        int kind = module[at++];
        if (kind == 0) {
            index(Space.FUNCTION);
        } else if (kind == 3) {
            index(Space.GLOBAL);
        } else {
            number();
        }
    }

    /** Functions that are declared because references to them are taken. */
    private void declared() {
        if (module[at++] != 3 || module[at++] != 0) {
            throw new IllegalStateException("elements of a kind that is not known");
        }
        repeat(() -> index(Space.FUNCTION));
    }

    private void body() {
        int end = number() + at;
        int start = at;
        repeat(() -> {
            number();
            valueType();
        });
        new InstructionIndices(this).read();
        if (at != end) {
            throw new IllegalStateException("function " + bodies.size() + " is not as it is known");
        }
        bodies.add(new Span(CODE, start, end));
    }

    private void name() {
        int length = number();
        at += length;
    }

    private void repeat(Runnable item) {
        for (int count = number(); count > 0; count--) {
            item.run();
        }
    }

    int next() {
        return module[at++] & 0xFF;
    }

    void skip(int bytes) {
        at += bytes;
    }

    /** A type of a value, or what a block leaves: none, a value or a type of functions. */
    void valueType() {
        int first = module[at] & 0xFF;
        if (first == 0x63 || first == 0x64) {
            at++;
            heapType();
        } else if (first >= 0x40 && first < 0x80) {
            at++;
        } else {
            signedIndex();
        }
    }

    void heapType() {
        if ((module[at] & 0xC0) == 0x40) {
            at++;
        } else {
            signedIndex();
        }
    }

    void index(Space space) {
        int start = at;
        int value = number();
        indices.add(new Index(start, at, space, false, value));
    }

    private void signedIndex() {
        int start = at;
        int value = number();
        indices.add(new Index(start, at, Space.TYPE, true, value));
    }

    /** A number of at most 32 bits; one that is longer is passed over. */
    int number() {
        int value = 0;
        int shift = 0;
        while (module[at] < 0) {
            value |= (module[at++] & 0x7F) << shift;
            shift += 7;
        }
        return value | module[at++] << shift;
    }
}
