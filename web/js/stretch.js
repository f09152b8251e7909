/** A run that is one call of what the engine wrote: the page repeats it by itself, for the same sizes. */
import { isListed, listOf, tensorOf } from "./tensor.js";
import { ARRAY_OF_TYPE, sizeOf } from "./types.js";

/**
 * Where the elements of an input or an output lie, and what sees them there.
 * @typedef {{name: string, type: import("./types.js").ElementType, dims: number[], at: number, view?: any}}
 *   Place
 */

/** Of these types not every element is a value. */
const CHECKED = ["bool", "float16"];

/** @typedef {import("./tensor.js").Tensor} Tensor */

/** What runs for inputs of some sizes, and where all of it lies. */
export class Stretch {
  #memory;
  #inputs;
  #outputs;
  #call;
  #results;

  /**
   * @param {number} module its number
   * @param {WebAssembly.Memory} memory
   * @param {Place[]} inputs
   * @param {Place[]} outputs
   * @param {() => boolean} call computes the outputs; false where it cannot
   */
  constructor(module, memory, inputs, outputs, call) {
    this.module = module;
    this.#memory = memory;
    this.#inputs = inputs;
    this.#outputs = outputs;
    this.#call = call;
    /** Without its tensors: each name is its own, whatever it is. */
    this.#results = Object.fromEntries(outputs.map(({ name }) => [name, undefined]));
    this.#look();
  }

  /**
   * The results. None where the engine has to look: other sizes or no typed arrays with dims are fed, not
   * each input is or something else is, or a node refuses its values.
   * @param {any} feeds
   * @param {boolean} isChecked whether each element is known to be a value of its type
   * @param {Record<string, Tensor>} [into] earlier results, which may be written over
   * @returns {Record<string, Tensor> | undefined}
   */
  run(feeds, isChecked, into = undefined) {
    if (this.#inputs[0].view.buffer !== this.#memory.buffer) this.#look();
    let missing = this.#inputs.length;
    for (const _ in feeds) missing--;
    if (missing || Array.isArray(feeds)) return undefined;
    for (const place of this.#inputs) {
      const isFree = isChecked || !CHECKED.includes(place.type);
      if (!isFree || !Object.hasOwn(feeds, place.name) || !isFed(place, feeds[place.name])) return undefined;
    }
    if (!this.#call()) return undefined;
    /** @type {Record<string, any>} */
    const results = { ...this.#results };
    for (const place of this.#outputs) {
      const { name, type, dims, view } = place;
      const earlier = into && Object.hasOwn(into, name) ? into[name] : undefined;
      const isKept = earlier?.type === type && isRenewed(earlier, place);
      results[name] = isKept ? earlier : tensorOf(type, dims.slice(), isListed(type) ? view : view.slice());
    }
    return results;
  }

  /** Where the memory has grown, it is another buffer. */
  #look() {
    for (const place of [...this.#inputs, ...this.#outputs]) {
      place.view = new ARRAY_OF_TYPE[place.type](this.#memory.buffer, place.at, sizeOf(place.dims));
    }
  }
}

/** Puts what is fed into its place, if that is for it. @param {Place} place @param {any} value */
function isFed({ dims, view }, value) {
  const data = value?.data; // read once: it may be made when it is asked for
  return data instanceof view.constructor && isAlike(view, dims, data, value?.dims) && put(data, view);
}

/** The same way back. @param {Tensor} tensor @param {Place} place */
function isRenewed({ data, dims }, place) {
  const { type, view } = place;
  const isList = isListed(type);
  if (!(isList ? Array.isArray(data) : data instanceof view.constructor)) return false;
  if (!isAlike(view, place.dims, data, dims)) return false;
  return isList ? listOf(type, view, /** @type {any[]} */ (data)) === data : put(view, data);
}

/** @param {any} view @param {number[]} dims @param {any} data @param {any} sizes */
function isAlike(view, dims, data, sizes) {
  if (data.length !== view.length) return false;
  if (!Array.isArray(sizes) || sizes.length !== dims.length) return false;
  for (let axis = 0; axis < dims.length; axis++) if (sizes[axis] !== dims[axis]) return false;
  return true;
}

/** @param {any} elements @param {any} into */
function put(elements, into) {
  into.set(elements);
  return true;
}
