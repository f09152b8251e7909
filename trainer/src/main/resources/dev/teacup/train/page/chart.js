import { html, svg } from "./dom.js";
import { along, axisOver, ticksOf, written } from "./scales.js";
import { smoothed } from "./smoothing.js";

const WIDTH = 520;
const HEIGHT = 300;
const LEFT = 58;
const RIGHT = WIDTH - 14;
const TOP = 12;
const BOTTOM = HEIGHT - 44;
/** A longer table is thinned: nobody reads thousands of rows. */
const MOST_ROWS = 200;

/**
 * One chart of several runs: lines, a slider that reads them off, and a table.
 * @typedef {{name: string, x: number[], y: number[]}} Run
 */
export class Chart {
  #curves;
  #kinds;
  #at;
  #lines = svg("g");
  #cursor = svg("g", { class: "cursor" });
  #said = html("p", { class: "read" });
  #slider;
  #table = html("div", { class: "scroll", tabindex: 0 });
  #plot = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  #shown = [];
  #axes = {};

  /**
   * @param {{name: string, along: string, powers: boolean, runs: Run[]}} curves
   * @param {Map<string, number>} kinds the look of each run, by its name
   */
  constructor(curves, kinds) {
    this.#curves = curves;
    this.#kinds = kinds;
    this.#at = [...new Set(curves.runs.flatMap(({ x }) => x))].sort((a, b) => a - b);
    this.#slider = html("input", {
      type: "range",
      min: 0,
      max: this.#at.length - 1,
      value: this.#at.length - 1,
      "aria-label": `${curves.name}: ${curves.along}`,
      oninput: () => this.#read(),
    });
    this.#plot.append(this.#lines, this.#cursor);
    this.#plot.addEventListener("pointermove", (event) => this.#follow(event));
    this.#plot.addEventListener("pointerdown", (event) => this.#follow(event));
    this.element = html(
      "figure",
      { class: "chart" },
      html("figcaption", {}, curves.name),
      this.#plot,
      this.#slider,
      this.#said,
      html(
        "details",
        { ontoggle: () => this.#tabulate() },
        html("summary", {}, "As a table"),
        this.#table,
      ),
    );
  }

  /**
   * Draws the runs anew.
   * @param {{weight: number, powers: boolean, hidden: Set<string>}} wish smoothing, axis, runs left out
   */
  draw({ weight, powers, hidden }) {
    const { runs, name, along: what } = this.#curves;
    this.#shown = runs
      .filter((run) => !hidden.has(run.name))
      .map((run) => ({ ...run, raw: run.y, y: smoothed(run.y, weight) }));
    this.#axes = {
      x: axisOver(this.#at, this.#curves.powers),
      y: axisOver(
        this.#shown.flatMap(({ raw }) => raw),
        powers,
      ),
    };
    this.#lines.replaceChildren(
      ...this.#frame(),
      ...this.#shown.flatMap((run) => this.#line(run, weight > 0)),
    );
    const ends = this.#shown.map((run) => `${run.name} ends at ${written(run.raw.at(-1))}`);
    this.#plot.setAttribute("aria-label", `${name} over ${what}: ${ends.join(", ")}`);
    this.#read();
    this.#tabulate();
  }

  #x = (value) => LEFT + along(this.#axes.x, value) * (RIGHT - LEFT);
  #y = (value) => BOTTOM - along(this.#axes.y, value) * (BOTTOM - TOP);

  #frame() {
    const across = ticksOf(this.#axes.x, 6).flatMap((tick) => [
      svg("line", { class: "grid", x1: this.#x(tick), x2: this.#x(tick), y1: TOP, y2: BOTTOM }),
      svg("text", { x: this.#x(tick), y: BOTTOM + 18, "text-anchor": "middle" }, written(tick)),
    ]);
    const up = ticksOf(this.#axes.y, 5).flatMap((tick) => [
      svg("line", { class: "grid", x1: LEFT, x2: RIGHT, y1: this.#y(tick), y2: this.#y(tick) }),
      svg("text", { x: LEFT - 8, y: this.#y(tick) + 4, "text-anchor": "end" }, written(tick)),
    ]);
    const what = svg(
      "text",
      { x: (LEFT + RIGHT) / 2, y: HEIGHT - 6, "text-anchor": "middle" },
      this.#curves.along,
    );
    return [...across, ...up, what];
  }

  /** A run's line; where it is smoothed, the numbers themselves stay behind it, pale. */
  #line(run, isSmoothed) {
    const kind = this.#kinds.get(run.name);
    const line = (y, style) =>
      svg("path", { class: `line k${kind} ${style}`, d: this.#path(run.x, y) });
    return isSmoothed ? [line(run.raw, "pale"), line(run.y, "")] : [line(run.raw, "")];
  }

  #path(xs, ys) {
    let data = "";
    let isDrawing = false;
    xs.forEach((value, i) => {
      const [x, y] = [this.#x(value), this.#y(ys[i])];
      const isThere = Number.isFinite(x) && Number.isFinite(y);
      if (isThere) data += `${isDrawing ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
      isDrawing = isThere;
    });
    return data;
  }

  /** Tells each run's number where the slider stands, or the last one before. */
  #read() {
    const at = this.#at[this.#slider.value];
    const read = this.#shown
      .map(({ name, x, y }) => {
        const last = x.findLastIndex((value, i) => value <= at && Number.isFinite(y[i]));
        return { name, x: x[last], y: y[last] };
      })
      .filter(({ y }) => y !== undefined);
    const dots = read.map(({ name, x, y }) =>
      svg("circle", {
        class: `dot k${this.#kinds.get(name)}`,
        cx: this.#x(x),
        cy: this.#y(y),
        r: 4,
      }),
    );
    this.#cursor.replaceChildren(
      svg("line", { x1: this.#x(at), x2: this.#x(at), y1: TOP, y2: BOTTOM }),
      ...dots,
    );
    const place = `${this.#curves.along} ${written(at)}`;
    const told = read
      .map(({ name, x, y }) => `${name} ${written(y)}${x === at ? "" : ` (at ${written(x)})`}`)
      .join(", ");
    this.#slider.setAttribute("aria-valuetext", `${place}: ${told}`);
    this.#said.replaceChildren(`${place}: `, html("strong", {}, told || "–"));
  }

  /** Puts the slider where the pointer is. */
  #follow(event) {
    const { left, width } = this.#plot.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * WIDTH;
    let nearest = 0;
    this.#at.forEach((at, i) => {
      if (Math.abs(this.#x(at) - x) < Math.abs(this.#x(this.#at[nearest]) - x)) nearest = i;
    });
    this.#slider.value = nearest;
    this.#read();
  }

  #tabulate() {
    if (!this.#table.parentElement.open) return;
    const stride = Math.ceil(this.#at.length / MOST_ROWS);
    const rows = this.#at
      .filter((_, i) => i % stride === 0 || i === this.#at.length - 1)
      .map((at) =>
        html(
          "tr",
          {},
          html("th", { scope: "row" }, written(at)),
          ...this.#shown.map((run) => html("td", {}, written(run.raw[run.x.indexOf(at)]))),
        ),
      );
    const head = [this.#curves.along, ...this.#shown.map(({ name }) => name)].map((name) =>
      html("th", { scope: "col" }, name),
    );
    const note = stride > 1 ? [html("caption", {}, `one row in ${stride}`)] : [];
    this.#table.replaceChildren(
      html(
        "table",
        {},
        ...note,
        html("thead", {}, html("tr", {}, ...head)),
        html("tbody", {}, ...rows),
      ),
    );
  }
}
