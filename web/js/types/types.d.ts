/** Elements of a shape. @param {number[]} dims */
export function sizeOf(dims: number[]): number;
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
export const TYPE_OF_CODE: Record<number, ElementType>;
/** The array whose bytes are those of the engine. @type {Record<string, any>} */
export const ARRAY_OF_TYPE: Record<string, any>;
/**
 * A dimension: its size, its name, or null where the model says neither.
 */
export type Dim = number | string | null;
/**
 * What a model says of an input or output; dims is null where not even the rank is known.
 */
export type Signature = {
    name: string;
    type: ElementType;
    dims: Dim[] | null;
};
export type ElementType = "float32" | "float64" | "float16" | "int8" | "int16" | "int32" | "int64" | "uint8" |
    "uint16" | "uint32" | "uint64" | "bool" | "string";
export type Elements = Float32Array | Float64Array | Int8Array | Uint8Array | Int16Array | Uint16Array |
    Int32Array | Uint32Array | BigInt64Array | BigUint64Array;
/**
 * What an input can be fed: a plain value where its rank is 0, nested arrays, a typed array, data with dims.
 */
export type Value = number | bigint | string | boolean | Elements | any[] | {
    data: ArrayLike<any>;
    dims: number[];
};
export type Description = {
    inputs: Signature[];
    outputs: Signature[];
    metadata: Record<string, string>;
};
