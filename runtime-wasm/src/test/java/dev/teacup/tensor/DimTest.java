package dev.teacup.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.teacup.memory.BufferMemory;
import org.junit.jupiter.api.Test;

class DimTest {
    private static final Dim BATCH = Dim.named("batch");

    @Test
    void addsAndMultipliesNumbers() {
        assertEquals(Dim.of(5), Dim.of(2).plus(Dim.of(3)));
        assertEquals(Dim.of(-1), Dim.of(2).plus(Dim.of(-3)));
        assertEquals(Dim.of(6), Dim.of(2).times(Dim.of(3)));
        assertEquals(Dim.of(0), Dim.of(0).times(Dim.of(3)));
        assertEquals(Dim.of(-6), Dim.of(-2).times(Dim.of(3)));
        assertEquals(Dim.of(-Long.MAX_VALUE), Dim.of(-2).times(Dim.of(1L << 62)));
        assertEquals(Dim.UNKNOWN, Dim.atMost(4).times(Dim.of(-3)));
    }

    @Test
    void keepsANameThatNothingIsAddedToOrMultipliedWith() {
        assertEquals(BATCH, BATCH.plus(Dim.of(0)));
        assertEquals(BATCH, Dim.of(0).plus(BATCH));
        assertEquals(BATCH, BATCH.times(Dim.of(1)));
        assertEquals(BATCH, Dim.of(1).times(BATCH));
    }

    @Test
    void losesANameInSumsAndProducts() {
        assertEquals(Dim.UNKNOWN, BATCH.plus(Dim.of(1)));
        assertEquals(Dim.UNKNOWN, BATCH.plus(Dim.of(-1)));
        assertEquals(Dim.UNKNOWN, BATCH.times(Dim.of(2)));
        assertEquals(Dim.UNKNOWN, BATCH.times(BATCH));
    }

    @Test
    void carriesBounds() {
        assertEquals(Dim.atMost(7), Dim.atMost(4).plus(Dim.of(3)));
        assertEquals(Dim.atMost(12), Dim.atMost(4).times(Dim.of(3)));
        assertEquals(Dim.atMost(0), BATCH.times(Dim.of(0)));
    }

    @Test
    void staysAtTheLargestAndSmallestNumber() {
        Dim largest = Dim.of(Long.MAX_VALUE);
        assertEquals(largest, largest.plus(Dim.of(1)));
        assertEquals(largest, Dim.of(1L << 62).plus(Dim.of(1L << 62)));
        assertEquals(largest, Dim.of(1L << 62).times(Dim.of(2)));
        Dim smallest = Dim.of(Long.MIN_VALUE + 1);
        assertEquals(smallest, Dim.of(-1L << 62).plus(Dim.of(-1L << 62)));
        assertEquals(smallest, smallest.plus(smallest));
    }

    @Test
    void readsTheElementsOfSmallIntegerTensors() {
        Tensor tensor = new Tensor(DType.INT64, new int[] {2}, BufferMemory.of(64, 64), 0);
        tensor.i64(0, 3);
        tensor.i64(1, Long.MIN_VALUE);
        assertArrayEquals(new Dim[] {Dim.of(3), Dim.of(Long.MIN_VALUE + 1)}, Dim.elements(tensor));
        assertNull(Dim.elements(tensor.reshaped(2, 1)));
        assertNull(Dim.elements(new Tensor(DType.FLOAT64, new int[] {2}, tensor.memory(), 0)));
        assertNull(Dim.elements(new Tensor(DType.INT8, new int[] {4097}, tensor.memory(), 0)));
    }
}
