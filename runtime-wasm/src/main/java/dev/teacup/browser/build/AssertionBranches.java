package dev.teacup.browser.build;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.Program;
import org.teavm.model.instructions.BranchingCondition;
import org.teavm.model.instructions.BranchingInstruction;
import org.teavm.model.instructions.GetFieldInstruction;
import org.teavm.model.instructions.JumpInstruction;
import org.teavm.model.instructions.PutFieldInstruction;
import org.teavm.model.optimization.UnreachableBasicBlockEliminator;

/**
 * Leaves out what stands in {@code assert}. TeaVM's own removal comes too late: by then it has found all that
 * an assertion calls, which may be as much as the checker of a module's types.
 */
final class AssertionBranches implements ClassHolderTransformer {
    private static final String DISABLED = "$assertionsDisabled";

    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        for (MethodHolder method : type.getMethods()) {
            if (type.getField(DISABLED) != null && method.getProgram() != null) {
                omit(method.getProgram());
            }
        }
    }

    /** Goes the way without assertions wherever the program asks. */
    static void omit(Program program) {
        for (BasicBlock block : program.getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (instruction instanceof PutFieldInstruction put
                        && put.getField().getFieldName().equals(DISABLED)) {
                    put.delete();
                }
            }
            if (block.getLastInstruction() instanceof BranchingInstruction branch && asks(branch)) {
                JumpInstruction past = new JumpInstruction();
                past.setTarget(branch.getCondition() == BranchingCondition.NOT_EQUAL ? branch.getConsequent()
                        : branch.getAlternative());
                branch.replace(past);
            }
        }
        new UnreachableBasicBlockEliminator().optimize(program);
    }

    /** Whether what decides the branch was last set to the answer whether assertions are off. */
    private static boolean asks(BranchingInstruction branch) {
        for (Instruction before = branch.getPrevious(); before != null; before = before.getPrevious()) {
            if (before instanceof GetFieldInstruction get && get.getReceiver() == branch.getOperand()) {
                return get.getField().getFieldName().equals(DISABLED);
            }
        }
        return false;
    }
}
