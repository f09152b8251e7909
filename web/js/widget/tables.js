/** Results of other models: a number, a ranking of classes, a tensor of any shape. */
import { h, setShare } from "./dom.js";
import { boundsOf } from "./geometry.js";
import { shape } from "../text.js";
import { amount, digits, percent } from "./words.js";

/** @typedef {import("./page.js").OutputSpec} OutputSpec */
/** @typedef {import("./kinds.js").Result} Result */

const MOST_CLASSES = 5;
const MOST_CELLS = 8;

export function numberResult({ label, unit }) {
  const number = h("span", { class: "figure", part: "number" });
  return {
    element: h("p", { class: "number" }, number, ` ${label}`),
    show({ data: [value] }) {
      number.textContent = amount(Number(value), unit);
      return `${label}: ${number.textContent}`;
    },
    scale: { bounds: boundsOf, words: (value) => amount(value, unit) },
  };
}

/** Classes by their score, as shares where they are probabilities. */
export function classesResult({ label, labels }) {
  const list = h("ol", { class: "bars", part: "classes" });
  return {
    element: h("div", {}, h("p", { class: "caption" }, label), list),
    show({ data, dims }) {
      const scores = Array.from(data.slice(0, dims.at(-1)), Number);
      const shares = areShares(scores);
      const words = (score) => (shares ? percent(score) : digits(score));
      const [least, most] = shares ? [0, 1] : [Math.min(...scores), Math.max(...scores)];
      const best = scores
        .map((score, i) => ({ score, name: labels?.[i] ?? `class ${i}` }))
        .sort((a, b) => b.score - a.score)
        .slice(0, MOST_CLASSES);
      list.replaceChildren(
        ...best.map(({ name, score }) => {
          const bar = h("span", { class: "bar", "aria-hidden": "true" });
          setShare(bar, most > least ? (score - least) / (most - least) : 1);
          return h(
            "li",
            {},
            h("span", { class: "who" }, name),
            bar,
            h("span", { class: "much" }, words(score)),
          );
        }),
      );
      return best.length ? `${label}: ${best[0].name}, ${words(best[0].score)}` : `${label}: no classes`;
    },
  };
}

export function tensorResult({ label }) {
  const table = h("table", { part: "table" });
  const caption = h("p", { class: "caption" });
  return {
    element: h("div", { class: "tensor" }, caption, table),
    show(tensor) {
      const { data, dims, type } = tensor;
      const columns = dims.length ? dims[dims.length - 1] : 1;
      const rows = columns ? Math.min(MOST_CELLS, data.length / columns) : 0;
      const cells = Math.min(MOST_CELLS, columns);
      caption.textContent =
        `${label}, ${type} ${shape(dims)}` +
        (data.length > rows * cells ? `: the first ${rows} × ${cells} of ${data.length} elements` : "");
      table.replaceChildren(
        ...Array.from({ length: rows }, (_, row) =>
          h(
            "tr",
            {},
            ...Array.from({ length: cells }, (_, cell) => h("td", {}, written(data[row * columns + cell]))),
          ),
        ),
      );
      return caption.textContent;
    },
  };
}

function areShares(scores) {
  const sum = scores.reduce((total, score) => total + score, 0);
  return Math.abs(sum - 1) < 1e-3 && scores.every((score) => score >= 0);
}

function written(value) {
  return typeof value === "number" ? digits(value) : String(value);
}
