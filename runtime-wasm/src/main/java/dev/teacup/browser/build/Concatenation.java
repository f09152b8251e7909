package dev.teacup.browser.build;

import dev.teacup.error.Text;
import java.util.ArrayList;
import java.util.List;
import org.teavm.dependency.BootstrapMethodSubstitutor;
import org.teavm.dependency.DynamicCallSite;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.emit.ValueEmitter;

/**
 * Java's {@code a + b + c} of texts becomes a call of {@link Text#joined}, where TeaVM would write out a
 * StringBuilder for each.
 */
final class Concatenation implements BootstrapMethodSubstitutor {
    private static final ValueType STRING = ValueType.object("java.lang.String");
    private static final ValueType OBJECT = ValueType.object("java.lang.Object");
    private static final char VALUE = '\1';
    private static final char CONSTANT = '\2';

    @Override
    public ValueEmitter substitute(DynamicCallSite site, ProgramEmitter program) {
        String recipe = site.getBootstrapArguments().get(0).getString();
        List<ValueEmitter> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int values = 0;
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == CONSTANT) {
                throw new IllegalArgumentException("a constant in " + recipe);
            } else if (c == VALUE) {
                addText(parts, text, program);
                parts.add(text(site.getArguments().get(values), site.getCalledMethod().parameterType(values),
                        program));
                values++;
            } else {
                text.append(c);
            }
        }
        addText(parts, text, program);
        return joined(parts, program);
    }

    private static void addText(List<ValueEmitter> parts, StringBuilder text, ProgramEmitter program) {
        if (!text.isEmpty()) {
            parts.add(program.constant(text.toString()));
            text.setLength(0);
        }
    }

    /** A value as String.valueOf has it; a text as it is, null too. */
    private static ValueEmitter text(ValueEmitter value, ValueType type, ProgramEmitter program) {
        if (type.equals(STRING)) {
            return value;
        }
        ValueEmitter argument = program.var(value.getVariable(), type);
        if (!(type instanceof ValueType.Primitive)) {
            argument = program.var(value.getVariable(), OBJECT);
        } else if (type == ValueType.BYTE || type == ValueType.SHORT) {
            argument = program.var(value.getVariable(), ValueType.INTEGER);
        }
        return program.invoke("java.lang.String", "valueOf", STRING, argument);
    }

    private static ValueEmitter joined(List<ValueEmitter> parts, ProgramEmitter program) {
        List<ValueEmitter> left = new ArrayList<>(parts);
        if (left.size() == 1) {
            left.add(program.constant(""));
        }
        while (left.size() > 1) {
            List<ValueEmitter> head = left.subList(0, Math.min(left.size(), 3));
            ValueEmitter text = program.invoke(Text.class.getName(), "joined", STRING,
                    head.stream().map(part -> program.var(part.getVariable(), STRING))
                            .toArray(ValueEmitter[]::new));
            head.clear();
            left.add(0, text);
        }
        return left.get(0);
    }
}
