package dev.teacup.wasm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The functions of a module as text, for tests that compare what a kernel is made of: a line an instruction,
 * as in the text format, what is in a block further in. Functions have their names, locals their numbers.
 */
public final class ModuleText {
    private static final int NAME = 0;
    private static final int IMPORT = 2;
    private static final int CODE = 10;
    private static final int NO_RESULT = 0x40;
    private static final Map<Integer, Instruction> BY_CODE = byCode();

    private final Map<Integer, ByteBuffer> sections = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private ModuleText() {}

    /** All functions of a module that {@link ModuleWriter} has written. */
    public static String of(byte[] module) {
        ModuleText text = new ModuleText();
        text.find(ByteBuffer.wrap(module, 8, module.length - 8).order(ByteOrder.LITTLE_ENDIAN));
        text.functions();
        return text.text.toString();
    }

    private void find(ByteBuffer module) {
        while (module.hasRemaining()) {
            int id = module.get();
            sections.put(id, sized(module));
        }
        ByteBuffer named = sections.get(NAME);
        string(named);
        for (int part = 0; part < 2; part++) {
            named.get();
            ByteBuffer content = sized(named);
            for (int count = part == 0 ? 0 : u32(content); count > 0; count--) {
                names.put(u32(content), string(content));
            }
        }
    }

    private void functions() {
        ByteBuffer code = sections.get(CODE);
        int count = u32(code);
        for (int function = names.size() - count; function < names.size(); function++) {
            text.append(names.get(function)).append('\n');
            ByteBuffer body = sized(code);
            for (int runs = u32(body); runs > 0; runs--) {
                text.append("  local ").append(u32(body)).append(' ').append(Kind.name(body.get()))
                        .append('\n');
            }
            depth = 1;
            while (body.hasRemaining()) {
                instruction(body);
            }
        }
    }

    private void instruction(ByteBuffer body) {
        int first = body.get() & 0xFF;
        Instruction instruction =
                BY_CODE.get(first >= 0xFC && first <= 0xFE ? first << 16 | u32(body) : first);
        int opcode = instruction.opcode();
        if (opcode == Opcode.END || opcode == Opcode.ELSE) {
            depth--;
        }
        if (depth > 0) {
            text.append("  ".repeat(depth)).append(InstructionNames.of(opcode))
                    .append(immediate(opcode, body))
                    .append('\n');
        }
        if (Opcode.immediate(opcode) == Opcode.BLOCK_TYPE || opcode == Opcode.ELSE) {
            depth++;
        }
    }

    /** What stands behind an instruction, with a space before each part. */
    private String immediate(int opcode, ByteBuffer body) {
        return switch (Opcode.immediate(opcode)) {
            case Opcode.MEMORY -> access(body);
            case Opcode.LANE -> " " + body.get();
            case Opcode.MEMORY_AND_LANE -> access(body) + " " + body.get();
            case Opcode.INDEX -> opcode == Opcode.CALL ? " " + names.get(u32(body)) : " " + u32(body);
            case Opcode.TWO_INDICES -> " type " + u32(body) + zeros(1, body);
            case Opcode.BLOCK_TYPE -> result(body.get());
            case Opcode.LABELS -> list(u32(body) + 1, body);
            case Opcode.CONSTANT -> constant(opcode, body);
            case Opcode.LANES -> lanes(body);
            default -> zeros(Opcode.width(opcode), body);
        };
    }

    private static String access(ByteBuffer body) {
        u32(body);
        int offset = u32(body);
        return offset == 0 ? "" : " offset=" + Integer.toUnsignedString(offset);
    }

    private static String result(int kind) {
        return kind == NO_RESULT ? "" : " " + Kind.name(kind);
    }

    private static String list(int count, ByteBuffer body) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(' ').append(u32(body));
        }
        return all.toString();
    }

    private static String lanes(ByteBuffer body) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            all.append(' ').append(body.get());
        }
        return all.toString();
    }

    private static String constant(int opcode, ByteBuffer body) {
        return switch (opcode) {
            case Opcode.F32_CONST -> " " + body.getFloat();
            case Opcode.F64_CONST -> " " + body.getDouble();
            case Opcode.V128_CONST -> " 0x" + Long.toHexString(body.getLong()) + " 0x"
                    + Long.toHexString(body.getLong());
            default -> " " + s64(body);
        };
    }

    private static String zeros(int count, ByteBuffer body) {
        body.position(body.position() + count);
        return "";
    }

    private static ByteBuffer sized(ByteBuffer bytes) {
        int size = u32(bytes);
        ByteBuffer content = bytes.slice(bytes.position(), size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + size);
        return content;
    }

    private static String string(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(sized(bytes)).toString();
    }

    private static int u32(ByteBuffer bytes) {
        int value = 0;
        for (int shift = 0;; shift += 7) {
            int next = bytes.get();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static long s64(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            int next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return shift < 57 ? value << 57 - shift >> 57 - shift : value;
            }
        }
    }

    private static Map<Integer, Instruction> byCode() {
        Map<Integer, Instruction> all = new HashMap<>();
        for (Instruction instruction : Instruction.all()) {
            int opcode = instruction.opcode();
            all.put(Opcode.prefix(opcode) << 16 | Opcode.code(opcode), instruction);
        }
        return all;
    }
}
