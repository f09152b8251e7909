/**
 * Smaller files of a model: {@link dev.teacup.train.quantize.Form} is the list of them,
 * {@link dev.teacup.train.quantize.Float16} stores weights in half of their bytes,
 * {@link dev.teacup.train.quantize.Int8} in a quarter. What reads a weight goes on reading float32 under the
 * same name, so that any ONNX model can be stored so, and runs wherever it ran. May import {@code ort} and
 * what that may.
 */
package dev.teacup.train.quantize;
