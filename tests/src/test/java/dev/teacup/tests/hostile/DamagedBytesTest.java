package dev.teacup.tests.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.train.badinput.Verdict.Result;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files cut short, with bits and bytes changed, and put together from pieces of several. */
final class DamagedBytesTest {
    private static final Map<String, byte[]> SOUND = Sound.all();
    private static final int[] BYTES = {0, 1, 0x7F, 0x80, 0xFF};
    private static final int MIXED = 4000;

    static Stream<String> models() {
        return SOUND.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theModelItselfRuns(String model) {
        Contract contract = new Contract();
        contract.runs(model, SOUND.get(model));
        contract.holds();
    }

    @ParameterizedTest
    @MethodSource("models")
    void cutShortAtAnyByteItIsRefused(String model) {
        Contract contract = new Contract();
        byte[] whole = SOUND.get(model);
        for (int length = 0; length < whole.length; length++) {
            contract.refuses(model + " cut at " + length, Arrays.copyOf(whole, length));
        }
        contract.holds();
    }

    @ParameterizedTest
    @MethodSource("models")
    void anyBitMayBeWrong(String model) {
        Contract contract = new Contract();
        byte[] whole = SOUND.get(model);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            contract.take(model + " with bit " + bit, flipped);
        }
        contract.holds();
        assertTrue(contract.count(Result.OK) > 0, "no bit was without meaning");
    }

    @ParameterizedTest
    @MethodSource("models")
    void anyByteMayBeMissingRepeatedOrAnother(String model) {
        Contract contract = new Contract();
        byte[] whole = SOUND.get(model);
        for (int at = 0; at < whole.length; at++) {
            byte[] rest = Arrays.copyOfRange(whole, at, whole.length);
            contract.take(model + " without byte " + at, joined(Arrays.copyOf(whole, at),
                    Arrays.copyOfRange(rest, 1, rest.length)));
            contract.take(model + " twice byte " + at, joined(Arrays.copyOf(whole, at + 1), rest));
            for (int value : BYTES) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                contract.take(model + " with " + value + " at " + at, changed);
            }
        }
        contract.holds();
    }

    @Test
    void piecesOfSeveralFilesMayBeJoined() {
        byte[][] models = SOUND.values().toArray(byte[][]::new);
        Random random = new Random(1);
        Contract contract = new Contract();
        for (int file = 0; file < MIXED; file++) {
            byte[] first = models[random.nextInt(models.length)];
            byte[] second = models[random.nextInt(models.length)];
            int from = random.nextInt(second.length);
            byte[] mixed = joined(Arrays.copyOf(first, random.nextInt(first.length)),
                    Arrays.copyOfRange(second, from, from + random.nextInt(second.length - from)),
                    Arrays.copyOfRange(first, random.nextInt(first.length), first.length));
            contract.take("mixed " + file, mixed);
        }
        contract.holds();
    }

    @Test
    void severalBytesMayBeWrongAtOnce() {
        byte[][] models = SOUND.values().toArray(byte[][]::new);
        Random random = new Random(2);
        Contract contract = new Contract();
        for (int file = 0; file < MIXED; file++) {
            byte[] damaged = models[file % models.length].clone();
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? random.nextInt()
                        : BYTES[random.nextInt(BYTES.length)]);
            }
            contract.take("damaged " + file, damaged);
        }
        contract.holds();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
