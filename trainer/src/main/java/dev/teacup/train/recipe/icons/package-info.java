/**
 * Which concept was drawn? A convolutional network: {@link dev.teacup.train.recipe.icons.DrawnIcons}.
 * May import everything of the trainer but {@code cli} and other recipes.
 */
package dev.teacup.train.recipe.icons;
