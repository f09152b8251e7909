/**
 * What all recipes have in common: a {@link dev.teacup.train.study.Study} is a recipe at work on its data,
 * {@link dev.teacup.train.study.Training} takes it from data to the folder of a model, and
 * {@link dev.teacup.train.study.Desk} is where one seed is trained; {@link dev.teacup.train.study.Forms} are
 * the files that a model is stored in, and {@link dev.teacup.train.study.SeedBoard} is what TensorBoard is
 * shown of a seed. What a recipe becomes with each optimiser at many rates is
 * {@link dev.teacup.train.study.PercentDeltaTrials}. May import {@code loop}, {@code board}, {@code report},
 * {@code data}, {@code file}, {@code conformance}, {@code quantize}, {@code ort} and what those may.
 */
package dev.teacup.train.study;
