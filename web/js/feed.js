/** From what a caller feeds (nested arrays, typed arrays, plain values) to a shape and a list of elements. */
import { elementsOf, stringsOf } from "./elements.js";
import { TeacupError } from "./error.js";
import { quoted, shape, shown } from "./text.js";
import { sizeOf } from "./types.js";

/** @typedef {import("./types.js").Signature} Signature */
/** @typedef {{dims: number[], data: import("./types.js").Elements}} Feed */

const MOST_DIMENSIONS = 32;

/**
 * What the engine needs of a fed value; strings as their bytes.
 * @param {any} value @param {Signature} input @returns {Feed}
 */
export function feedOf(value, input) {
  const { dims, values } = shaped(value, input);
  checkDims(dims, input, value);
  const place = (/** @type {number} */ index) => `${named(input)}${path(index, dims)}`;
  return {
    dims,
    data: input.type === "string" ? stringsOf(values, place) : elementsOf(values, input.type, place),
  };
}

/** @param {Signature} input */
const named = (input) => `input ${quoted(input.name)}`;

/** @param {any} value */
const isTyped = (value) => ArrayBuffer.isView(value) && !(value instanceof DataView);

/** @param {any} value */
const isList = (value) => Array.isArray(value) || isTyped(value);

/** @param {any} value @param {Signature} input @returns {{dims: number[], values: ArrayLike<any>}} */
function shaped(value, input) {
  if (isTyped(value)) return { dims: dimsOfFlat(value, input), values: value };
  if (Array.isArray(value)) return nested(value, input);
  if (value && typeof value === "object" && "data" in value && "dims" in value) return given(value, input);
  return { dims: [], values: [value] };
}

/** Data with its dimensions beside it. @param {{data: any, dims: any}} value @param {Signature} input */
function given({ data, dims }, input) {
  const sizes = Array.isArray(dims) && dims.every((dim) => Number.isInteger(dim) && dim >= 0);
  if (sizes && isList(data) && data.length === sizeOf(dims)) return { dims: [...dims], values: data };
  throw new TeacupError({
    where: named(input),
    what: "the data does not fill its dimensions",
    expected: sizes
      ? `${sizeOf(dims)} elements in data, for dims ${shape(dims)}`
      : "dims as a list of sizes, 0 or more",
    got: sizes ? `${isList(data) ? `${data.length} elements` : shown(data)}` : `dims ${shown(dims)}`,
    fix: "feed {data, dims} where data has the product of dims elements",
  });
}

/**
 * A flat list has the model's own shape when that leaves one size open.
 * @param {ArrayLike<any>} list
 * @param {Signature} input
 */
function dimsOfFlat(list, input) {
  if (!input.dims) return [list.length];
  const open = input.dims.filter((dim) => typeof dim !== "number").length;
  const known = sizeOf(input.dims.map((dim) => (typeof dim === "number" ? dim : 1)));
  if (open <= 1 && known > 0 && (open ? list.length % known === 0 : list.length === known)) {
    return input.dims.map((dim) => (typeof dim === "number" ? dim : list.length / known));
  }
  throw new TeacupError({
    where: named(input),
    what: "a typed array does not say its shape",
    expected: `${shape(input.dims)}${open > 1 ? ", and which of the open sizes is what" : ""}`,
    got: `${list.length} elements`,
    fix: "feed {data, dims}",
  });
}

/** @param {any[]} value @param {Signature} input */
function nested(value, input) {
  const dims = [];
  /** @type {any} */
  let level = value;
  while (isList(level) && dims.length < MOST_DIMENSIONS) {
    dims.push(level.length);
    if (level.length === 0) dims.push(...emptyRest(dims.length, input));
    level = level[0];
  }
  /** @type {any[]} */
  const values = [];
  collect(value, 0, dims, values, input, "");
  return { dims, values };
}

/**
 * Behind an empty list nothing shows the deeper sizes, so they are the model's.
 * @param {number} depth
 * @param {Signature} input
 */
function emptyRest(depth, input) {
  return (input.dims ?? []).slice(depth).map((dim) => (typeof dim === "number" ? dim : 0));
}

/**
 * @param {any} list
 * @param {number} depth
 * @param {number[]} dims
 * @param {any[]} values
 * @param {Signature} input
 * @param {string} at
 */
function collect(list, depth, dims, values, input, at) {
  if (!isList(list) || list.length !== dims[depth]) throw ragged(list, depth, dims, input, at);
  const last = depth === dims.length - 1;
  for (let i = 0; i < list.length; i++) {
    if (!last) collect(list[i], depth + 1, dims, values, input, `${at}[${i}]`);
    else if (isList(list[i])) throw ragged(list[i], depth + 1, dims, input, `${at}[${i}]`);
    else values.push(list[i]);
  }
}

/**
 * @param {any} found
 * @param {number} depth
 * @param {number[]} dims
 * @param {Signature} input
 * @param {string} at
 */
function ragged(found, depth, dims, input, at) {
  return new TeacupError({
    where: `${named(input)}, ${at || "the outermost list"}`,
    what: "the lists are ragged",
    expected:
      depth < dims.length
        ? `a list of ${dims[depth]}, as in the first one`
        : "an element, as in the first list",
    got: isList(found) ? `a list of ${found.length}` : shown(found),
    fix: "give all lists of one level the same length",
  });
}

/** @param {number[]} dims @param {Signature} input @param {any} value */
function checkDims(dims, input, value) {
  const expected = input.dims;
  if (!expected) return;
  if (dims.length !== expected.length) throw wrongNesting(dims, expected, input, value);
  const wrong = dims.findIndex((dim, axis) => typeof expected[axis] === "number" && dim !== expected[axis]);
  if (wrong < 0) return;
  throw new TeacupError({
    where: named(input),
    what: `dimension ${wrong} has the wrong size`,
    expected: shape(expected),
    got: shape(dims),
    fix: `feed ${expected[wrong]} elements on that level`,
  });
}

/**
 * @param {number[]} dims
 * @param {import("./types.js").Dim[]} expected
 * @param {Signature} input
 * @param {any} value
 */
function wrongNesting(dims, expected, input, value) {
  const missing = expected.length - dims.length;
  const wrapped = `${"[".repeat(Math.max(0, missing))}${shown(value)}${"]".repeat(Math.max(0, missing))}`;
  return new TeacupError({
    where: named(input),
    what: "the value is nested wrongly",
    expected: `${levels(expected.length)}, the shape ${shape(expected)}`,
    got: `${levels(dims.length)}, the shape ${shape(dims)}`,
    fix: missing > 0 ? `write ${wrapped}` : `take away ${levels(-missing)}`,
  });
}

/** @param {number} rank */
function levels(rank) {
  return rank === 0 ? "a plain value" : rank === 1 ? "one level of brackets" : `${rank} levels of brackets`;
}

/** Where an element stands, `, element [0][3]`. @param {number} index @param {number[]} dims */
function path(index, dims) {
  if (dims.length === 0) return "";
  let rest = index;
  let at = "";
  for (let axis = dims.length - 1; axis >= 0; axis--) {
    at = `[${rest % dims[axis]}]${at}`;
    rest = Math.floor(rest / dims[axis]);
  }
  return `, element ${at}`;
}
