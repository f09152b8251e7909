/** The fields of a model that says nothing of itself: a yes or no, a tensor of any shape. */
import { column, takesMany } from "./page.js";
import { h } from "./dom.js";
import { TeacupError } from "../teacup.js";
import { shape } from "../text.js";

/** @typedef {import("./page.js").InputSpec} InputSpec */
/** @typedef {import("./kinds.js").Field} Field */

export function flagField(spec, changed) {
  const { label, signature } = spec;
  const input = h("input", { type: "checkbox", part: "control", oninput: changed });
  input.checked = Boolean(spec.default);
  const wordsOf = (value) => (value ? "yes" : "no");
  return {
    spec,
    element: h(
      "div",
      { class: "field", part: "field" },
      h("label", { class: "check", part: "label" }, input, label),
    ),
    get value() {
      return input.checked;
    },
    set value(given) {
      input.checked = Boolean(given);
    },
    get words() {
      return wordsOf(input.checked);
    },
    feed: (values) => column(values, signature.dims),
    sweep: takesMany(signature.dims) ? { over: "choices", values: [true, false], wordsOf } : undefined,
  };
}

/** One value fills the tensor; a list gives the elements, flat or nested. */
export function tensorField(spec, changed) {
  const { name, label, signature } = spec;
  const dims = (signature.dims ?? []).map((dim) => (typeof dim === "number" ? dim : 1));
  const input = h("textarea", {
    id: name,
    name,
    rows: 3,
    spellcheck: "false",
    part: "control",
    oninput: changed,
  });
  input.value = signature.type === "string" ? '""' : signature.type === "bool" ? "false" : "0";
  return {
    spec,
    element: h(
      "div",
      { class: "field", part: "field" },
      h(
        "div",
        { class: "name" },
        h("label", { for: name, part: "label" }, label),
        h("span", { class: "note" }, `${signature.type} ${shape(signature.dims)}`),
      ),
      input,
      h("span", { class: "note" }, "one value for all elements, or a list"),
    ),
    get value() {
      return input.value;
    },
    set value(given) {
      input.value = typeof given === "string" ? given : JSON.stringify(given);
    },
    get words() {
      return input.value;
    },
    feed: ([text]) => filled(parsed(text, name), dims),
  };
}

function filled(value, dims) {
  const size = dims.reduce((product, dim) => product * dim, 1);
  if (!Array.isArray(value)) return { data: new Array(size).fill(value), dims };
  const flat = !value.some(Array.isArray);
  return flat && value.length === size ? { data: value, dims } : value;
}

function parsed(text, name) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TeacupError(
      {
        where: `input '${name}'`,
        what: "this is no list and no value",
        expected: "JSON, as 0 or [0, 1]",
        got: JSON.stringify(text.slice(0, 60)),
        fix: "put lists into brackets, commas between elements and texts into quotes",
      },
      { cause },
    );
  }
}
