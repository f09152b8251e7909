/**
 * Judges how the engine, on a JVM or in a browser, takes files that may be broken or hostile: each is run, or
 * refused with a {@link dev.teacup.error.ModelException}, within its time and memory.
 * {@link dev.teacup.train.badinput.Judge} is the entry. Imports the engine, {@code train.file} and
 * {@code web.browser}.
 */
package dev.teacup.train.badinput;
