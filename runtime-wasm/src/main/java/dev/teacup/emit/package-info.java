/**
 * Writes a WebAssembly module for the steps of a region: {@link dev.teacup.emit.Emission} is where it grows,
 * {@link dev.teacup.emit.Kernels} lists the families that write into it, one file each. Imports {@code plan}
 * and {@code wasm}.
 */
package dev.teacup.emit;
