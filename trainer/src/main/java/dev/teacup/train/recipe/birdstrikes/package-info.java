/**
 * Does a bird strike damage the aircraft? Dense networks side by side:
 * {@link dev.teacup.train.recipe.birdstrikes.BirdStrikes}.
 * May import everything of the trainer but {@code cli} and other recipes.
 */
package dev.teacup.train.recipe.birdstrikes;
