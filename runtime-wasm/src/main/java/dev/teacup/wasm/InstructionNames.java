package dev.teacup.wasm;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Locale;

/** The names of instructions in the text format, for the messages of the {@link Checker}. */
final class InstructionNames {
    private InstructionNames() {}

    /** As {@code f32x4.add}. */
    static String of(int opcode) {
        try {
            for (Field field : Opcode.class.getDeclaredFields()) {
                if (Modifier.isPublic(field.getModifiers()) && field.getInt(null) == opcode) {
                    return text(field.getName());
                }
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return "0x" + Integer.toHexString(opcode);
    }

    private static String text(String constant) {
        String text = constant.toLowerCase(Locale.ROOT);
        if (text.startsWith("br_") || text.startsWith("call_")) {
            return text;
        }
        return text.replaceFirst("_", ".").replace("atomic_", "atomic.").replace("rmw_", "rmw.");
    }
}
