/** The modules that the engine writes for a model: compiled here, and kept for a model like it. */

/**
 * What the modules export that the engine wrote, and whether the browser compiled one anew.
 * @typedef {WebAssembly.Exports[] & {isNew?: boolean}} Modules
 */

/** Each byte as a character. */
const BYTES = new TextDecoder("latin1");

/** All are given up where they would be more bytes. */
const MOST_BYTES = 2 << 20;

/**
 * Compiles what the engine writes for a model, and calls it.
 * @param {WebAssembly.Memory} memory
 * @param {Modules} modules
 */
export function emitted(memory, modules) {
  /** By their bytes, and those of models that were given up, too. @type {Map<string, any>} */
  const known = new Map();
  let knownBytes = 0;
  return {
    compile(/** @type {number} */ at, /** @type {number} */ bytes) {
      try {
        const code = new Uint8Array(memory.buffer, at >>> 0, bytes);
        const text = BYTES.decode(code);
        if (!known.has(text)) {
          const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { teacup: { memory } });
          knownBytes += bytes;
          if (knownBytes > MOST_BYTES) {
            known.clear();
            knownBytes = bytes;
          }
          known.set(text, instance.exports);
          modules.isNew = true;
        }
        return modules.push(known.get(text)) - 1;
      } catch (cause) {
        if (cause instanceof RangeError) return -1; // no room: told by the engine
        throw cause;
      }
    },
    run: (/** @type {number} */ module, /** @type {number} */ stretch, /** @type {number[]} */ ...rest) =>
      /** @type {any} */ (modules[module])[`stretch_${stretch}`](...rest),
    forget() {
      modules.length = 0;
    },
  };
}
