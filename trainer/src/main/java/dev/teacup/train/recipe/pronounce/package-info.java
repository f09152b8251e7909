/**
 * How is a word pronounced? A recurrent encoder and decoder with attention:
 * {@link dev.teacup.train.recipe.pronounce.Pronounce}.
 * May import everything of the trainer but {@code cli} and other recipes.
 */
package dev.teacup.train.recipe.pronounce;
