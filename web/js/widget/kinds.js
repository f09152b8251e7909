/** The kinds of inputs and results. A kind is found by what the model's metadata say, never by its name. */
import { categoryField, numberField } from "./fields.js";
import { flagField, tensorField } from "./plain.js";
import { probabilityResult } from "./probability.js";
import { sheet as spelled, textResult } from "./spelled.js";
import { numberResult, rankingResult, tensorResult } from "./tables.js";
import { textField } from "./typed.js";

/** @typedef {import("../tensor.js").Tensor} Tensor */
/**
 * What a reader touches for one input.
 * @typedef {object} Field
 * @property {import("./page.js").InputSpec} spec
 * @property {HTMLElement} [element] absent where an earlier field's shows this one too
 * @property {any} value read and set
 * @property {string} words the value as one says it
 * @property {string} [invitation] what a reader is asked for while there is nothing to predict from
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
 * @property {(tensor: Tensor, outputs: Record<string, Tensor>, values: Record<string, any>) => string} show
 *   shows the first row and says it; beside it are all outputs, and what was in the form
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
  classes: rankingResult,
  ranking: rankingResult,
  text: textResult,
  tensor: tensorResult,
};

/** Kinds that few models have come when one has them, with fields, results and styles of their own. */
const LATER = {
  drawing: () => import("./drawing.js"),
  ratings: () => import("./ratings.js"),
  series: () => import("./series.js"),
  signs: () => import("./signs.js"),
};

/** The fields and results of a page, and the sheets that they need, once all of them are there. */
export async function kindsOf({ inputs, outputs }) {
  const later = [...inputs, ...outputs].filter(({ kind }) => Object.hasOwn(LATER, kind));
  const modules = await Promise.all(later.map(({ kind }) => LATER[kind]()));
  return {
    fields: Object.assign({ ...FIELDS }, ...modules.map(({ fields }) => fields)),
    results: Object.assign({ ...RESULTS }, ...modules.map(({ results }) => results)),
    sheets: [spelled, ...modules.map(({ sheet }) => sheet)],
  };
}

/** What makes a field or a result of a kind; one that is not known yet is shown by its signature. */
export function builderOf(builders, { kind }) {
  return Object.hasOwn(builders, kind) ? builders[kind] : builders.tensor;
}
