/** The picture of a result over choices: a bar each, which can be taken. */
import { h, setShare } from "./dom.js";

const MOST = 8;

/** @typedef {{value: any, answer: number}} Row */

/**
 * The rows to show: all in their order when they are few, else the highest and the reader's own.
 * @param {Row[]} rows
 * @param {any} own
 */
export function chosenRows(rows, own) {
  if (rows.length <= MOST) return rows;
  const sorted = [...rows].sort((a, b) => b.answer - a.answer);
  const first = sorted.slice(0, MOST);
  const mine = sorted.find(({ value }) => value === own);
  return !mine || first.includes(mine) ? first : [...first.slice(0, MOST - 1), mine];
}

/**
 * @param {HTMLElement} list @param {Row[]} rows @param {any} own
 * @param {{bounds: [number, number], words: (answer: number) => string, wordsOf: (value: any) => string}} scale
 * @param {(value: any) => void} pick
 */
export function drawBars(list, rows, own, { bounds: [least, most], words, wordsOf }, pick) {
  const focused = list.contains(/** @type {ShadowRoot} */ (list.getRootNode()).activeElement);
  list.replaceChildren(
    ...rows.map(({ value, answer }) => {
      const bar = h("span", { class: "bar", "aria-hidden": "true" });
      setShare(bar, (answer - least) / (most - least));
      return h(
        "li",
        {},
        h(
          "button",
          { type: "button", "aria-pressed": String(value === own), onclick: () => pick(value) },
          h("span", { class: "who" }, wordsOf(value)),
          bar,
          h("span", { class: "much" }, words(answer)),
        ),
      );
    }),
  );
  if (focused) list.querySelector("[aria-pressed=true]")?.focus();
}
