/**
 * The report of a model as one page that needs no server and no network: what {@code report.md} says with its
 * pictures, the curves of training, and the spaces that the model has learnt, to be looked around in.
 * {@link dev.teacup.train.page.ReportPage} is the way in. The page's own scripts are resources of this
 * package, modules that {@link dev.teacup.train.page.Modules} joins to one. May import {@code report},
 * {@code board}, {@code onnx}, {@code error}, Jackson and commonmark.
 */
package dev.teacup.train.page;
