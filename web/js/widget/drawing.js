/** A drawing: lines by mouse, finger, pen or keys on a sheet, which the model gets as ink. */
import { inkOf } from "./ink.js";
import { Surface } from "./surface.js";
import { h, sheetOf } from "./view.js";

const SIDE = 96;
const PEN = 0.05;
const MOST = 1024;

function drawingField(spec, changed) {
  const { name, label, signature } = spec;
  const [height, width] = sizesOf(spec);
  const pen = spec.pen > 0 && spec.pen < 1 ? spec.pen : PEN;
  const surface = new Surface({ ...spec, width, height, pen }, changed);
  const button = (text, act) => h("button", { type: "button", part: "control", onclick: act }, text);
  return {
    spec,
    element: h(
      "div",
      { class: "field drawing", part: "field" },
      h("div", { class: "name" }, h("span", { class: "label", part: "label" }, label)),
      surface.element,
      h(
        "div",
        { class: "name" },
        h(
          "span",
          { class: "note", id: `${name}-keys` },
          "Draw with mouse, finger or pen; or with the arrow keys, where Space sets and lifts the pen.",
        ),
        h(
          "span",
          { class: "tools" },
          button("Undo", () => surface.undo()),
          button("Clear", () => surface.clear()),
        ),
      ),
    ),
    get value() {
      return surface.strokes;
    },
    set value(given) {
      surface.set(given);
    },
    get words() {
      return `${surface.strokes.length} strokes`;
    },
    get invitation() {
      return surface.strokes.length ? "" : "Draw something, and the answer follows each line.";
    },
    feed: ([strokes]) => ({
      data: inkOf(strokes, width, height, pen),
      dims: [...signature.dims.slice(0, -2).map(() => 1), height, width],
    }),
  };
}

/** Height and width of what is fed: those of the graph's input, where it says them, then the author's. */
function sizesOf({ width = SIDE, height = SIDE, signature: { dims } }) {
  const isSide = (side) => Number.isInteger(side) && side > 0 && side <= MOST;
  const said = [height, width].map((side) => (isSide(side) ? side : SIDE));
  return dims.slice(-2).map((dim, k) => (typeof dim === "number" ? dim : said[k]));
}

export const fields = { drawing: drawingField };

export const sheet = sheetOf(`
.drawing { flex-basis: 100%; }
.label { font-weight: 550; }
.surface { max-inline-size: 26rem; margin-block: .3rem .6rem; background: var(--paper);
  border: 1px solid var(--edge); border-radius: 8px; overflow: clip; cursor: crosshair; touch-action: none;
  user-select: none; -webkit-user-select: none; }
.surface:focus-visible { border-radius: 8px; }
.surface svg { display: block; inline-size: 100%; block-size: 100%; overflow: hidden; pointer-events: none; }
.lines { fill: none; stroke: var(--ink); stroke-linecap: round; stroke-linejoin: round; }
.cursor { visibility: hidden; fill: none; stroke: var(--leaf); stroke-width: .012; }
.surface:focus-visible .cursor { visibility: visible; }
.cursor.down { fill: var(--leaf); fill-opacity: .6; }
.drawing .name + .surface + .name { align-items: start; flex-wrap: nowrap; max-inline-size: 26rem; }
.drawing .tools { flex-wrap: nowrap; margin: 0; }
@media (forced-colors: active) {
  .lines { stroke: CanvasText; }
  .cursor { stroke: Highlight; }
}
`);
