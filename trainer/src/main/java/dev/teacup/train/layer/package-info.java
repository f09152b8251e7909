/**
 * Layers, and models made of them. A {@link dev.teacup.train.layer.Network} writes a graph into a
 * {@link dev.teacup.train.layer.Context}, for training and for use alike;
 * {@link dev.teacup.train.layer.Model} is one as an ONNX file. May import {@code ir}, {@code export},
 * {@code pass} and {@code error}.
 */
package dev.teacup.train.layer;
