/** A choice: buttons for a few, a list for more, a box with proposals for many; the box takes any word. */
import { column, takesMany } from "./column.js";
import { h } from "./dom.js";

const MOST_BUTTONS = 4;
const MOST_LETTERS = 32;
const MOST_LISTED = 60;
let groups = 0;

/** @typedef {{element: HTMLElement, show: (value: string) => void}} Control */

/**
 * @param {import("./page.js").InputSpec} spec
 * @param {() => void} changed
 * @returns {import("./kinds.js").Field}
 */
export function categoryField(spec, changed) {
  const { choices, signature } = spec;
  const letters = choices.reduce((sum, { label }) => sum + label.length, 0);
  const build =
    choices.length > MOST_LISTED || choices.length === 0
      ? box
      : choices.length <= MOST_BUTTONS && letters <= MOST_LETTERS
        ? buttons
        : list;
  const labels = new Map(choices.map(({ value, label }) => [value, label]));
  const control = build(spec, (given) => {
    value = given;
    changed();
  });
  let value = String(spec.default ?? choices[0]?.value ?? "");
  control.show(value);
  return {
    spec,
    element: control.element,
    get value() {
      return value;
    },
    set value(given) {
      value = String(given ?? "");
      control.show(value);
    },
    get words() {
      return labels.get(value) ?? value;
    },
    feed: (values) => column(values, signature.dims),
    sweep:
      choices.length > 1 && takesMany(signature.dims)
        ? {
            over: "choices",
            values: choices.map((choice) => choice.value),
            wordsOf: (v) => labels.get(v) ?? v,
          }
        : undefined,
  };
}

/** @param {import("./page.js").InputSpec} spec @param {(value: string) => void} picked @returns {Control} */
function buttons({ label, choices }, picked) {
  const group = `choice-${groups++}`;
  const radios = choices.map(({ value }) =>
    h("input", { type: "radio", name: group, value, oninput: () => picked(value) }),
  );
  const pills = choices.map((choice, i) =>
    h("label", {}, radios[i], h("span", { part: "control" }, choice.label)),
  );
  return {
    element: h(
      "fieldset",
      { class: "field buttons", part: "field" },
      h("legend", { part: "label" }, label),
      h("div", { class: "pills" }, ...pills),
    ),
    show: (value) => radios.forEach((radio) => (radio.checked = radio.value === value)),
  };
}

/** @param {import("./page.js").InputSpec} spec @param {(value: string) => void} picked @returns {Control} */
function list({ name, label, choices }, picked) {
  const options = choices.map((choice) => h("option", { value: choice.value }, choice.label));
  const select = h(
    "select",
    { id: name, name, part: "control", oninput: () => picked(select.value) },
    ...options,
  );
  return {
    element: h(
      "div",
      { class: "field", part: "field" },
      h("label", { for: name, part: "label" }, label),
      select,
    ),
    show(value) {
      if (!choices.some((choice) => choice.value === value)) select.append(h("option", { value }, value));
      select.value = value;
    },
  };
}

/**
 * Text is selected when one enters, so that the proposals are not narrowed by what is there.
 * @param {import("./page.js").InputSpec} spec
 * @param {(value: string) => void} picked
 * @returns {Control}
 */
function box({ name, label, choices }, picked) {
  const known = new Set(choices.map(({ value }) => value));
  const note = h("span", { class: "note" });
  const tell = () => {
    note.textContent = known.has(input.value) || known.size === 0 ? "" : "not in the data: counts as other";
  };
  const input = h("input", {
    type: "text",
    id: name,
    name,
    list: `${name}-choices`,
    autocomplete: "off",
    spellcheck: "false",
    part: "control",
    onfocus: () => input.select(),
    oninput() {
      tell();
      picked(input.value);
    },
  });
  const options = choices.map((choice) => h("option", { value: choice.value }, choice.label));
  return {
    element: h(
      "div",
      { class: "field", part: "field" },
      h("div", { class: "name" }, h("label", { for: name, part: "label" }, label), note),
      input,
      h("datalist", { id: `${name}-choices` }, ...options),
    ),
    show(value) {
      input.value = value;
      tell();
    },
  };
}
