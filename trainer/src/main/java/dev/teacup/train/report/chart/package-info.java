/**
 * Pictures as values: a {@link dev.teacup.train.report.chart.Chart} is data that can be kept as JSON, and
 * draws itself as an SVG of a few kilobytes, the same bytes each time, readable on light and on dark pages;
 * {@link dev.teacup.train.report.chart.ChartImage} draws it in pixels. Imports Jackson's annotations, and
 * jsvg for the pixels.
 */
package dev.teacup.train.report.chart;
