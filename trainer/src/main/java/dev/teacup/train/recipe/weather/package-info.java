/**
 * What will the weather be tomorrow? A recurrent network: {@link dev.teacup.train.recipe.weather.Weather}.
 * May import everything of the trainer but {@code cli} and other recipes.
 */
package dev.teacup.train.recipe.weather;
