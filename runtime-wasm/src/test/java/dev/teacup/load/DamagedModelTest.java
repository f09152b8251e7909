package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Invariants;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.AttributeType;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.TensorProto;
import dev.teacup.tensor.Strings;
import dev.teacup.testkit.Models;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with some bytes changed at random: each is a sound graph or refused, and never anything else. */
final class DamagedModelTest {
    private static final int FILES = 3_000;
    private static final int MEMORY_BYTES = 1 << 22;
    private static final Limits LIMITS = new Limits(MEMORY_BYTES, 1000, 16, 1000, 100_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 9, 12, 17, 21})
    void isASoundGraphOrRefused(int opset) {
        byte[] whole = ModelWriter.bytes(model(opset).proto());
        Random random = new Random(opset);
        int sound = 0;
        for (int file = 0; file < FILES; file++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                int at = random.nextInt(damaged.length);
                damaged[at] = (byte) (random.nextBoolean() ? damaged[at] ^ 1 << random.nextInt(8)
                        : random.nextInt());
            }
            sound += isSound(damaged, "opset " + opset + ", file " + file) ? 1 : 0;
        }
        assertTrue(sound > FILES / 100 && sound < FILES, sound + " of " + FILES + " are sound");
    }

    private static boolean isSound(byte[] file, String name) {
        BufferMemory memory = BufferMemory.of(16 + file.length, MEMORY_BYTES);
        memory.write(16, file);
        Constants constants = new Constants(new Arena(memory, 16 + file.length, MEMORY_BYTES), new Strings());
        try {
            Graph graph = Loader.load(ModelReader.read(memory, 16, file.length, LIMITS), constants, LIMITS,
                    ExternalFiles.NONE);
            Invariants.check(graph);
            return true;
        } catch (ModelException e) {
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(name, e);
        }
    }

    /** Some of everything: attributes, weights, words, a constant, a function that refers to an attribute. */
    private static Models model(int opset) {
        AttributeProto alpha =
                AttributeProto.of("alpha", new AttributeProto.Reference("slope", AttributeType.FLOAT));
        FunctionProto leak = new FunctionProto("local", "Leak", "", List.of("a"), List.of("b"), List.of(),
                List.of(AttributeProto.of("slope", 0.25f)),
                List.of(NodeProto.of("LeakyRelu", "", List.of("a"), List.of("b"), List.of(alpha))),
                List.of(new OperatorSetIdProto("", opset)), List.of(), "", List.of());
        NodeProto call = new NodeProto(List.of("h"), List.of("k"), "", "Leak", "local", "",
                List.of(AttributeProto.of("slope", 0.5f)), "", List.of());
        return Models.opset(opset).imports("local", 1).function(leak).input("x", "n", 2, 3)
                .floats("w", 1, 2, 3).initializer(TensorProto.strings("s", Longs.of(2), "a", "b"))
                .node("Constant", "", "", "c", AttributeProto.of("value", Models.floatTensor("", 4, 5, 6)))
                .node("Mul", "", "c w", "d")
                .node("Transpose", "t", "x", "h", AttributeProto.ints("perm", 1, 0, 2))
                .node(call).node("Softmax", "soft", "k", "p", AttributeProto.of("axis", 1))
                .node("Concat", "", "p k", "j", AttributeProto.of("axis", 2)).output("j", "d", "s");
    }
}
