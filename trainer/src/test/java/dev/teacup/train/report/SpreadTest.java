package dev.teacup.train.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void isTheMeanAndTheSamplesDeviation() {
        Spread spread = Spread.of(1, 2, 3, 6);
        assertEquals(3, spread.mean());
        assertEquals(Math.sqrt((4 + 1 + 0 + 9) / 3.0), spread.deviation(), 1e-15);
        assertEquals("3.000 ± 2.160", spread.text());
    }

    @Test
    void ofOneRunHasNoDeviation() {
        assertEquals(new Spread(.8023, 0, 1), Spread.of(.8023));
        assertEquals("0.802", Spread.of(.8023).text());
    }
}
