package dev.teacup.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.teacup.error.Limits;
import dev.teacup.eval.Budget;
import dev.teacup.eval.Interpreter;
import dev.teacup.eval.Reference;
import dev.teacup.exec.EmittedBackend;
import dev.teacup.exec.Session;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Inference;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One node and its operands, null where left out, run in different ways. Results are in the order of the
 * node's outputs, null where it leaves one out.
 */
record Trial(Node node, List<Literal> operands) {
    private static final long MOST_BYTES = 1 << 28;

    /** Runs the node at once, with operands that are constants. */
    Literal[] interpreted() {
        Constants constants = constants();
        Values values = new Values();
        for (int i = 0; i < operands.size(); i++) {
            if (node.hasInput(i)) {
                values.add(node.input(i), operands.get(i).tensor(constants));
            }
        }
        Reference reference = new Reference(new Budget(Limits.DEFAULT), constants);
        new Interpreter(reference).run(node, values);
        assertOperandsAreKept(values, constants);
        Literal[] results = new Literal[node.outputs().size()];
        for (int i = 0; i < results.length; i++) {
            String output = node.outputs().get(i);
            if (!output.isEmpty()) {
                assertNotNull(values.tensor(output), output + " was not given");
                results[i] = Literal.of(values.tensor(output), constants.strings());
            }
        }
        return results;
    }

    /** Runs the node in a session, as a graph whose inputs become known, with their sizes, when it runs. */
    Literal[] planned() {
        return run(constants(), null, operands.size());
    }

    /**
     * The same on emitted kernels, as far as there are some.
     *
     * @param fed how many operands are fed; further ones are constants of the graph
     */
    Literal[] emitted(V8Machine machine, int fed) {
        Arena arena = new Arena(machine.memory(), Arena.ALIGNMENT, V8Machine.BYTES);
        return run(new Constants(arena, new Strings()), machine, fed);
    }

    private Literal[] run(Constants constants, V8Machine machine, int fed) {
        Map<String, Type> types = operandTypes(false);
        Map<String, Tensor> known = new LinkedHashMap<>();
        for (int i = fed; i < operands.size(); i++) {
            if (node.hasInput(i)) {
                known.put(node.input(i), operands.get(i).tensor(constants));
                types.remove(node.input(i));
            }
        }
        List<String> inputs = new ArrayList<>(types.keySet());
        List<String> outputs = new ArrayList<>(node.outputs());
        outputs.removeIf(String::isEmpty);
        Graph graph = Inference
                .infer(new Graph("planned", inputs, outputs, List.of(node), known, types));
        Session session = new Session(graph, null, constants, Limits.DEFAULT,
                machine == null ? null : new EmittedBackend(machine, constants.arena(), graph));
        session.begin();
        for (int i = 0, bound = 0; i < fed; i++) {
            if (node.hasInput(i)) {
                session.bind(bound++, operands.get(i).dtype(), operands.get(i).dims());
            }
        }
        session.prepare(() -> false);
        for (int i = 0, bound = 0; i < fed; i++) {
            if (node.hasInput(i)) {
                Tensor input = session.input(bound++);
                for (int element = 0; element < input.elements(); element++) {
                    operands.get(i).put(element, input, constants.strings());
                }
            }
        }
        Tensor[] tensors = session.run();
        Literal[] results = new Literal[node.outputs().size()];
        for (int i = 0, given = 0; i < results.length; i++) {
            if (!node.outputs().get(i).isEmpty()) {
                results[i] = Literal.of(tensors[given++], constants.strings());
            }
        }
        return results;
    }

    /** The types that the operator tells of its results, from those of its operands, or from their ranks. */
    Type[] types(boolean sizesKnown) {
        Values values = new Values();
        operandTypes(sizesKnown).forEach(values::add);
        values.infer(node);
        Type[] types = new Type[node.outputs().size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = values.type(node.outputs().get(i));
        }
        return types;
    }

    private Map<String, Type> operandTypes(boolean sizesKnown) {
        Map<String, Type> types = new LinkedHashMap<>();
        for (int i = 0; i < operands.size(); i++) {
            if (node.hasInput(i)) {
                int[] dims = operands.get(i).dims();
                Shape shape = sizesKnown ? Shape.of(dims) : Shape.ofRank(dims.length);
                types.put(node.input(i), Type.of(operands.get(i).dtype(), shape));
            }
        }
        return types;
    }

    private void assertOperandsAreKept(Values values, Constants constants) {
        for (int i = 0; i < operands.size(); i++) {
            if (node.hasInput(i)) {
                Tensor given = operands.get(i).tensor(constants);
                Tensor left = values.tensor(node.input(i));
                byte[] before = given.memory().read(given.at(), (int) given.bytes());
                byte[] after = left.memory().read(left.at(), (int) left.bytes());
                assertArrayEquals(before, after, node.input(i) + " was written to");
            }
        }
    }

    private static Constants constants() {
        return new Constants(new Arena(BufferMemory.of(1 << 16, MOST_BYTES), 0, MOST_BYTES), new Strings());
    }
}
