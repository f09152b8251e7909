/**
 * Writes WebAssembly. A {@link dev.teacup.wasm.ModuleWriter} takes imports, globals and functions and gives
 * the bytes of the module; a {@link dev.teacup.wasm.FunctionWriter} writes one body, of the instructions that
 * {@link dev.teacup.wasm.Opcode} lists, over values of a {@link dev.teacup.wasm.Kind}. With assertions on, as
 * in tests, a {@link dev.teacup.wasm.Checker} follows each instruction; the compiled engine is without it.
 * The package knows no tensor and no kernel. Imports nothing, and may import {@code error}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/">WebAssembly specification</a>
 */
package dev.teacup.wasm;
