package dev.teacup.emit;

import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionKernelTest {
    @ParameterizedTest
    @CsvSource({"1, 2, 2, 5, 7, 3, 4", "2, 4, 2, 24, 9, 8, 5", "1, 1, 1, 1, 1, 1, 1",
        "2, 2, 1, 53, 40, 17, 16",
        "1, 3, 3, 3, 130, 4, 9"})
    void headsOfAnySizeAgreeWithTheReference(int batch, int heads, int shared, int queries, int keys,
            int size,
            int width) {
        Seeded seeded = new Seeded(queries);
        String about = "queries " + queries;
        Literal q = seeded.floats(-2, 2).of(batch, heads, queries, size);
        Literal k = seeded.floats(-2, 2).of(batch, shared, keys, size);
        Literal v = seeded.floats(-2, 2).of(batch, shared, keys, width);
        attention("", "").sums(keys).agrees(about, 3, q, k, v);
        attention("", " {scale = 0.7}").sums(keys).agrees(about, 1, q, k, v);
        for (Literal mask : new Literal[] {seeded.floats(-1, 1).of(batch, heads, queries, keys),
            seeded.floats(-1, 1).of(batch, 1, 1, keys), seeded.floats(-1, 1).of(queries, keys),
            seeded.floats(-1, 1).of(heads, 1, keys)}) {
            attention(", d", "").sums(keys).agrees(about, 4, q, k, v, mask);
        }
        String attributes = " {q_num_heads = " + heads + ", kv_num_heads = " + shared + "}";
        attention("", attributes).sums(keys).agrees(about, 3,
                seeded.floats(-2, 2).of(batch, queries, heads * size),
                seeded.floats(-2, 2).of(batch, keys, shared * size),
                seeded.floats(-2, 2).of(batch, keys, shared * width));
    }

    private static Emitted attention(String mask, String attributes) {
        return Emitted.of("y = Attention(a, b, c" + mask + ")" + attributes + "\noutput y\n")
                .plans("Attention");
    }

    @Test
    void aQueryThatMaySeeNoKeyGivesZeros() {
        double inf = Double.POSITIVE_INFINITY;
        Seeded seeded = new Seeded(1);
        attention(", d", "").agrees("blind", 4, seeded.floats(-1, 1).of(1, 1, 2, 3),
                seeded.floats(-1, 1).of(1, 1, 5, 3), seeded.floats(-1, 1).of(1, 1, 5, 4),
                Literal.floats(2, 5).of(-inf, -inf, -inf, -inf, -inf, 0, -inf, 1, -inf, 2));
    }
}
