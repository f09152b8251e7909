/** The gradients of recurrent layers, which go back through time by a Scan. */
package dev.teacup.train.grad.recurrent;
