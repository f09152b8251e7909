/**
 * What a page says of a model: from its metadata `teacup.model`, and where that is silent from its signature.
 */

import { sizeOf } from "../types.js";

/** @typedef {import("../types.js").Signature} Signature */
/** @typedef {{value: string, label: string, count?: number}} Choice */
/**
 * One input of the form.
 * @typedef {object} InputSpec
 * @property {string} name of the graph's input
 * @property {string} label
 * @property {string} kind number, category, text, drawing, series, ratings, flag or tensor
 * @property {Signature} signature
 * @property {string} [unit]
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [step]
 * @property {boolean} [optional] a number that may be missing, and is fed as NaN then
 * @property {Choice[]} choices
 * @property {string[]} [steps] of a series, the names
 * @property {"number" | "category" | "titles" | "stars"} [of] of a series or ratings, its elements
 * @property {any} [default]
 */
/**
 * One result.
 * @typedef {object} OutputSpec
 * @property {string} name of the graph's output
 * @property {string} label
 * @property {string} kind probability, number, classes, ranking, signs, text, suggestions or tensor
 * @property {Signature} signature
 * @property {string} [unit]
 * @property {number} [usual]
 * @property {string} [usualLabel]
 * @property {string[]} [labels] of the classes
 * @property {number} [top] how many of a ranking are shown
 * @property {string} [scores] the output that has the scores of these names
 * @property {string} [names] the output that says what each sign is called
 * @property {string} [stars] of suggestions, the output with the stars that each will get
 * @property {string} [reasons] of suggestions, the output with what speaks for each
 * @property {string} [others] of suggestions, an output that is not shown
 * @property {string} [attention] the output that says where each step of a text looked
 * @property {string} [attentionLabel] of that output
 * @property {string} [source] the text input where it looked
 */

const MOST_SHOWN = 8;
/** A table of more columns is none that one fills by hand. */
const MOST_STEPS = 100;
const MOST_SIDE = 1024;
/** Of all lists of a table together. */
const MOST_OPTIONS = 5000;
/** What names another output of which it is shown a part; that one is not shown by itself. */
const DRAWS = ["scores", "attention", "names", "stars", "reasons", "others"];

export function pageOf({ inputs, outputs, metadata }) {
  const said = parsed(metadata["teacup.model"]);
  const results = ordered(outputs, said.outputs).map(([signature, spec]) => outputSpec(signature, spec));
  const drawn = results.flatMap((spec) => DRAWS.map((role) => spec[role]));
  const named = (name) => results.find((spec) => spec.name === name);
  return {
    title: text(said.title) || "A model",
    summary: text(said.summary),
    inputs: ordered(inputs, said.inputs).map(([signature, spec]) => inputSpec(signature, spec)),
    outputs: results
      .filter(({ name }) => !drawn.includes(name))
      .map((spec) => ({ ...spec, attentionLabel: lookOf(named(spec.attention)) })),
    explore: text(said.explore) || undefined,
  };
}

/** What the grid of an output is called; its name in the graph says nothing to a reader. */
function lookOf(spec) {
  return spec && spec.label !== spec.name ? spec.label : "Where it looked";
}

/** The signatures in the order of the metadata, then those that it does not know. */
function ordered(signatures, specs) {
  const known = Array.isArray(specs) ? specs.filter((spec) => spec && typeof spec === "object") : [];
  const place = ({ name }) => known.findIndex((spec) => spec.name === name);
  const first = signatures.filter((signature) => place(signature) >= 0).sort((a, b) => place(a) - place(b));
  const rest = signatures.filter((signature) => place(signature) < 0);
  return [...first, ...rest].map((signature) => [signature, known[place(signature)] ?? {}]);
}

function inputSpec(signature, spec) {
  const said = text(spec.kind);
  const kind = fits(said, signature, spec) ? said : inputKind(signature);
  return {
    ...spec,
    name: signature.name,
    label: text(spec.label) || signature.name,
    kind,
    signature,
    choices: choices(spec.choices),
  };
}

/** A surface of more points is none that one draws on. */
const isSide = (dim) => typeof dim !== "number" || (dim > 0 && dim <= MOST_SIDE);

/** Whether a graph's input can be what its author calls it; what is no kind yet is shown as a tensor. */
function fits(kind, { type, dims }, { steps, of, choices }) {
  if (kind === "series") {
    const isOf = type.startsWith(of === "category" ? "string" : "float");
    const count = Array.isArray(steps) && dims?.length >= 2 ? steps.length : 0;
    if (count * choices?.length > MOST_OPTIONS) return false;
    return isOf && count > 0 && count <= MOST_STEPS && (typeof dims[1] !== "number" || dims[1] === count);
  }
  if (kind === "drawing")
    return type.startsWith("float") && dims?.length >= 2 && dims.slice(-2).every(isSide);
  return kind === "ratings" ? dims?.length === 2 : kind !== "";
}

function outputSpec(signature, spec) {
  const kind = text(spec.kind) || outputKind(signature);
  const labels = Array.isArray(spec.labels) ? spec.labels.map(String) : undefined;
  return {
    ...spec,
    labels,
    name: signature.name,
    label: text(spec.label) || signature.name,
    kind,
    signature,
  };
}

function inputKind({ type, dims }) {
  if (!isSingle(dims)) return "tensor";
  return type === "string" ? "text" : type === "bool" ? "flag" : "number";
}

function outputKind({ type, dims }) {
  if (type === "string" || type === "bool") return "tensor";
  if (isSingle(dims)) return "number";
  if (dims === null) return "tensor";
  const classes = dims[dims.length - 1];
  const row = dims.slice(0, -1).every((dim) => typeof dim !== "number" || dim === 1);
  return type.startsWith("float") && row && typeof classes === "number" && classes <= 1000
    ? "classes"
    : "tensor";
}

/** One value for each row of a batch: only the first size may be open. */
export function isSingle(dims) {
  return dims !== null && dims.every((dim, axis) => dim === 1 || (axis === 0 && typeof dim !== "number"));
}

function choices(list) {
  if (!Array.isArray(list)) return [];
  return list.map((choice) =>
    choice && typeof choice === "object"
      ? { ...choice, value: String(choice.value), label: text(choice.label) || String(choice.value) }
      : { value: String(choice), label: String(choice) },
  );
}

function parsed(json) {
  try {
    return Object(JSON.parse(json ?? "{}"));
  } catch {
    return {};
  }
}

const text = (value) => (typeof value === "string" ? value : "");

/** The values along the first dimension, which the input has to leave open for more than one. */
export function column(values, dims) {
  if (!dims?.length) return values[0];
  return { data: values, dims: [values.length, ...dims.slice(1).map(() => 1)] };
}

/** What may stand in the place of an output: zeros of its shape, no more than a page shows of them. */
export function blank({ type, dims }) {
  const sizes = (dims ?? []).map((dim) => (typeof dim === "number" ? dim : 1));
  const columns = Math.min(MOST_SHOWN, sizes.pop() ?? 1);
  const rows = Math.min(MOST_SHOWN, sizeOf(sizes));
  return { type, dims: [rows, columns], data: new Array(rows * columns).fill(0) };
}

/** Whether an input takes more than one value at once. */
export function takesMany(dims) {
  return dims?.length > 0 && typeof dims[0] !== "number";
}
