/**
 * What is learnt of each column of a file from the training rows, and the nodes that make numbers of its raw
 * cells: {@link dev.teacup.train.tabular.feature.TableInputs}.
 * May import {@code tabular.read}, {@code layer}, {@code loop}, {@code report} and what those may.
 */
package dev.teacup.train.tabular.feature;
