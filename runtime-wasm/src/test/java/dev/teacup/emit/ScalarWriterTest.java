package dev.teacup.emit;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.I64;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.tensor.DType;
import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import dev.teacup.wasm.FunctionWriter;
import dev.teacup.wasm.Kind;
import dev.teacup.wasm.ModuleWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Towards zero, and the rest with the sign of the divisor; 2^31 - 1 is most of what an int32 holds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void integersAreDividedByAKnownNumber(int divisor) {
        String nodes = "q = Div(a, b)\nm = Mod(a, b)\noutput q\noutput m\n";
        for (DType dtype : new DType[] {DType.INT64, DType.INT32}) {
            boolean isLong = dtype == DType.INT64;
            Literal a = Literal.tensor(dtype, 8).ofLongs(0, 1, -1, 20, -20, -21,
                    isLong ? Long.MIN_VALUE : Integer.MIN_VALUE, isLong ? Long.MAX_VALUE : Integer.MAX_VALUE);
            Emitted.of(nodes).agrees("by " + divisor, 1, a, Literal.tensor(dtype, 1).ofLongs(divisor));
        }
    }

    @Test
    void theLesserAndTheGreaterAreChosen() {
        Seeded seeded = new Seeded(3);
        Literal a = seeded.integers(DType.INT64, -9, 9).of(3, 7);
        Literal b = seeded.integers(DType.INT64, -9, 9).of(7);
        Emitted.of("x = Min(a, b)\ny = Max(a, b)\nz = Clip(a, c, d)\noutput x\noutput y\noutput z\n")
                .agrees("seed 3", 2, a, b, longs().ofLongs(-4), longs().ofLongs(4));
    }

    /** Each operand is written once: written twice, the code of the sixth is that of all before it twice. */
    @Test
    void theLeastAndTheGreatestOfManyTakeAsMuchCodeForEach() {
        Seeded seeded = new Seeded(4);
        Literal[] all = new Literal[6];
        Expr least = Expr.in(0);
        Expr greatest = Expr.in(0);
        for (int i = 0; i < all.length; i++) {
            all[i] = seeded.integers(DType.INT64, -9, 9).of(3, 7);
            least = i == 0 ? least : Primitive.MIN.of(least, Expr.in(i));
            greatest = i == 0 ? greatest : Primitive.MAX.of(greatest, Expr.in(i));
        }
        Emitted.of("x = Min(a, b, c, d, e, f)\ny = Max(a, b, c, d, e, f)\noutput x\noutput y\n")
                .agrees("seed 4", 6, all);
        for (Expr expr : new Expr[] {least, greatest}) {
            FunctionWriter f = new ModuleWriter("bounds").function("bound", false,
                    Kind.list(I32, I32, I32, I32, I32, I32), I64);
            DType[] longs = new DType[all.length];
            Arrays.fill(longs, DType.INT64);
            ScalarWriter.write(f, expr, longs, new int[] {0, 1, 2, 3, 4, 5});
            assertTrue(f.bytes() <= 20 * all.length, "they take " + f.bytes());
        }
    }
}
