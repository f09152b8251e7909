/**
 * Tensors and models in files: {@link dev.teacup.train.file.TensorFiles},
 * {@link dev.teacup.train.file.ModelFile}. Imports the engine.
 */
package dev.teacup.train.file;
