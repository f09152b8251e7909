/** What a model answers: elements with a shape. */
import { TeacupError } from "./error.js";
import { fromHalf } from "./half.js";
import { shape } from "./text.js";
import { ARRAY_OF_TYPE, sizeOf } from "./types.js";

/** @typedef {import("./types.js").Elements | number[] | bigint[] | string[] | boolean[]} Data */

/**
 * A result of a run, a copy that stays as it is. A tensor of one element counts as that element in
 * arithmetic, comparisons and texts: `probability > 0.5`, `` `${probability}` ``.
 */
export class Tensor {
  /** @param {import("./types.js").ElementType} type @param {number[]} dims @param {Data} data */
  constructor(type, dims, data) {
    /** The element type, as ONNX names it. */
    this.type = type;
    /** The sizes, outermost first; empty for a plain value. */
    this.dims = dims;
    /**
     * The elements, row by row. A typed array of the element type; float16 as a Float32Array; booleans and
     * strings as plain arrays. int64 and uint64 are plain numbers where every element is exact as one, else
     * all are BigInts.
     */
    this.data = data;
  }

  /** The elements as nested arrays; a plain value where the rank is 0. @returns {any} */
  get value() {
    return nest(this.data, this.dims, 0, 0);
  }

  /** The only element. @returns {any} @throws {TeacupError} when there are more or none */
  item() {
    if (this.data.length === 1) return this.data[0];
    throw new TeacupError({
      what: "only a tensor of one element has an item",
      expected: "1 element",
      got: `${this.data.length}, the shape ${shape(this.dims)}`,
      fix: "take value or data",
    });
  }

  /** @returns {any} */
  valueOf() {
    return this.data.length === 1 ? this.data[0] : this;
  }

  toString() {
    return this.data.length === 1 ? String(this.data[0]) : `Tensor ${this.type} ${shape(this.dims)}`;
  }

  toJSON() {
    return this.value;
  }
}

/**
 * The tensor whose elements lie at an address, copied.
 * @param {ArrayBufferLike} memory
 * @param {number} at
 * @param {import("./types.js").ElementType} type
 * @param {number[]} dims
 */
export function tensorAt(memory, at, type, dims) {
  const Elements = ARRAY_OF_TYPE[type];
  return tensorOf(
    type,
    dims,
    new Elements(memory.slice(at, at + sizeOf(dims) * Elements.BYTES_PER_ELEMENT)),
  );
}

/**
 * The tensor of elements as the engine has them; a typed array is taken as it is.
 * @param {import("./types.js").ElementType} type
 * @param {number[]} dims
 * @param {any} elements
 */
export function tensorOf(type, dims, elements) {
  return new Tensor(type, dims, isListed(type) ? listOf(type, elements) : typed(type, elements));
}

/** Whether the elements of a type are given as a plain array. @param {string} type */
export function isListed(type) {
  return type === "bool" || type === "int64" || type === "uint64";
}

/**
 * The elements of such a type as a plain array.
 * @param {string} type
 * @param {any} elements
 * @param {any[]} list of as many elements, which is written over where their type allows it
 * @returns {any[]}
 */
export function listOf(type, elements, list = new Array(elements.length)) {
  const { buffer, byteOffset, length } = elements;
  if (type === "bool") {
    for (let i = 0; i < length; i++) list[i] = elements[i] !== 0;
    return list;
  }
  // A BigInt would be made for each element that is read as one.
  const words = new (type === "int64" ? Int32Array : Uint32Array)(buffer, byteOffset, 2 * length);
  for (let i = 0; i < length; i++) {
    const low = words[2 * i];
    const high = words[2 * i + 1];
    const number = high === low >> 31 ? low : high * 2 ** 32 + (low >>> 0);
    if (!Number.isSafeInteger(number)) return Array.from(elements);
    list[i] = number;
  }
  return list;
}

/**
 * The tensor of strings at an address.
 * @param {ArrayBufferLike} memory
 * @param {number} at
 * @param {number[]} dims
 */
export function stringsAt(memory, at, dims) {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const view = new DataView(memory);
  const texts = [];
  for (let i = sizeOf(dims); i > 0; i--) {
    const bytes = view.getUint32(at, true);
    texts.push(decoder.decode(new Uint8Array(memory, at + 4, bytes).slice()));
    at += 4 + bytes;
  }
  return new Tensor("string", dims, texts);
}

/** @param {string} type @param {any} elements @returns {Data} */
function typed(type, elements) {
  return type === "float16" ? Float32Array.from(elements, fromHalf) : elements;
}

/** @param {Data} data @param {number[]} dims @param {number} axis @param {number} start @returns {any} */
function nest(data, dims, axis, start) {
  if (axis === dims.length) return data[start];
  const stride = sizeOf(dims.slice(axis + 1));
  return Array.from({ length: dims[axis] }, (_, i) => nest(data, dims, axis + 1, start + i * stride));
}
