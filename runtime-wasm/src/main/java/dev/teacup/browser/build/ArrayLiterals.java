package dev.teacup.browser.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teavm.backend.wasm.generate.reflection.ClassInfoStruct;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContext;
import org.teavm.backend.wasm.model.WasmArray;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmLocal;
import org.teavm.backend.wasm.model.WasmStructure;
import org.teavm.backend.wasm.model.WasmType;
import org.teavm.backend.wasm.model.instruction.WasmArrayNewFixed;
import org.teavm.backend.wasm.model.instruction.WasmArraySet;
import org.teavm.backend.wasm.model.instruction.WasmBlock;
import org.teavm.backend.wasm.model.instruction.WasmCall;
import org.teavm.backend.wasm.model.instruction.WasmConditional;
import org.teavm.backend.wasm.model.instruction.WasmDefaultInstructionVisitor;
import org.teavm.backend.wasm.model.instruction.WasmGetLocal;
import org.teavm.backend.wasm.model.instruction.WasmInstruction;
import org.teavm.backend.wasm.model.instruction.WasmInstructionList;
import org.teavm.backend.wasm.model.instruction.WasmInt32Constant;
import org.teavm.backend.wasm.model.instruction.WasmNullConstant;
import org.teavm.backend.wasm.model.instruction.WasmSetLocal;
import org.teavm.backend.wasm.model.instruction.WasmStructGet;
import org.teavm.backend.wasm.model.instruction.WasmStructNew;
import org.teavm.backend.wasm.model.instruction.WasmTeeLocal;
import org.teavm.backend.wasm.model.instruction.WasmTry;

/**
 * TeaVM makes an array of given elements empty and sets them one by one, unless they are very simple. This
 * lays all elements on the stack first, and makes the array of them by one call.
 */
final class ArrayLiterals extends WasmDefaultInstructionVisitor {
    /** Browsers make no more at once. */
    private static final int MOST_ELEMENTS = 10_000;

    private final WasmGCCodeGenContext context;

    /** For each structure of arrays, the function that makes one of a class and its elements. */
    private final Map<WasmStructure, WasmFunction> makers = new HashMap<>();

    private ArrayLiterals(WasmGCCodeGenContext context) {
        this.context = context;
    }

    static void rewrite(WasmGCCodeGenContext context) {
        ArrayLiterals literals = new ArrayLiterals(context);
        for (WasmFunction function : List.copyOf(functions(context))) {
            if (!function.getName().startsWith("Array<")) {
                literals.visit(function.getBody());
            }
        }
    }

    private static List<WasmFunction> functions(WasmGCCodeGenContext context) {
        List<WasmFunction> functions = new ArrayList<>();
        context.module().functions.forEach(functions::add);
        return functions;
    }

    private void visit(WasmInstructionList list) {
        List<WasmInstruction> instructions = new ArrayList<>();
        list.forEach(instructions::add);
        instructions.forEach(instruction -> instruction.acceptVisitor(this));
        Collections.reverse(instructions);
        instructions.stream().filter(WasmCall.class::isInstance)
                .forEach(call -> rewriteAssigned((WasmCall) call));
        rewriteFixed(list);
    }

    @Override
    public void visit(WasmBlock block) {
        visit(block.getBody());
    }

    @Override
    public void visit(WasmConditional conditional) {
        visit(conditional.getThenBlock());
        visit(conditional.getElseBlock());
    }

    @Override
    public void visit(WasmTry attempt) {
        visit(attempt.getBody());
    }

    /** The array that {@code create} makes, if the instructions behind it set all of its elements in turn. */
    private void rewriteAssigned(WasmCall create) {
        String name = create.getFunction().getName();
        if (!name.startsWith("Array<") || !name.endsWith(">@new")
                || !(create.getPrevious() instanceof WasmInt32Constant size) || size.getValue() < 1
                || size.getValue() > MOST_ELEMENTS) {
            return;
        }
        WasmInstruction data = create.getNext();
        WasmLocal array;
        if (data instanceof WasmTeeLocal tee) {
            array = tee.getLocal();
            data = data.getNext();
        } else if (data instanceof WasmSetLocal set && data.getNext() instanceof WasmGetLocal get
                && get.getLocal() == set.getLocal()) {
            array = set.getLocal();
            data = get.getNext();
        } else {
            return;
        }
        if (!(data instanceof WasmStructGet elements)
                || !(data.getNext() instanceof WasmSetLocal assignment)) {
            return;
        }
        List<WasmInstruction> sets = sets(assignment, array, size.getValue());
        if (sets != null) {
            WasmInstruction last = sets.get(sets.size() - 1);
            WasmArray type = ((WasmArraySet) last).getType();
            WasmInstruction[] made = {
                new WasmArrayNewFixed(type, size.getValue()), new WasmCall(maker(elements.getType(), type)),
                new WasmTeeLocal(array), new WasmStructGet(elements.getType(), elements.getFieldIndex()),
                new WasmSetLocal(assignment.getLocal())
            };
            for (int i = made.length - 1; i >= 0; i--) {
                last.insertNext(made[i]);
            }
            sets.forEach(WasmInstruction::delete);
            while (size.getNext() != assignment) {
                size.getNext().delete();
            }
            assignment.delete();
            size.delete();
        }
    }

    /**
     * Of the instructions behind {@code start}, those that only set the {@code size} elements in turn, the
     * last one at the end; null if they do not, or do anything else with the array.
     */
    private static List<WasmInstruction> sets(WasmSetLocal start, WasmLocal array, int size) {
        List<WasmInstruction> sets = new ArrayList<>();
        boolean isElement = false;
        for (WasmInstruction at = start.getNext(); at != null; at = at.getNext()) {
            if (!isElement && at instanceof WasmGetLocal get && get.getLocal() == start.getLocal()
                    && at.getNext() instanceof WasmInt32Constant index
                    && index.getValue() == sets.size() / 3) {
                isElement = true;
                sets.add(at);
                sets.add(index);
            } else if (isElement && at instanceof WasmArraySet) {
                isElement = false;
                sets.add(at);
                if (sets.size() == 3 * size) {
                    return sets;
                }
            } else if (touches(at, array, start.getLocal())) {
                return null;
            }
        }
        return null;
    }

    private static boolean touches(WasmInstruction instruction, WasmLocal... locals) {
        List<WasmLocal> found = new ArrayList<>();
        instruction.acceptVisitor(new WasmDefaultInstructionVisitor() {
            @Override
            public void visit(WasmGetLocal get) {
                found.add(get.getLocal());
            }

            @Override
            public void visit(WasmSetLocal set) {
                found.add(set.getLocal());
            }

            @Override
            public void visit(WasmTeeLocal tee) {
                found.add(tee.getLocal());
            }
        });
        return found.stream().anyMatch(List.of(locals)::contains);
    }

    /** Arrays that TeaVM makes of their elements, but writes out at each place. */
    private void rewriteFixed(WasmInstructionList list) {
        Deque<WasmCall> open = new ArrayDeque<>();
        List<WasmInstruction> instructions = new ArrayList<>();
        list.forEach(instructions::add);
        for (WasmInstruction at : instructions) {
            if (at instanceof WasmCall call && isArrayClass(call)
                    && call.getNext() instanceof WasmStructGet table
                    && table.getNext() instanceof WasmNullConstant) {
                open.push(call);
            } else if (at instanceof WasmArrayNewFixed data
                    && data.getNext() instanceof WasmStructNew make) {
                WasmCall head = open.poll();
                if (head != null) {
                    head.getNext().getNext().delete();
                    head.getNext().delete();
                    head.delete();
                    make.insertNext(new WasmCall(maker(make.getType(), data.getType())));
                    make.delete();
                }
            }
        }
    }

    /** The function that makes an array of the class of its elements and the elements. */
    private WasmFunction maker(WasmStructure structure, WasmArray data) {
        WasmFunction maker = makers.get(structure);
        if (maker == null) {
            WasmLocal type = new WasmLocal(types().structure().getReference(), "type");
            WasmLocal elements = new WasmLocal(data.getNonNullReference(), "elements");
            maker = new WasmFunction(context.functionTypes().of(structure.getReference(), type.getType(),
                    elements.getType()));
            maker.setName("teacup@array" + makers.size());
            maker.add(type);
            maker.add(elements);
            maker.getBody().builder().getLocal(type)
                    .call(context.classInfoProvider().getGetArrayClassFunction())
                    .structGet(types().structure(), types().vtableIndex()).nullConst(WasmType.EQ)
                    .getLocal(elements).structNew(structure);
            context.module().functions.add(maker);
            makers.put(structure, maker);
        }
        return maker;
    }

    private ClassInfoStruct types() {
        return context.classInfoProvider().reflectionTypes().classInfo();
    }

    private boolean isArrayClass(WasmCall call) {
        return call.getFunction() == context.classInfoProvider().getGetArrayClassFunction();
    }
}
