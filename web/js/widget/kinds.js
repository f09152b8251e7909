/** The kinds of inputs and results. A kind is found by what the model's metadata say, never by its name. */
import { categoryField, numberField } from "./fields.js";
import { flagField, tensorField, textField } from "./plain.js";
import { probabilityResult } from "./probability.js";
import { classesResult, numberResult, tensorResult } from "./tables.js";

/**
 * What a reader touches for one input.
 * @typedef {object} Field
 * @property {import("./page.js").InputSpec} spec
 * @property {HTMLElement} element
 * @property {any} value read and set
 * @property {string} words the value as one says it
 * @property {(values: any[]) => any} feed what the model is fed for a batch of values
 * @property {Sweep} [sweep] what a picture may vary it over; absent where it cannot
 */
/**
 * @typedef {object} Sweep
 * @property {"range" | "choices"} over
 * @property {any[]} values
 * @property {(value: any) => string} wordsOf
 */
/**
 * What a reader sees of one output.
 * @typedef {object} Result
 * @property {HTMLElement} element
 * @property {(tensor: import("../tensor.js").Tensor) => string} show shows the first row and says it
 * @property {Scale} [scale] how a picture draws its values; absent where there is none
 */
/**
 * @typedef {object} Scale
 * @property {(values: number[]) => [number, number]} bounds of the axis
 * @property {(value: number) => string} words
 * @property {number} [usual]
 * @property {string} [usualLabel]
 */

const FIELDS = {
  number: numberField,
  category: categoryField,
  text: textField,
  flag: flagField,
  tensor: tensorField,
};

const RESULTS = {
  probability: probabilityResult,
  number: numberResult,
  classes: classesResult,
  tensor: tensorResult,
};

const ofKind = (table, kind) => (Object.hasOwn(table, kind) ? table[kind] : table.tensor);

/** A kind that is not known yet is shown by its signature. */
export function fieldOf(spec, changed) {
  return ofKind(FIELDS, spec.kind)(spec, changed);
}

export function resultOf(spec) {
  return ofKind(RESULTS, spec.kind)(spec);
}
