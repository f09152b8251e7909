/** An error as the reader sees it: the four lines, and a way to try again. */
import { announce } from "./announce.js";
import { h, sheetOf } from "./dom.js";

export function problem(error, again) {
  const { where, what, expected, got, fix } = error;
  announce(`${what}. ${fix}`);
  const panel = h(
    "div",
    { class: "problem", part: "error" },
    h("strong", {}, where && h("span", { class: "where" }, `${where}: `), what),
    h(
      "dl",
      {},
      ...[
        ["expected", expected],
        ["got", got],
        ["fix", fix],
      ].flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]),
    ),
  );
  if (again) panel.append(h("button", { type: "button", part: "retry", onclick: again }, "Try again"));
  return h("slot", { name: "error" }, panel);
}

/** Stands alone where nothing was loaded: no room is kept then. */
export const sheet = sheetOf(`
  :host { display: block; contain: content; }
  :host([hidden]), progress { display: none; }
  .problem {
    border: 1px solid var(--teacup-line, light-dark(#e2dcd2, #30373a));
    border-inline-start: 4px solid var(--teacup-rose, light-dark(#b3392f, #f2938a));
    border-radius: 8px; padding: .9rem 1.1rem; margin-block: .6rem;
    color: var(--teacup-ink, light-dark(#1d2422, #ece8e0));
    background: var(--teacup-card, light-dark(#fff, #1c2124));
    font: .92rem/1.45 var(--teacup-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
    overflow-wrap: anywhere;
  }
  .problem strong { font-weight: 600; }
  .problem .where { font-weight: 400; color: var(--teacup-soft, light-dark(#5d6662, #a3aba6)); }
  .problem dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .9rem; margin: .5rem 0 0; }
  .problem dt { color: var(--teacup-soft, light-dark(#5d6662, #a3aba6)); }
  .problem dd { margin: 0; }
  .problem button {
    font: inherit; font-weight: 550; color: inherit; background: none; cursor: pointer;
    margin-block-start: .7rem;
    border: 1px solid var(--teacup-line, light-dark(#e2dcd2, #30373a)); border-radius: 8px;
    padding: .45rem .9rem; min-block-size: 2.4rem;
  }
  .problem button:hover { border-color: var(--teacup-leaf, light-dark(#1f6f5c, #7fd0b6)); }
`);
