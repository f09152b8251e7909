/**
 * Tables and what is made of them before training. {@link dev.teacup.train.data.CsvFile} reads a
 * {@link dev.teacup.train.data.Table}; {@link dev.teacup.train.data.Strikes} is the bird strikes, checked and
 * split by year; {@link dev.teacup.train.data.Vocabulary} and {@link dev.teacup.train.data.Standard} hold
 * what is learnt of a column from the training rows. {@link dev.teacup.train.data.Icons} is glyphs of icon
 * fonts as pictures, split by family, {@link dev.teacup.train.data.Drawings} are drawn by strokes.
 * {@link dev.teacup.train.data.EmojiQueries} are what people type to find an emoji,
 * {@link dev.teacup.train.data.WordNet} is what English words mean. May import {@code error},
 * {@code data.picture} and Commons CSV.
 */
package dev.teacup.train.data;
