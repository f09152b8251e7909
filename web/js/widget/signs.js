/** Signs that are found, the best first: large, and copied by a click or by keys alone. */
import { announce, h, sheetOf } from "./view.js";

/** @typedef {import("./page.js").OutputSpec} OutputSpec */
/** @typedef {import("./kinds.js").Result} Result */

/** Signs that are shown at most. */
const MOST = 100;

const HINT = "Enter copies the first; the arrow down leads to the others.";

/** Which way a key leads in a row that may break: to the next sign, or the one before. */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** @param {OutputSpec & {names?: string}} spec @returns {Result} */
function signsResult({ label, names }) {
  const list = h("ul", { class: "signs", part: "signs", "aria-label": label, onkeydown: move });
  const called = h("p", { class: "called", part: "called" }, "\u00a0");
  const note = h("p", { class: "caption" }, HINT);
  const element = h("div", { class: "found" }, h("p", { class: "caption" }, label), list, called, note);
  /** @type {HTMLElement | undefined} the text in which a reader types */
  let text;
  /** Whether Enter was pressed while the answer to the text was on its way. */
  let isDue = false;

  const isStale = () => Boolean(element.closest(".stale"));
  const buttons = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("button")]);

  function show({ data, dims }, outputs = {}) {
    listen();
    const count = Math.min(dims.at(-1) ?? 1, MOST);
    const titles = outputs[names]?.data ?? [];
    const found = Array.from({ length: count }, (_, i) => ({
      sign: typeof data[i] === "string" ? data[i] : "\u25a1",
      name: String(titles[i] ?? data[i]),
    })).filter(({ sign }) => sign);
    list.replaceChildren(...found.map((one, i) => h("li", {}, button(one, i === 0))));
    called.textContent = found[0]?.name ?? "nothing";
    note.textContent = HINT;
    if (isDue && !isStale()) buttons()[0]?.click();
    isDue &&= isStale();
    return `${label}: ${found.slice(0, 3).map(({ name }) => name).join(", ") || "nothing"}.`;
  }

  function button({ sign, name }, isFirst) {
    const attributes = {
      type: "button",
      part: "sign",
      title: name,
      "aria-label": `${name}: copy`,
      tabindex: isFirst ? "0" : "-1",
      onclick: () => copy(sign, name),
      onfocus: () => (called.textContent = name),
      onpointerenter: () => (called.textContent = name),
    };
    return h("button", attributes, sign);
  }

  async function copy(sign, name) {
    const isCopied = await navigator.clipboard?.writeText(sign).then(
      () => true,
      () => false,
    );
    note.textContent = isCopied ? `Copied: ${sign} ${name}` : `${sign} could not be copied: select it here.`;
    announce(note.textContent);
  }

  function move(event) {
    const all = buttons();
    const at = all.indexOf(event.target);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const turned = list.matches(":dir(rtl)") && /Left|Right/.test(event.key) ? -1 : 1;
    const next = { Home: 0, End: all.length - 1 }[event.key] ?? at + turned * (STEPS[event.key] ?? 0);
    const isBack = event.key === "Escape" || (next < 0 && event.key === "ArrowUp");
    if (next === at && !isBack) return;
    event.preventDefault();
    if (isBack) text?.focus();
    else if (all[next]) focus(all, next);
  }

  /** One of the signs is in the order of the tabulator: the one that was chosen last. */
  function focus(all, at) {
    all.forEach((one, i) => (one.tabIndex = i === at ? 0 : -1));
    all[at]?.focus();
  }

  /** In the text above, Enter copies the best and the arrow down goes to the signs. */
  function listen() {
    if (text) return;
    text = element.closest("[part=card]")?.querySelector("[type=text]") ?? undefined;
    text?.addEventListener("input", () => (isDue = false));
    text?.addEventListener("keydown", (event) => {
      const all = buttons();
      const isEnter = event.key === "Enter";
      if (event.isComposing) return;
      if (isEnter && isStale()) isDue = true;
      else if (!all.length || element.closest(".empty")) return;
      else if (isEnter) all[0].click();
      else if (event.key === "ArrowDown") focus(all, 0);
      else return;
      event.preventDefault();
    });
  }

  return { element, show };
}

export const results = { signs: signsResult };

export const sheet = sheetOf(`
.signs { list-style: none; margin: .4rem 0 0; padding: 0; display: grid; gap: .4rem;
  grid-template-columns: repeat(auto-fill, minmax(3.2rem, 1fr)); }
.signs button { inline-size: 100%; min-block-size: 3.4rem; padding: 0; font-size: 2rem; line-height: 1;
  background: var(--card); border: 1px solid var(--line); border-radius: 10px; cursor: pointer;
  font-family: "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif; }
.signs li:first-child { grid-area: span 2 / span 2; }
.signs li:first-child button { block-size: 100%; font-size: 4.2rem; border-color: var(--edge); }
.signs button:is(:hover, :focus-visible) { border-color: var(--leaf); }
.called { font-size: 1.1rem; font-weight: 550; margin-block-start: .7rem; min-block-size: 1.45em; }
.found .caption:last-child { min-block-size: 2.9em; }
`);
