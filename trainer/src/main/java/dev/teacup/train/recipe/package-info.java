/**
 * {@link dev.teacup.train.recipe.Recipe}, the list of the recipes; each has a package of its own below, with
 * its data's view, network, settings, and what its report says. May import its recipes and {@code study}.
 */
package dev.teacup.train.recipe;
