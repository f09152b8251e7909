/**
 * One recipe for each folder of {@code models/}: data, network, settings, and what the report says.
 * {@link dev.teacup.train.recipe.Recipe} lists them. May import everything of the trainer but {@code cli}.
 */
package dev.teacup.train.recipe;
