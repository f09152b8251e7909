package dev.teacup.browser.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.ReferenceCache;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.parsing.ClasspathClassHolderSource;

class AssertionBranchesTest {
    private final ClassHolder type =
            new ClasspathClassHolderSource(new ReferenceCache()).get(Offender.class.getName());

    @Test
    void whatOnlyAssertionsCallIsNotFound() {
        assertEquals(List.of("work", "work", "check", "message", "<init>"), calls());
        new AssertionBranches().transformClass(type, null);
        assertEquals(List.of("work", "work"), calls());
    }

    private List<String> calls() {
        List<String> names = new ArrayList<>();
        MethodDescriptor both = new MethodDescriptor("both", int.class, int.class);
        for (BasicBlock block : type.getMethod(both).getProgram().getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (instruction instanceof InvokeInstruction call) {
                    names.add(call.getMethod().getName());
                }
            }
        }
        return names;
    }

    static final class Offender {
        static int both(int number) {
            int more = number > 3 ? work(number) : 0;
            assert check(more) && number > 2 : message(more);
            return more + work(more);
        }

        private static int work(int number) {
            return number + 1;
        }

        private static boolean check(int number) {
            return number > 0;
        }

        private static String message(int number) {
            return "got " + number;
        }
    }
}
