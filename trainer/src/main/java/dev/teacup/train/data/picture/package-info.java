/**
 * Small grey pictures: {@link dev.teacup.train.data.picture.Picture} is one, and
 * {@link dev.teacup.train.data.picture.Sketching} changes one so that it might have been drawn by hand. May
 * import {@code error}.
 */
package dev.teacup.train.data.picture;
