package dev.teacup.browser.build;

import dev.teacup.load.upgrade.RareUpgrades;
import dev.teacup.load.upgrade.Step;
import dev.teacup.op.Op;
import dev.teacup.op.RareOps;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.ConstructArrayInstruction;
import org.teavm.model.instructions.ExitInstruction;
import org.teavm.model.instructions.IntegerConstantInstruction;

/**
 * Empties the lists of what few models have, operators and their old forms, and so leaves it out of the
 * engine.
 */
final class CommonOperators implements ClassHolderTransformer {
    /** The property of a build by TeaVM that asks for this, and the value that it then has. */
    static final String PROPERTY = "teacup.operators";
    static final String COMMON = "common";

    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        empty(type, RareOps.class, Op.class, Op[].class);
        empty(type, RareUpgrades.class, Step.class, Step[].class);
    }

    private static void empty(ClassHolder type, Class<?> list, Class<?> item, Class<?> items) {
        if (type.getName().equals(list.getName())) {
            type.getMethod(new MethodDescriptor("all", items)).setProgram(none(item));
        }
    }

    /** A body that returns an array of no items. */
    private static Program none(Class<?> item) {
        Program program = new Program();
        program.createVariable();
        IntegerConstantInstruction size = new IntegerConstantInstruction();
        size.setReceiver(program.createVariable());
        ConstructArrayInstruction list = new ConstructArrayInstruction();
        list.setItemType(ValueType.parse(item));
        list.setSize(size.getReceiver());
        list.setReceiver(program.createVariable());
        ExitInstruction exit = new ExitInstruction();
        exit.setValueToReturn(list.getReceiver());
        BasicBlock block = program.createBasicBlock();
        block.add(size);
        block.add(list);
        block.add(exit);
        return program;
    }
}
