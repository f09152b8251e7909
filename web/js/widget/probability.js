/** A probability: a number to read across the room, a bar with a mark for the usual, a sentence. */
import { h, setShare } from "./dom.js";
import { topOf } from "./geometry.js";
import { compared, exactPercent, percent } from "./words.js";

export function probabilityResult({ label, usual, usualLabel = "the usual" }) {
  const number = h("span", { class: "figure", part: "number" });
  const fill = h("span", { class: "fill" });
  const mark = h("span", { class: "mark" });
  const sentence = h("p", { part: "sentence" });
  const known = Number.isFinite(usual) ? usual : undefined;
  if (known !== undefined) setShare(mark, known);
  const meter = h(
    "div",
    { class: "meter", part: "meter", "aria-hidden": "true" },
    fill,
    ...(known === undefined ? [] : [mark]),
  );
  const tick = h("span", { class: "tick", "aria-hidden": "true" });
  const legend = h("span", { class: "usual" }, "(", tick, `${exactPercent(known ?? 0)}).`);
  return {
    element: h(
      "div",
      { class: "probability" },
      h("p", { class: "number" }, number, ` ${label}`),
      meter,
      sentence,
    ),
    show({ data: [p] }) {
      const value = Number(p);
      number.textContent = percent(value);
      setShare(fill, value);
      const comparison = known === undefined ? "" : compared(value, known, usualLabel);
      sentence.replaceChildren(...(comparison ? [`${comparison} `, legend] : []));
      return `${percent(value)} ${label}. ${comparison && `${comparison}.`}`;
    },
    scale: {
      bounds: (values) => [0, topOf(known === undefined ? values : [...values, known])],
      words: percent,
      usual: known,
      usualLabel,
    },
  };
}
