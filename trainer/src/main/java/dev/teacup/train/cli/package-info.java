/**
 * The command line, one class a command: {@link dev.teacup.train.cli.Main}. May import everything of the
 * trainer, the engine and {@code web}.
 */
package dev.teacup.train.cli;
