/**
 * What a training run leaves behind for people. {@link dev.teacup.train.report.Facts} is all that is said
 * of a model, kept as JSON; {@link dev.teacup.train.report.Report} and
 * {@link dev.teacup.train.report.Card} write it down as Markdown with the pictures of
 * {@link dev.teacup.train.report.Pictures}, and {@link dev.teacup.train.report.Folder} puts all of it beside
 * the model. Training leaves an {@link dev.teacup.train.report.Account} and the
 * {@link dev.teacup.train.report.Ledger} of its seeds, so that a report can be made anew.
 * {@link dev.teacup.train.report.ModelDescription} is what a page needs to know of the model. May import
 * {@code metric}, {@code file}, {@code report.chart}, {@code error} and Jackson.
 */
package dev.teacup.train.report;
