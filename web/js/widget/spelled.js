/**
 * A text that a model spells, step by step, over the grid of where each step looked: letters of what it read
 * across, steps down, a dot as large as the share of the look.
 */
import { announce } from "./announce.js";
import { h, setShare, sheetOf } from "./dom.js";
import { ARROWS } from "./geometry.js";
import { percent } from "./words.js";

/** A longer text has a grid of its first letters and steps. */
const MOST = 60;
/** What is behind the letters is shown where a step gave it this share. */
const SEEN = 0.005;
const HINT = "The larger the dot, the closer the look.";

export function textResult({ label, attention, attentionLabel, source }) {
  const spelled = h("p", { class: "figure spelled", part: "text" });
  const grid = attention && gridOf(attentionLabel);
  return {
    element: h("div", {}, h("p", { class: "caption" }, label), spelled, ...(grid ? grid.elements : [])),
    show({ data, dims }, outputs, values) {
      const all = Array.from(data.slice(0, dims.length > 1 ? dims[1] : 1), String);
      const last = all.findLastIndex(Boolean);
      const steps = all.slice(0, last + 1);
      spelled.textContent = steps.filter(Boolean).join(" ") || "nothing";
      if (outputs?.[attention])
        grid.show(steps.slice(0, MOST), [...String(values[source] ?? "")], outputs[attention]);
      return `${label}: ${spelled.textContent}.`;
    },
  };
}

function gridOf(label) {
  const table = h("table", {
    class: "looks",
    part: "attention",
    tabindex: 0,
    dir: "ltr",
    "aria-label": label,
  });
  const caption = h("p", { class: "caption" }, HINT);
  /** Row and column of the cell that is told, and what is told of each. */
  let at = [0, 0];
  let told = [[""]];

  const tell = ([row, column]) => {
    table.querySelector(".told")?.classList.remove("told");
    table.rows[row + 1].cells[column + 1].classList.add("told");
    at = [row, column];
    caption.textContent = told[row][column];
  };
  table.addEventListener("pointerover", ({ target }) => {
    const cell = target.closest("td");
    if (cell) tell([cell.parentNode.rowIndex - 1, cell.cellIndex - 1]);
  });
  table.addEventListener("keydown", (event) => {
    const direction = ARROWS[event.key];
    if (!direction || event.altKey || event.metaKey) return;
    event.preventDefault();
    const [row, column] = at.map((place, axis) => place + direction[axis]);
    if (told[row]?.[column]) tell([row, column]);
    announce(caption.textContent);
  });

  return {
    elements: [h("p", { class: "caption" }, label), table, caption],
    /** `looks` [batch, steps, letters] */
    show(steps, letters, { data, dims }) {
      const share = (row, column) => Number(data[row * dims[2] + column]);
      const isSeen = (_, column) => letters[column] || steps.some((__, row) => share(row, column) >= SEEN);
      const all = Array.from({ length: Math.min(MOST, dims[2]) }, (_, column) => letters[column] ?? "·");
      const columns = all.slice(0, 1 + all.findLastIndex(isSeen));
      const words = (step, row) => (letter, column) =>
        `${step} looks at ${letter}: ${percent(share(row, column))}`;
      told = steps.map((step, row) => columns.map(words(step, row)));
      at = [0, 0];
      caption.textContent = HINT;
      table.style.setProperty("--columns", columns.length);
      const heads = columns.map((letter) => h("th", { scope: "col" }, letter));
      const cell = (row) => (_, column) => {
        const look = h("td", {}, h("span", { class: "unseen" }, percent(share(row, column))));
        setShare(look, Math.sqrt(share(row, column)));
        return look;
      };
      table.replaceChildren(
        h("tr", {}, h("td"), ...heads),
        ...steps.map((step, row) => h("tr", {}, h("th", { scope: "row" }, step), ...columns.map(cell(row)))),
      );
    },
  };
}

export const sheet = sheetOf(`
.spelled { font-size: 2.2rem; line-height: 1.2; letter-spacing: 0; word-spacing: .1em; white-space: normal;
  margin: 0 0 .6rem; }
.looks { table-layout: fixed; inline-size: min(100%, 3.4rem + 1.9rem * var(--columns, 1));
  margin-block: .3rem; border-collapse: collapse; line-height: 1.2; }
.looks :is(th, td) { padding: 0; text-align: center; block-size: 1.6rem; font-weight: 550; }
.looks tr > :first-child { inline-size: 3.4rem; text-align: start; font-variant-numeric: tabular-nums; }
.looks td + td, .looks th ~ td { position: relative; border: 1px solid var(--trough); }
.looks th ~ td::before { content: ""; position: absolute; inset: 0; margin: auto; border-radius: 50%;
  inline-size: calc(.85 * var(--share)); max-inline-size: 1.45rem; aspect-ratio: 1; background: var(--leaf); }
.told { outline: 2px solid var(--ink); outline-offset: -2px; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
@media (forced-colors: active) {
  .looks th ~ td::before { forced-color-adjust: none; background: Highlight; }
}
`);
