/**
 * Models compiled ahead of time: the engine's emitter on the JVM writes what a page would write at load.
 * Enter by {@link dev.teacup.train.compile.EmittedModel}, or {@link dev.teacup.train.compile.ModelFiles} for
 * files.
 * Imports the engine, {@code file} and {@code quantize}.
 */
package dev.teacup.train.compile;
