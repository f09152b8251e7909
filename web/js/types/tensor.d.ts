/**
 * The tensor whose elements lie at an address, copied.
 * @param {ArrayBufferLike} memory
 * @param {number} at
 * @param {import("./types.js").ElementType} type
 * @param {number[]} dims
 */
export function tensorAt(memory: ArrayBufferLike, at: number, type: import("./types.js").ElementType, dims:
    number[]): Tensor;
/**
 * The tensor of elements as the engine has them.
 * @param {import("./types.js").ElementType} type
 * @param {number[]} dims
 * @param {any} elements
 */
export function tensorOf(type: import("./types.js").ElementType, dims: number[], elements: any): Tensor;
/**
 * The tensor of strings at an address.
 * @param {ArrayBufferLike} memory
 * @param {number} at
 * @param {number[]} dims
 */
export function stringsAt(memory: ArrayBufferLike, at: number, dims: number[]): Tensor;
/** @typedef {import("./types.js").Elements | number[] | bigint[] | string[] | boolean[]} Data */
/**
 * A result of a run, a copy that stays as it is. A tensor of one element counts as that element in
 * arithmetic, comparisons and texts: `probability > 0.5`, `` `${probability}` ``.
 */
export class Tensor {
    /** @param {import("./types.js").ElementType} type @param {number[]} dims @param {Data} data */
    constructor(type: import("./types.js").ElementType, dims: number[], data: Data);
    /** The element type, as ONNX names it. */
    type: import("./types.js").ElementType;
    /** The sizes, outermost first; empty for a plain value. */
    dims: number[];
    /**
     * The elements, row by row. A typed array of the element type; float16 as a Float32Array; booleans and
     * strings as plain arrays. int64 and uint64 are plain numbers where every element is exact as one, else
     * all are BigInts.
     */
    data: Data;
    /** The elements as nested arrays; a plain value where the rank is 0. @returns {any} */
    get value(): any;
    /** The only element. @returns {any} @throws {TeacupError} when there are more or none */
    item(): any;
    /** @returns {any} */
    valueOf(): any;
    toString(): string;
    toJSON(): any;
}
export type Data = import("./types.js").Elements | number[] | bigint[] | string[] | boolean[];
