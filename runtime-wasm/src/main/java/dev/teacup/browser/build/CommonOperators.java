package dev.teacup.browser.build;

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

/** Empties the list of operators that few models have, and so leaves them out of the engine. */
final class CommonOperators implements ClassHolderTransformer {
    /** The property of a build by TeaVM that asks for this, and the value that it then has. */
    static final String PROPERTY = "teacup.operators";
    static final String COMMON = "common";

    private static final MethodDescriptor LIST = new MethodDescriptor("all", Op[].class);

    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        if (type.getName().equals(RareOps.class.getName())) {
            type.getMethod(LIST).setProgram(none());
        }
    }

    /** The body {@code return new Op[0]}. */
    private static Program none() {
        Program program = new Program();
        program.createVariable();
        IntegerConstantInstruction size = new IntegerConstantInstruction();
        size.setReceiver(program.createVariable());
        ConstructArrayInstruction list = new ConstructArrayInstruction();
        list.setItemType(ValueType.parse(Op.class));
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
