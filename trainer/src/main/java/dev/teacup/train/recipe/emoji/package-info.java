/**
 * Which emoji does a query look for? Points for hashed words and runs of letters, learnt with a contrastive
 * loss: {@link dev.teacup.train.recipe.emoji.EmojiSearch}.
 * May import everything of the trainer but {@code cli} and other recipes.
 */
package dev.teacup.train.recipe.emoji;
