/**
 * Pages as a reader meets them, in real browsers with the real engine, and what they weigh. The models are
 * those of {@link dev.teacup.tests.page.TestModels}, except for the page about bird strikes, which has its
 * own.
 */
package dev.teacup.tests.page;
