package dev.teacup.load.upgrade;

/**
 * One step on the way of some operators from their oldest form to the newest.
 *
 * @param to the operator set that brought the change: nodes of older sets take the step
 * @param operators those that take it, with spaces between them, and with their domain before them where it
 *     is not ONNX's own
 */
public record Step(int to, String operators, Upgrade upgrade) {}
