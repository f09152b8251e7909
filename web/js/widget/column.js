/** A batch of single values in the shape of an input. */

/** @typedef {import("../types.js").Dim} Dim */

/**
 * The values along the first dimension, which the input has to leave open for more than one.
 * @param {any[]} values
 * @param {Dim[]} dims
 * @returns {any}
 */
export function column(values, dims) {
  if (dims.length === 0) return values[0];
  return { data: values, dims: [values.length, ...dims.slice(1).map(() => 1)] };
}

/** Whether an input takes more than one value at once. @param {Dim[]} dims */
export function takesMany(dims) {
  return dims.length > 0 && typeof dims[0] !== "number";
}
