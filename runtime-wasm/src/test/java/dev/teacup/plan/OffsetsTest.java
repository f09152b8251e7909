package dev.teacup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetsTest {
    private record Taken(long at, long bytes) {
        boolean overlaps(Taken other) {
            return at < other.at + other.bytes && other.at < at + bytes;
        }
    }

    @Test
    void aValueTakesTheRoomOfOneThatIsDone() {
        Offsets offsets = new Offsets();
        long first = offsets.take(100);
        offsets.take(50);
        offsets.free(first, 100);
        assertEquals(first, offsets.take(90));
        assertEquals(112 + 64, offsets.bytes());
    }

    @Test
    void takesTheTightestGap() {
        Offsets offsets = new Offsets();
        long wide = offsets.take(160);
        offsets.take(16);
        long tight = offsets.take(48);
        offsets.take(16);
        offsets.free(wide, 160);
        offsets.free(tight, 48);
        assertEquals(tight, offsets.take(40));
    }

    @Test
    void gapsThatTouchBecomeOne() {
        Offsets offsets = new Offsets();
        long first = offsets.take(32);
        long second = offsets.take(32);
        long third = offsets.take(32);
        offsets.take(16);
        offsets.free(first, 32);
        offsets.free(third, 32);
        offsets.free(second, 32);
        assertEquals(first, offsets.take(96));
        assertEquals(112, offsets.bytes());
    }

    @Test
    void anEmptyValueHasAPlaceOfItsOwn() {
        Offsets offsets = new Offsets();
        assertEquals(0, offsets.take(0));
        assertEquals(16, offsets.take(0));
    }

    /** Every second value is done at once: as many gaps, none of which is wide enough for what comes then. */
    @Test
    void aHundredThousandGapsTakeNoMinutes() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Offsets offsets = new Offsets();
            for (int i = 0; i < 200_000; i++) {
                offsets.take(16);
            }
            for (int i = 0; i < 100_000; i++) {
                offsets.free(32L * i, 16);
            }
            for (int i = 0; i < 100_000; i++) {
                offsets.take(64);
            }
            assertEquals(200_000L * 16 + 100_000L * 64, offsets.bytes());
        });
    }

    @Test
    void noTwoLivingValuesOverlap() {
        long seed = 20261124;
        Random random = new Random(seed);
        Offsets offsets = new Offsets();
        List<Taken> living = new ArrayList<>();
        for (int turn = 0; turn < 5_000; turn++) {
            if (living.size() > 20 || !living.isEmpty() && random.nextBoolean()) {
                Taken done = living.remove(random.nextInt(living.size()));
                offsets.free(done.at, done.bytes);
            } else {
                long bytes = random.nextInt(2_000);
                Taken taken = new Taken(offsets.take(bytes), bytes);
                assertEquals(0, taken.at % 16, "seed " + seed + ", turn " + turn);
                living.forEach(
                        other -> assertTrue(!taken.overlaps(other), "seed " + seed + ": " + taken + other));
                assertTrue(taken.at + bytes <= offsets.bytes());
                living.add(taken);
            }
        }
    }
}
