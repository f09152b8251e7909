/**
 * Training steps of Teacup against those of DJL on PyTorch: {@link dev.teacup.benchmark.Main}. May import
 * {@code layer}, {@code loss}, {@code optim} and {@code ort} of the trainer, and DJL.
 */
package dev.teacup.benchmark;
