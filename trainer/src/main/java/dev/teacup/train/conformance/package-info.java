/**
 * Runs tests in ONNX's backend-test layout, its own vectors and our goldens alike, on the engine on a JVM or
 * in a browser: {@link dev.teacup.train.conformance.Suite} reads them,
 * {@link dev.teacup.train.conformance.Runner} judges. Imports the engine and {@code web.browser}.
 */
package dev.teacup.train.conformance;
