/** A text, letter by letter: what the model does not read is left out, and said. */
import { h } from "./dom.js";
import { column } from "./page.js";

/** More buttons than these are no examples. */
const MOST = 12;

export function textField(spec, changed) {
  const { name, label, signature } = spec;
  const asks = spec.pattern !== undefined || spec.most !== undefined;
  const note = h("span", { class: "note" });
  const input = h("input", {
    type: "text",
    id: name,
    name,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    part: "control",
    oninput: () => take(changed),
  });
  let value = "";
  set(spec.default);

  function take(then) {
    const { text, left } = readable(input.value, spec);
    value = text;
    note.textContent = left;
    then();
  }

  function set(given) {
    input.value = String(given ?? "");
    take(() => {});
  }

  const example = (text) =>
    h("button", { type: "button", part: "example", onclick: () => (set(text), changed()) }, text);
  const examples = Array.isArray(spec.examples) ? spec.examples.slice(0, MOST).map(String) : [];
  return {
    spec,
    element: h(
      "div",
      { class: "field typed", part: "field" },
      h("div", { class: "name" }, h("label", { for: name, part: "label" }, label), note),
      input,
      ...(examples.length ? [h("div", { class: "examples" }, ...examples.map(example))] : []),
    ),
    get value() {
      return value;
    },
    set value(given) {
      set(given);
    },
    get words() {
      return value;
    },
    get invitation() {
      return asks && !value ? "Type something, and the answer follows each letter." : "";
    },
    feed: (values) => column(values, signature.dims),
  };
}

/** What of a text the model reads, and in words what was left out. `pattern` is that of one letter. */
export function readable(typed, { most, pattern }) {
  const letter = letterOf(pattern);
  const read = [];
  const unread = new Set();
  for (const given of typed) {
    const known = letter ? forms(given).find((form) => letter.test(form)) : given;
    if (known !== undefined) read.push(known);
    else if (given.trim()) unread.add(given);
  }
  const left = [];
  if (unread.size) left.push(`left out: ${[...unread].join(" ")}`);
  if (most > 0 && read.length > most) left.push(`the first ${most} letters count`);
  return { text: read.slice(0, most > 0 ? most : undefined).join(""), left: left.join("; ") };
}

/** A letter as it is, small, and without its accents; the typographic apostrophe as the plain one. */
function forms(letter) {
  const small = letter.toLowerCase();
  return [letter, small, small.normalize("NFD")[0], small === "\u2019" ? "'" : small];
}

function letterOf(pattern) {
  try {
    return pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, "u");
  } catch {
    return undefined;
  }
}
