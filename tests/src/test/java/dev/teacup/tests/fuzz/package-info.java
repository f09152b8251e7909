/**
 * Fuzzing, which looks for files that nobody thought of: Jazzer changes sound models so that they reach ever
 * more of the engine. {@link dev.teacup.tests.fuzz.FuzzTest} runs it.
 */
package dev.teacup.tests.fuzz;
