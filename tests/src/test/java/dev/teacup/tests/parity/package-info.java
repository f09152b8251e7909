/** The engine against ONNX Runtime, on random nodes and on random graphs. */
package dev.teacup.tests.parity;
