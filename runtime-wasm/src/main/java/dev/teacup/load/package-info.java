/**
 * ONNX to the IR: {@link dev.teacup.load.Loader} checks what {@code onnx} read against the rules of ONNX,
 * turns weights into constants and brings every node to its operator's newest form, so that nothing behind
 * this door knows an old operator set. Imports {@code onnx} and {@code ir}.
 */
package dev.teacup.load;
