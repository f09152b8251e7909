/**
 * What would this reader like to see? Matrix factorisation, in two spaces:
 * {@link dev.teacup.train.recipe.films.FilmTaste}. May import everything of the trainer but {@code cli} and
 * other recipes.
 */
package dev.teacup.train.recipe.films;
