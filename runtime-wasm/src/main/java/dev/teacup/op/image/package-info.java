/** Operators of images: resizing, sampling, boxes. Imports {@code op} and {@code tensor}. */
package dev.teacup.op.image;
