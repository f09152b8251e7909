/**
 * A CSV file that anybody may have written: {@link dev.teacup.train.tabular.read.Sheet} reads it in its
 * encoding and with its separator, and {@link dev.teacup.train.tabular.read.ColumnGuess} says of what kind
 * each of its columns is. May import {@code data}, {@code error} and Commons CSV.
 */
package dev.teacup.train.tabular.read;
