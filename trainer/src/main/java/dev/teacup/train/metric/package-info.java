/**
 * How good a model is, in numbers. {@link dev.teacup.train.metric.Predictions} holds scores beside the truth;
 * each measure is a class with one function of them, and {@link dev.teacup.train.metric.BinaryScores} is the
 * usual four. No measure depends on the order of the rows, ties included. May import {@code error}.
 */
package dev.teacup.train.metric;
