/**
 * The fields of a form. A number is a slider where its range is known, else a box, with a mark to leave it
 * out where it may be missing. A choice is buttons for a few, a list for more, a box with proposals for many.
 */
import { h } from "./dom.js";
import { sweep } from "./geometry.js";
import { column, takesMany } from "./page.js";
import { amount } from "./words.js";

const POINTS = 71;

export function numberField(spec, changed) {
  const { name, label, unit, signature, optional } = spec;
  const whole = /int/.test(signature.type);
  const range = rangeOf(spec, whole);
  const wordsOf = (value) => (Number.isNaN(value) ? "not reported" : amount(value, unit, range?.step));

  const words = h("output", { for: name, part: "value" });
  const input = h(
    "input",
    range
      ? {
          type: "range",
          min: range.min,
          max: range.max,
          step: range.step ?? "any",
          id: name,
          name,
          part: "control",
        }
      : { type: "number", step: whole ? 1 : "any", id: name, name, part: "control" },
  );
  const missing = h("input", { type: "checkbox", part: "missing" });
  input.addEventListener("input", () => accept(input.valueAsNumber));
  missing.addEventListener("input", () => accept(missing.checked ? NaN : input.valueAsNumber));

  let value = NaN;
  set(initial(spec, range));

  function accept(given) {
    if (Number.isNaN(given) && !optional) return void input.setAttribute("aria-invalid", "true");
    set(given);
    changed();
  }

  function set(given) {
    value = given == null ? NaN : Number(given);
    const known = !Number.isNaN(value);
    if (known) input.value = String(value);
    missing.checked = !known;
    input.removeAttribute("aria-invalid");
    input.setAttribute("aria-valuetext", (words.value = wordsOf(value)));
    input.classList.toggle("absent", !known);
  }

  const element = h(
    "div",
    { class: "field", part: "field" },
    h(
      "div",
      { class: "name" },
      h("label", { for: name, part: "label" }, label),
      range ? words : (unit ?? ""),
    ),
    input,
  );
  if (optional) element.append(h("label", { class: "check" }, missing, "not reported"));
  return {
    spec,
    element,
    get value() {
      return value;
    },
    set value(given) {
      set(given);
    },
    get words() {
      return wordsOf(value);
    },
    feed: (values) => column(values, signature.dims),
    sweep:
      range && takesMany(signature.dims)
        ? {
            over: "range",
            values: sweep({ ...range, step: whole ? range.step : undefined }, POINTS),
            step: range.step,
            wordsOf,
          }
        : undefined,
  };
}

function rangeOf({ min, max, step }, whole) {
  if (!Number.isFinite(min) || !Number.isFinite(max) || min >= max) return;
  return {
    min,
    max,
    step: step > 0 && step < Infinity ? step : whole ? 1 : undefined,
  };
}

function initial(spec, range) {
  if (typeof spec.default === "number") return spec.default;
  if (spec.optional) return NaN;
  if (!range) return 0;
  const half = (range.max - range.min) / 2;
  return range.min + (range.step ? Math.floor(half / range.step) * range.step : half);
}

const MOST_BUTTONS = 4;
const MOST_LETTERS = 32;
const MOST_LISTED = 60;
let groups = 0;

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

/** Text is selected when one enters, so that the proposals are not narrowed by what is there. */
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
