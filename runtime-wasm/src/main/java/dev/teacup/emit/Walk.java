package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_SUB;

import dev.teacup.plan.Place;
import dev.teacup.wasm.FunctionWriter;
import java.util.Arrays;

/** Nested loops of a driver that move pointers along. */
final class Walk {
    private final FunctionWriter driver;
    private final int[] pointers;

    /** Pointers at the begin of some places. */
    Walk(Emission to, FunctionWriter driver, Place... places) {
        this.driver = driver;
        this.pointers = new int[places.length];
        for (int i = 0; i < pointers.length; i++) {
            pointers[i] = driver.local(I32);
            to.address(places[i]).set(pointers[i]);
        }
    }

    /** Pointers that are somewhere already; {@link #each} leaves them there, and gives them back. */
    Walk(FunctionWriter driver, int... pointers) {
        this.driver = driver;
        this.pointers = pointers;
    }

    /** The same pointers and one more. */
    Walk with(int pointer) {
        int[] more = Arrays.copyOf(pointers, pointers.length + 1);
        more[pointers.length] = pointer;
        return new Walk(driver, more);
    }

    /** The local of a pointer. */
    int at(int index) {
        return pointers[index];
    }

    /**
     * Does what {@code body} writes for each element of the outer axes.
     *
     * @param sizes of these axes
     * @param strides for each pointer and axis, in bytes
     */
    void each(int[] sizes, int[][] strides, Emission.Writing body) {
        each(0, sizes, strides, body);
        free();
    }

    private void each(int axis, int[] sizes, int[][] strides, Emission.Writing body) {
        if (axis == sizes.length) {
            body.write(driver);
            return;
        }
        int[] bytes = new int[pointers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = strides[i][axis];
        }
        times(sizes[axis], bytes, f -> each(axis + 1, sizes, strides, body));
    }

    /**
     * Does what {@code body} writes so many times; behind it the pointers are where they were.
     *
     * @param bytes by which each pointer moves from one time to the next
     */
    void times(int count, int[] bytes, Emission.Writing body) {
        if (count == 1) {
            body.write(driver);
            return;
        }
        int left = driver.local(I32);
        driver.i32(count).set(left);
        int loop = driver.loop();
        body.write(driver);
        move(bytes, 1);
        driver.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end();
        move(bytes, -count);
        driver.free(left);
    }

    /** Gives the locals of the pointers back. */
    void free() {
        for (int pointer : pointers) {
            driver.free(pointer);
        }
    }

    /** Moves each pointer some times by its bytes. */
    void move(int[] bytes, int times) {
        for (int i = 0; i < pointers.length; i++) {
            move(pointers[i], bytes[i] * times);
        }
    }

    private void move(int pointer, int bytes) {
        if (bytes != 0) {
            driver.get(pointer).i32(bytes).op(I32_ADD).set(pointer);
        }
    }
}
