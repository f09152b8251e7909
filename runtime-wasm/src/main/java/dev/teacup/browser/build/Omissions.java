package dev.teacup.browser.build;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.Program;
import org.teavm.model.instructions.ExitInstruction;
import org.teavm.model.instructions.StringConstantInstruction;

/**
 * Leaves out what nobody sees: the name of an object's class in its text, which needs the names of all
 * classes; stack traces, since no JavaScript asks for them; the texts that Java gives records, which print
 * every kind of number that there is; and the equality of all that the engine never compares. It compares
 * types and shapes, and its maps have texts as keys.
 */
final class Omissions implements ClassHolderTransformer {
    private static final MethodDescriptor TO_STRING = new MethodDescriptor("toString", String.class);
    private static final MethodDescriptor EQUALS =
            new MethodDescriptor("equals", Object.class, boolean.class);
    private static final MethodDescriptor HASH_CODE = new MethodDescriptor("hashCode", int.class);
    private static final String OWN = "dev.teacup.";
    private static final String COMPARED = OWN + "tensor.";
    private static final MethodDescriptor TRACE = new MethodDescriptor("fillInStackTrace", Throwable.class);

    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        MethodHolder text = type.getMethod(TO_STRING);
        if (type.getName().equals("java.lang.Throwable")) {
            type.getMethod(TRACE).setProgram(itself());
        } else if (type.getName().equals("java.lang.Object")) {
            text.setProgram(constant("an object"));
        } else if ("java.lang.Record".equals(type.getParent()) && text != null && isGenerated(type, text)) {
            type.removeMethod(text);
        }
        boolean isCollection = type.getName().startsWith("java.util.");
        if (isCollection || type.getName().startsWith(OWN)) {
            remove(type, HASH_CODE);
            if (!type.getName().startsWith(COMPARED)) {
                remove(type, EQUALS);
            }
        }
    }

    private static void remove(ClassHolder type, MethodDescriptor descriptor) {
        MethodHolder method = type.getMethod(descriptor);
        if (method != null) {
            type.removeMethod(method);
        }
    }

    /** Whether the text begins as Java has it: with the record's name and a bracket. */
    private static boolean isGenerated(ClassHolder type, MethodHolder text) {
        for (BasicBlock block : text.getProgram().getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (instruction instanceof StringConstantInstruction first) {
                    String start = first.getConstant();
                    return start.endsWith("[")
                            && type.getName().endsWith(start.substring(0, start.length() - 1));
                }
            }
        }
        return false;
    }

    /** The body {@code return this}. */
    private static Program itself() {
        Program program = new Program();
        ExitInstruction exit = new ExitInstruction();
        exit.setValueToReturn(program.createVariable());
        program.createBasicBlock().add(exit);
        return program;
    }

    /** The body {@code return "text"}. */
    private static Program constant(String text) {
        Program program = new Program();
        program.createVariable();
        StringConstantInstruction load = new StringConstantInstruction();
        load.setReceiver(program.createVariable());
        load.setConstant(text);
        ExitInstruction exit = new ExitInstruction();
        exit.setValueToReturn(load.getReceiver());
        BasicBlock block = program.createBasicBlock();
        block.add(load);
        block.add(exit);
        return program;
    }
}
