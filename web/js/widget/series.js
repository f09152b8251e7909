/**
 * Numbers or words of steps in time. All series of the same steps are one table, a column a step and a row a
 * series, in which one moves as in a spreadsheet; above it is a picture of the numbers of one unit.
 */
import { ARROWS, boundsOf, digits, h, path, s, scale as linear, sheetOf } from "./view.js";

const MOVES = { ...ARROWS, Enter: [1, 0] };

function seriesField(spec, changed, others) {
  const { steps, signature } = spec;
  const first = others.find(({ table }) => table?.steps.join() === steps.join());
  const table = first?.table ?? tableOf(steps);
  const row = rowOf(spec, () => {
    table.draw();
    changed();
  });
  table.add(row);
  return {
    spec,
    table,
    element: first ? undefined : table.element,
    get value() {
      return [...row.values];
    },
    set value(given) {
      row.set(given);
      table.draw();
    },
    get words() {
      return row.values.join(" ");
    },
    feed: (values) => ({
      data: values.flat(),
      dims: [values.length, steps.length, ...signature.dims.slice(2).map(() => 1)],
    }),
  };
}

/** One series: a control for each step. */
function rowOf(spec, changed) {
  const { label, steps, choices, of, min = 0, max, step = "any" } = spec;
  const isNumber = of !== "category";
  const values = steps.map(() => (isNumber ? min : choices[0]?.value));
  const controls = steps.map((name, k) => {
    const attributes = {
      "aria-label": `${label}, ${name}`,
      part: "control",
      oninput: () => take(k, changed),
    };
    return isNumber
      ? h("input", { ...attributes, type: "number", min, max, step })
      : h("select", attributes, ...choices.map(({ value, label }) => h("option", { value }, label)));
  });

  function take(k, then) {
    const value = isNumber ? controls[k].valueAsNumber : controls[k].value;
    const isThere = isNumber ? Number.isFinite(value) : value !== "";
    controls[k].ariaInvalid = isThere ? null : "true";
    if (!isThere) return false;
    values[k] = value;
    then();
    return true;
  }

  /** Writes values from a step on; what can be none there is left out. */
  function set(given, from = 0, then = () => {}) {
    for (const [at, value] of Object.entries(Array.isArray(given) ? given : [])) {
      const k = from + Number(at);
      if (k >= steps.length) break;
      controls[k].value = value;
      if (take(k, then)) continue;
      controls[k].value = values[k];
      controls[k].ariaInvalid = null;
    }
  }

  set(values);
  set(spec.default);
  return { spec, isNumber, values, controls, set, changed };
}

function tableOf(steps) {
  const rows = [];
  let unit;
  const line = s("path", { class: "curve" });
  const caption = h("p", { class: "caption" });
  const table = h(
    "table",
    { class: "series", part: "table", onkeydown: move, onfocusin: look, oncopy: copy, onpaste: paste },
    h("tr", {}, h("td"), ...steps.map((step) => h("th", { scope: "col" }, step))),
  );
  table.style.setProperty("--steps", steps.length);

  const placeOf = ({ target }) => {
    const row = rows.findIndex(({ controls }) => controls.includes(target));
    return [row, rows[row]?.controls.indexOf(target)];
  };

  /** Where days stand below each other, down is the next one. */
  function move(event) {
    const by = MOVES[event.key];
    const [row, step] = placeOf(event);
    if (!by || row < 0 || event.altKey) return;
    event.preventDefault();
    const [down, right] = getComputedStyle(table).gridAutoFlow === "column" ? [by[1], by[0]] : by;
    const next = rows[row + down]?.controls[step + right];
    next?.focus();
  }

  function copy(event) {
    const [row] = placeOf(event);
    if (row < 0) return;
    event.clipboardData.setData("text/plain", rows[row].values.join("\t"));
    event.preventDefault();
  }

  /** Lines of values go into rows from this cell on; a column of single values goes along its row. */
  function paste(event) {
    const [row, step] = placeOf(event);
    const lines = event.clipboardData.getData("text/plain").trim().split(/\r?\n/);
    const cells = lines.map((text) => text.trim().split(/[\t ;]+/));
    if (row < 0 || cells.flat().length < 2) return;
    event.preventDefault();
    const block = cells.every(({ length }) => length === 1) ? [cells.flat()] : cells;
    block.forEach((values, k) => rows[row + k]?.set(values, step, rows[row + k].changed));
  }

  /** What one types takes the place of what was there. */
  function look(event) {
    event.target.select?.();
    const row = rows[placeOf(event)[0]];
    if (row?.isNumber) unit = row.spec.unit;
    draw();
  }

  /** The numbers that have the unit of the row where the reader is. */
  function draw() {
    const drawn = rows.filter(({ isNumber, spec }) => isNumber && spec.unit === unit);
    const all = drawn.flatMap(({ values }) => values);
    const y = linear(boundsOf(all), [100, 0]);
    const points = ({ values }) => path(values.map((value, k) => [100 * (k + 0.5), y(value)]));
    line.setAttribute("d", drawn.map(points).join(""));
    const names = drawn.map(({ spec }) => spec.label).join(" and ");
    const range = () => `${digits(Math.min(...all))} to ${digits(Math.max(...all))} ${unit ?? ""}`;
    caption.textContent = all.length ? `${names}: ${range()}` : "";
  }

  const box = {
    viewBox: `0 0 ${100 * steps.length} 100`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  };
  return {
    steps,
    draw,
    element: h(
      "div",
      { class: "field days", part: "field" },
      h("div", { class: "picture" }, caption, s("svg", box, line)),
      table,
      h("p", { class: "note" }, "Arrow keys move between cells; copying takes a row, pasting fills it."),
    ),
    add(row) {
      const { label, unit: measure } = row.spec;
      const head = h(
        "th",
        { scope: "row", part: "label" },
        `${label} `,
        h("span", { class: "note" }, measure ?? ""),
      );
      rows.push(row);
      table.append(h("tr", {}, head, ...row.controls.map((control) => h("td", {}, control))));
      table.style.setProperty("--rows", rows.length);
      if (row.isNumber && !rows[1]) unit = row.spec.unit;
      draw();
    },
  };
}

export const fields = { series: seriesField };

export const sheet = sheetOf(`
.days { flex-basis: 100%; overflow-x: auto; }
.picture { direction: ltr; margin-inline-start: 7.3rem; }
.picture svg { display: block; inline-size: 100%; block-size: 5rem; overflow: visible; }
.picture path { vector-effect: non-scaling-stroke; }
.series { display: grid; direction: ltr; gap: .3rem; align-items: center; margin-block: .6rem;
  grid-template-columns: 7rem repeat(var(--steps), minmax(2.6rem, 1fr)); }
.series :is(tr, tbody) { display: contents; }
.series :is(td, th) { padding: 0; font-weight: 400; text-align: center; line-height: 1.2; font-size: .9em; }
.series th[scope=col] { color: var(--soft); font-size: .76em; }
.series th[scope=row] { font-weight: 550; text-align: start; }
.series :is(input, select) { margin: 0; padding: .2rem; text-align: center; text-align-last: center;
  appearance: none; -moz-appearance: textfield; }
.series ::-webkit-inner-spin-button { display: none; }
.card:has(.series) { display: flex; flex-direction: column; }
.card:has(.series) .ask { display: contents; }
.card:has(.series) :is(.title, form) { padding: 1.3rem 1.5rem; margin: 0; }
.card:has(.series) .result { order: 1; padding-block-end: 1.5rem; }
.card:has(.series) :is(form, .foot, .embed) { order: 2; }
.card:has(.series) form { display: block; flex: 1; }
@container (min-width: 40rem) {
  .card:has(.series) :is(.result:not(:has(> .ranking:first-child)), .ranking:first-child) {
    grid-template-columns: 1fr 2fr; column-gap: 2rem; }
  .card:has(.series) .ranking:first-child { display: grid; }
  .card:has(.series) .ranking:first-child .bars { grid-area: 1 / 2 / 3 / 3; }
  .card:has(.series) .result > :last-child { grid-column: 1 / -1; }
}
@container (max-width: 40rem) {
  .card:has(.series) :is(.title, form) { padding-inline: 1.2rem; }
  .picture { margin: 0; }
  .series { grid-auto-flow: column; grid-template: repeat(calc(var(--steps) + 1), auto) /
    3.7rem repeat(var(--rows), minmax(0, 1fr)); }
  .series :is(th, td) { font-size: .8em; hyphens: auto; overflow-wrap: anywhere; }
  .series th { font-size: .7em !important; font-weight: 400 !important; }
  .series :is(input, select) { min-block-size: 2.1rem; }
  .series th[scope=row] { text-align: center; align-self: end; }
}
`);
