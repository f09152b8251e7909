package dev.teacup.emit;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import org.junit.jupiter.api.Test;

class ScalarWriterTest {
    @Test
    void integersOf64BitsAreComputedAndCompared() {
        Literal a = new Seeded(1).integers(DType.INT64, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2).of(3, 7);
        Literal b = new Seeded(2).integers(DType.INT64, -3, 3).of(7);
        Literal one = longs(1, 1).ofLongs(1L << 40);
        Emitted.of("""
                s = Add(a, b)
                d = Sub(a, c)
                p = Mul(s, d)
                l = Less(a, c)
                g = GreaterOrEqual(b, c)
                e = Equal(a, a)
                w = Where(l, s, d)
                output p
                output l
                output g
                output e
                output w
                """).agrees("seeds 1 and 2", 3, a, b, one).agrees("seeds 1 and 2", 1, a, b, one);
    }

    @Test
    void castsAreThoseOfTheReference() {
        Literal large =
                longs(7).ofLongs(0, 1, -1, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 31) + 5);
        Literal reals = floats(8).of(0, -0.5, 1.75, -3.25, 3e9, -3e9, 1e20f, Double.NaN);
        Emitted.of("""
                r = Cast(a) {to = 1}
                i = Cast(a) {to = 6}
                t = Cast(a) {to = 9}
                l = Cast(b) {to = 7}
                n = Cast(b) {to = 6}
                m = Cast(i) {to = 7}
                o = Cast(t) {to = 7}
                output r
                output i
                output t
                output l
                output n
                output m
                output o
                """).within(0).agrees("large ones", 2, large, reals);
    }
}
