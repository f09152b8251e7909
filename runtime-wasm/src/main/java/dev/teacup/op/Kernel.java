package dev.teacup.op;

/**
 * The loops of the specification's formula over the memory, in the order of the formula: short and right.
 * They are the meaning of an operator; a fast form of it is the emitter's.
 */
@FunctionalInterface
public non-sealed interface Kernel extends Body {
    void run(Frame f);
}
