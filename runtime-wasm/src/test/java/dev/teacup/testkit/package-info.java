/**
 * The engine's test kit, which the other modules use as a test-jar: {@link dev.teacup.testkit.OpCheck} runs
 * one node and compares, {@link dev.teacup.testkit.Models} puts models together,
 * {@link dev.teacup.testkit.Literal} writes tensors down, and {@link dev.teacup.testkit.Seeded} draws them.
 */
package dev.teacup.testkit;
