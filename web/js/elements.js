/** Plain JavaScript values as the elements of a tensor; what would lose its meaning on the way is refused. */
import { TeacupError } from "./error.js";
import { toHalf } from "./half.js";
import { shown } from "./text.js";
import { ARRAY_OF_TYPE } from "./types.js";

/** @typedef {ArrayLike<any>} Values */
/** Says where an element stands, `input 'x', element [0][3]`. @typedef {(index: number) => string} Place */

/** @type {Record<string, [bigint, bigint]>} */
const RANGE = {};
for (const bits of [8, 16, 32, 64]) {
  RANGE[`int${bits}`] = [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n];
  RANGE[`uint${bits}`] = [0n, 2n ** BigInt(bits) - 1n];
}

/**
 * The elements as the engine wants them.
 * @param {Values} values @param {string} type @param {Place} place
 * @returns {import("./types.js").Elements}
 */
export function elementsOf(values, type, place) {
  const Elements = ARRAY_OF_TYPE[type];
  if (values instanceof Elements && type !== "bool" && type !== "float16") return /** @type {any} */ (values);
  if (type === "float16" && isHalves(values)) return bitsOf(/** @type {any} */ (values));
  const element = converter(type);
  const elements = new Elements(values.length);
  for (let i = 0; i < values.length; i++) elements[i] = element(values[i], i, place);
  return elements;
}

/**
 * Strings as the engine wants them: a length of four bytes and UTF-8, one behind the other.
 * @param {Values} values
 * @param {Place} place
 */
export function stringsOf(values, place) {
  const encoder = new TextEncoder();
  const texts = Array.from(values, (value, i) => encoder.encode(string(value, i, place)));
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + 4 + text.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const text of texts) {
    view.setUint32(at, text.length, true);
    bytes.set(text, at + 4);
    at += 4 + text.length;
  }
  return bytes;
}

/** @param {any} values */
function bitsOf({ buffer, byteOffset, length }) {
  return new Uint16Array(buffer, byteOffset, length);
}

/** @param {any} values */
function isHalves(values) {
  return Object.prototype.toString.call(values) === "[object Float16Array]";
}

/** @param {string} type @returns {(value: any, index: number, place: Place) => number | bigint} */
function converter(type) {
  if (type === "bool") return boolean;
  if (type === "float16") return (value, i, place) => toHalf(real(value, i, place));
  if (type.startsWith("float")) return real;
  return type.endsWith("64")
    ? (value, i, place) => integer(value, type, i, place)
    : (value, i, place) => Number(integer(value, type, i, place));
}

/** @param {any} value @param {number} index @param {Place} place */
function real(value, index, place) {
  if (typeof value === "number") return value;
  throw wrongKind(
    place(index),
    "a number",
    value,
    typeof value === "bigint"
      ? `write Number(${value}n)`
      : value == null
        ? "feed NaN for what is missing, if the model takes it"
        : asNumber(value),
  );
}

/** @param {any} value @param {number} index @param {Place} place */
function boolean(value, index, place) {
  if (value === true || value === 1) return 1;
  if (value === false || value === 0) return 0;
  throw wrongKind(place(index), "true or false", value, "feed a boolean");
}

/** @param {any} value @param {number} index @param {Place} place @returns {string} */
function string(value, index, place) {
  // @ts-ignore: older browsers do not have it, and encode a half of a pair as U+FFFD
  if (typeof value === "string" && value.isWellFormed?.() !== false) return value;
  throw wrongKind(
    place(index),
    "a string",
    value,
    value == null
      ? 'feed "" for what is missing, if the model takes it'
      : typeof value === "string"
        ? "take out the lone surrogate"
        : `write String(${shown(value)})`,
  );
}

/** @param {any} value @param {string} type @param {number} index @param {Place} place */
function integer(value, type, index, place) {
  if (typeof value !== "bigint" && typeof value !== "number") {
    throw wrongKind(place(index), "an integer", value, asNumber(value));
  }
  const [least, most] = RANGE[type];
  const exact = typeof value === "bigint" || Number.isSafeInteger(value);
  if (!exact) throw notExact(place(index), type, value);
  const whole = BigInt(value);
  if (whole >= least && whole <= most) return whole;
  throw new TeacupError({
    where: place(index),
    what: `the value does not fit ${type}`,
    expected: `${least} to ${most}`,
    got: shown(value),
    fix: "feed a value of this range",
  });
}

/** @param {string} where @param {string} type @param {number} value */
function notExact(where, type, value) {
  const large = Number.isInteger(value);
  return new TeacupError({
    where,
    what: `the value is not an exact ${type}`,
    expected: "an integer; past 2^53 - 1 as a BigInt, since a number is not exact there",
    got: shown(value),
    fix: large ? "write it as a BigInt, with the suffix n" : "round it with Math.round",
  });
}

/** @param {any} value */
function asNumber(value) {
  return typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value))
    ? `write Number(${shown(value)})`
    : "feed a number";
}

/** @param {string} where @param {string} expected @param {any} got @param {string} fix */
function wrongKind(where, expected, got, fix) {
  return new TeacupError({ where, what: "the element is of the wrong kind", expected, got: shown(got), fix });
}
