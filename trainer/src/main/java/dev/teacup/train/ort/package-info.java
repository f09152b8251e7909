/**
 * ONNX Runtime, which no other package imports: {@link dev.teacup.train.ort.StepSession} runs training steps
 * without copying parameters, {@link dev.teacup.train.ort.Predictor} runs models,
 * {@link dev.teacup.train.ort.Batch} holds what both are fed. May import {@code optim}, {@code layer} and
 * what those may.
 */
package dev.teacup.train.ort;
