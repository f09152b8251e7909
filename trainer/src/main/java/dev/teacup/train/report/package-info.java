/**
 * What a training run leaves behind for people. {@link dev.teacup.train.report.Facts} is the record of a run,
 * kept as JSON; {@link dev.teacup.train.report.Report} and {@link dev.teacup.train.report.Card} write it down
 * as Markdown with the pictures of {@link dev.teacup.train.report.Pictures}, and
 * {@link dev.teacup.train.report.Folder} puts all of it beside the model.
 * {@link dev.teacup.train.report.ModelDescription} is what a page needs to know of the model. May import
 * {@code metric}, {@code report.chart}, {@code error} and Jackson.
 */
package dev.teacup.train.report;
