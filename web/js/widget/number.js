/**
 * A number: a slider where its range is known, else a box; a mark to leave it out where it may be missing.
 */
import { column, takesMany } from "./column.js";
import { h } from "./dom.js";
import { sweep } from "./geometry.js";
import { amount } from "./words.js";

const POINTS = 71;

/**
 * @param {import("./page.js").InputSpec} spec
 * @param {() => void} changed
 * @returns {import("./kinds.js").Field}
 */
export function numberField(spec, changed) {
  const { name, label, unit, signature, optional } = spec;
  const whole = /int/.test(signature.type);
  const range = rangeOf(spec, whole);
  const wordsOf = (/** @type {number} */ value) =>
    Number.isNaN(value) ? "not reported" : amount(value, unit, range?.step);

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

  /** @param {number} given */
  function accept(given) {
    if (Number.isNaN(given) && !optional) return void input.setAttribute("aria-invalid", "true");
    set(given);
    changed();
  }

  /** @param {any} given */
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
            wordsOf,
          }
        : undefined,
  };
}

/** @param {import("./page.js").InputSpec} spec @param {boolean} whole */
function rangeOf({ min, max, step }, whole) {
  if (
    !Number.isFinite(min) ||
    !Number.isFinite(max) ||
    /** @type {number} */ (min) >= /** @type {number} */ (max)
  )
    return;
  return {
    min: /** @type {number} */ (min),
    max: /** @type {number} */ (max),
    step: step || (whole ? 1 : undefined),
  };
}

/** @param {import("./page.js").InputSpec} spec @param {{min: number, max: number} | undefined} range */
function initial(spec, range) {
  if (typeof spec.default === "number") return spec.default;
  if (spec.optional) return NaN;
  return range ? Math.round((range.min + range.max) / 2) : 0;
}
