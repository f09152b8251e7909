package dev.teacup.op.quant;

import static dev.teacup.op.quant.QuantizeLinearTest.unsigned;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class DynamicQuantizeLinearTest {
    /** 255 steps of 0.5 from -63.75 on, which is 127.5 steps below 0: the even one is 128. */
    @Test
    void spreadsTheElementsOverAllBytes() {
        check("DynamicQuantizeLinear").in(floats(3).of(-63.75, 0, 63.75))
                .gives(unsigned(3).of(0, 128, 255), floats().of(0.5), unsigned().of(128));
    }

    @Test
    void keepsZeroInTheRange() {
        check("DynamicQuantizeLinear").in(floats(2).of(51, 255))
                .gives(unsigned(2).of(51, 255), floats().of(1), unsigned().of(0));
        check("DynamicQuantizeLinear").in(floats(1, 2).of(-51, -255))
                .gives(unsigned(1, 2).of(204, 0), floats().of(1), unsigned().of(255));
    }

    @Test
    void makesZerosOfZerosAndOfNothing() {
        check("DynamicQuantizeLinear").in(floats(2).of(0, 0))
                .gives(unsigned(2).of(0, 0), floats().of(0), unsigned().of(0));
        check("DynamicQuantizeLinear").in(floats(0).of(new double[0]))
                .gives(unsigned(0).of(new double[0]), floats().of(0), unsigned().of(0));
    }
}
