/** The element types of ONNX: its code, its name, the bytes of an element and the array that holds them. */

/**
 * A dimension: its size, its name, or null where the model says neither.
 * @typedef {number | string | null} Dim
 */
/**
 * What a model says of an input or output; dims is null where not even the rank is known.
 * @typedef {{name: string, type: ElementType, dims: Dim[] | null}} Signature
 */
/**
 * @typedef {"float32" | "float64" | "float16" | "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16"
 *   | "uint32" | "uint64" | "bool" | "string"} ElementType
 */
/**
 * @typedef {Float32Array | Float64Array | Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array
 *   | Uint32Array | BigInt64Array | BigUint64Array} Elements
 */
/**
 * What an input can be fed: a plain value where its rank is 0, nested arrays, a typed array, data with dims.
 * @typedef {number | bigint | string | boolean | Elements | any[]
 *   | {data: ArrayLike<any>, dims: number[]}} Value
 */
/** @typedef {{inputs: Signature[], outputs: Signature[], metadata: Record<string, string>}} Description */

/** @type {Record<number, ElementType>} */
export const TYPE_OF_CODE = {
  1: "float32",
  2: "uint8",
  3: "int8",
  4: "uint16",
  5: "int16",
  6: "int32",
  7: "int64",
  8: "string",
  9: "bool",
  10: "float16",
  11: "float64",
  12: "uint32",
  13: "uint64",
};

/** The array whose bytes are those of the engine. @type {Record<string, any>} */
export const ARRAY_OF_TYPE = {
  float32: Float32Array,
  float64: Float64Array,
  float16: Uint16Array,
  bool: Uint8Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint64: BigUint64Array,
};

/** Elements of a shape. @param {number[]} dims */
export function sizeOf(dims) {
  return dims.reduce((size, dim) => size * dim, 1);
}
