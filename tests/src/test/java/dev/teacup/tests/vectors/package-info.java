/** ONNX's own test vectors, on the JVM and in a browser. */
package dev.teacup.tests.vectors;
