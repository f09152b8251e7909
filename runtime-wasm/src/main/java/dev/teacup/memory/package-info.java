/**
 * The one linear memory in which a model's file, weights and tensors lie: {@link dev.teacup.memory.Memory},
 * over a byte buffer on the JVM and over the page's WebAssembly memory in the browser. Imports {@code error}.
 */
package dev.teacup.memory;
