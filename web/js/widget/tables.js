/** Results of other models: a number, a ranking of classes, a tensor of any shape. */
import { h, setShare } from "./dom.js";
import { boundsOf } from "./geometry.js";
import { shape } from "../text.js";
import { amount, digits, percent } from "./words.js";

/** @typedef {import("./page.js").OutputSpec} OutputSpec */
/** @typedef {import("./kinds.js").Result} Result */

const TOP = 8;
const MOST = 100;
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

/**
 * The best of many, by scores [batch, n]: their names are the author's, or stand in the output itself, whose
 * scores are those of another. Scores are shares where they can be. The first result of a page has its best
 * one in large letters.
 */
export function rankingResult({ label, labels, top = TOP, scores: beside, signature }, isFirst) {
  const named = signature.type === "string";
  const first = h("span", { class: "figure", part: "number" });
  const much = h("span");
  const list = h("ol", { class: "bars", part: "classes" });
  return {
    element: h(
      "div",
      { class: "ranking" },
      h("p", { class: "caption" }, label),
      ...(named || !isFirst ? [] : [h("p", { class: "number best" }, first, " ", much)]),
      list,
    ),
    show(tensor, outputs) {
      const from = named ? outputs?.[beside] : tensor;
      const rows = ranked(firstRow(tensor), from && firstRow(from).map(Number), named ? undefined : labels);
      const best = rows.slice(0, top > 0 ? Math.min(Math.ceil(top), MOST) : TOP);
      first.textContent = best[0]?.name ?? "nothing";
      much.textContent = best[0]?.words ?? "";
      list.replaceChildren(...best.map(bar));
      return `${label}: ${first.textContent}${best[0]?.words ? `, ${best[0].words}` : ""}.`;
    },
  };
}

/** Names, scores in words and shares of a bar, the best first; what has no name is padding. */
function ranked(elements, scores, labels) {
  const name = (i) => labels?.[i] ?? (typeof elements[i] === "string" ? elements[i] : `class ${i}`);
  const rows = elements.map((_, i) => ({ name: name(i), score: scores?.[i] })).filter(({ name }) => name);
  if (!scores) return rows;
  rows.sort((a, b) => b.score - a.score);
  const shares = areShares(scores, typeof elements[0] === "string");
  const [most, least] = shares ? [1, 0] : [rows[0]?.score, rows[rows.length - 1]?.score];
  return rows.map(({ name, score }) => ({
    name,
    words: shares ? percent(score) : digits(score),
    share: most > least ? (score - least) / (most - least) : 1,
  }));
}

function bar({ name, words, share }) {
  const line = h("span", { class: share === undefined ? "" : "bar", "aria-hidden": "true" });
  if (share !== undefined) setShare(line, share);
  return h("li", {}, h("span", { class: "who" }, name), line, h("span", { class: "much" }, words ?? ""));
}

/** The first row of a batch. */
function firstRow({ data, dims }) {
  return Array.from(data.slice(0, dims.length ? dims[dims.length - 1] : 1));
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

/** Shares make 1, or less where they are the best few of many. */
function areShares(scores, few) {
  const sum = scores.reduce((total, score) => total + score, 0);
  return sum < 1.001 && (few || sum > 0.999) && scores.every((score) => score >= 0);
}

function written(value) {
  return typeof value === "number" ? digits(value) : String(value);
}
