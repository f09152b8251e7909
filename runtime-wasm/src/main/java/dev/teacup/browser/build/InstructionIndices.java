package dev.teacup.browser.build;

import dev.teacup.browser.build.ModuleIndices.Space;

/** The numbers of types, functions and globals in instructions, up to the end of those that begin here. */
final class InstructionIndices {
    private final ModuleIndices module;

    InstructionIndices(ModuleIndices module) {
        this.module = module;
    }

    void read() {
        int depth = 1;
        while (depth > 0) {
            int opcode = module.next();
            if (opcode >= 0x02 && opcode <= 0x04 || opcode == 0x06 || opcode == 0x1F) {
                depth++;
            } else if (opcode == 0x0B || opcode == 0x18) {
                depth--;
            }
            operands(opcode);
        }
    }

    private void operands(int opcode) {
        switch (opcode) {
            // block, loop, if, try
            case 0x02, 0x03, 0x04, 0x06 -> module.valueType();
            case 0x1F -> tryTable();
            // catch, throw, rethrow, br, br_if, delegate, br_on_null, br_on_non_null, locals, constants
            case 0x07, 0x08, 0x09, 0x0C, 0x0D, 0x18, 0xD5, 0xD6, 0x20, 0x21, 0x22, 0x41, 0x42 -> module
                    .number();
            // br_table
            case 0x0E -> {
                for (int count = module.number(); count >= 0; count--) {
                    module.number();
                }
            }
            // call, return_call, ref.func
            case 0x10, 0x12, 0xD2 -> module.index(Space.FUNCTION);
            // call_ref, return_call_ref
            case 0x14, 0x15 -> module.index(Space.TYPE);
            // select with a type
            case 0x1C -> {
                for (int count = module.number(); count > 0; count--) {
                    module.valueType();
                }
            }
            // global.get, global.set
            case 0x23, 0x24 -> module.index(Space.GLOBAL);
            // memory.size, memory.grow
            case 0x3F, 0x40 -> module.skip(1);
            case 0x43 -> module.skip(4);
            case 0x44 -> module.skip(8);
            // ref.null
            case 0xD0 -> module.heapType();
            case 0xFB -> ofObjects(module.number());
            case 0xFC -> ofMemory(module.number());
            default -> plain(opcode);
        }
    }

    private void tryTable() {
        module.valueType();
        for (int count = module.number(); count > 0; count--) {
            if (module.next() < 2) {
                module.number();
            }
            module.number();
        }
    }

    private void plain(int opcode) {
        if (opcode >= 0x28 && opcode <= 0x3E) {
            module.number();
            module.number();
            return;
        }
        boolean isControl = opcode <= 0x01 || opcode == 0x05 || opcode == 0x0A || opcode == 0x0B
                || opcode == 0x0F || opcode >= 0x19 && opcode <= 0x1B;
        boolean isNumeric = opcode >= 0x45 && opcode <= 0xC4;
        if (!isControl && !isNumeric && opcode != 0xD1 && opcode != 0xD3 && opcode != 0xD4) {
            throw unknown("", opcode);
        }
    }

    private void ofObjects(int opcode) {
        switch (opcode) {
            // struct.new, struct.new_default, array.new, array.new_default, array.get, array.set, array.fill
            case 0, 1, 6, 7, 11, 12, 13, 14, 16 -> module.index(Space.TYPE);
            // struct.get, struct.set, array.new_fixed, array.new_data, array.init_data
            case 2, 3, 4, 5, 8, 9, 18 -> {
                module.index(Space.TYPE);
                module.number();
            }
            case 15, 26, 27, 28, 29, 30 -> {
            }
            // array.copy
            case 17 -> {
                module.index(Space.TYPE);
                module.index(Space.TYPE);
            }
            // ref.test, ref.cast
            case 20, 21, 22, 23 -> module.heapType();
            // br_on_cast, br_on_cast_fail
            case 24, 25 -> {
                module.skip(1);
                module.number();
                module.heapType();
                module.heapType();
            }
            default -> throw unknown("0xFB ", opcode);
        }
    }

    private void ofMemory(int opcode) {
        if (opcode > 11) {
            throw unknown("0xFC ", opcode);
        }
        for (int operands = opcode < 8 ? 0 : opcode == 8 || opcode == 10 ? 2 : 1; operands > 0; operands--) {
            module.number();
        }
    }

    private static IllegalStateException unknown(String prefix, int opcode) {
        return new IllegalStateException("an instruction that is not known: " + prefix + opcode);
    }
}
