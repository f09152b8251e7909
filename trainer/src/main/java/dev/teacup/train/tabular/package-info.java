/**
 * A model from any CSV file: {@link dev.teacup.train.tabular.TableStudy}. The file is read and its columns
 * are guessed in {@code tabular.read}; what is learnt of each column is in {@code tabular.feature}.
 * May import {@code study}, {@code baseline} and what those may.
 */
package dev.teacup.train.tabular;
