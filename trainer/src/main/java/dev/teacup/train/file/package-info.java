/** Tensors in files: {@link dev.teacup.train.file.TensorFiles}. Imports the engine. */
package dev.teacup.train.file;
