import { html, labelled, svg } from "./dom.js";
import { quantile } from "./quantiles.js";
import { along, axisOver, ticksOf, written } from "./scales.js";

const BREADTH = 720;
const LEFTMOST = 20;
const RIGHTMOST = BREADTH - 60;
const RIDGE = 90;
const APART = 16;

/**
 * How the numbers of one tensor lay at each step: hills behind each other, the first step farthest away.
 * @typedef {{step: number, low: number, high: number, counts: number[]}} Spread
 */
export class Spreads {
  #all;
  #which;
  #plot = svg("svg", { role: "img" });
  #slider = html("input", {
    type: "range",
    min: 0,
    "aria-label": "step",
    oninput: () => this.#read(),
  });
  #said = html("p", { class: "read" });
  #table = html("div", { class: "scroll", tabindex: 0 });

  /** @param {{name: string, run: string, spreads: Spread[]}[]} all at least one */
  constructor(all) {
    this.#all = all;
    this.#which = html(
      "select",
      { onchange: () => this.#draw() },
      ...all.map(({ name }, i) => html("option", { value: i }, name)),
    );
    this.element = html(
      "div",
      {},
      html(
        "div",
        { class: "controls" },
        labelled("Numbers", this.#which),
        `of the run ${all[0].run}`,
      ),
      html(
        "figure",
        { class: "chart" },
        this.#plot,
        this.#slider,
        this.#said,
        html("details", {}, html("summary", {}, "As a table"), this.#table),
      ),
    );
    this.#draw();
  }

  get #spreads() {
    return this.#all[this.#which.value].spreads;
  }

  #draw() {
    const spreads = this.#spreads;
    this.#slider.max = spreads.length - 1;
    this.#slider.value = spreads.length - 1;
    const axis = axisOver(
      spreads.flatMap(({ low, high }) => [low, high]),
      false,
    );
    const x = (value) => LEFTMOST + along(axis, value) * (RIGHTMOST - LEFTMOST);
    const height = RIDGE + APART * spreads.length + 30;
    const peak = Math.max(...spreads.map(steepest));
    this.#plot.setAttribute("viewBox", `0 0 ${BREADTH} ${height}`);
    this.#plot.setAttribute("aria-label", `Histograms of ${this.#all[this.#which.value].name}`);
    const ticks = ticksOf(axis, 6).flatMap((tick) => [
      svg("line", { class: "grid", x1: x(tick), x2: x(tick), y1: 0, y2: height - 26 }),
      svg("text", { x: x(tick), y: height - 8, "text-anchor": "middle" }, written(tick)),
    ]);
    const hills = spreads.map((spread, i) => {
      const base = RIDGE + APART * (i + 1);
      return svg(
        "g",
        { class: "hill" },
        svg("path", { d: hill(spread, x, base, RIDGE / peak) }),
        svg("text", { x: RIGHTMOST + 8, y: base }, String(spread.step)),
      );
    });
    this.#plot.replaceChildren(...ticks, ...hills);
    this.#tabulate();
    this.#read();
  }

  /** Tells how the numbers lay at the step where the slider stands. */
  #read() {
    const at = Number(this.#slider.value);
    const spread = this.#spreads[at];
    this.#plot
      .querySelectorAll(".hill")
      .forEach((hill, i) => hill.classList.toggle("chosen", i === at));
    const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => written(quantile(spread, share)));
    const told =
      `from ${written(spread.low)} to ${written(spread.high)}; ` +
      `half of them between ${low} and ${high}, the middle ${middle}`;
    this.#slider.setAttribute("aria-valuetext", `step ${spread.step}: ${told}`);
    this.#said.replaceChildren(`step ${spread.step}: `, html("strong", {}, told));
  }

  #tabulate() {
    const shares = [0, 0.25, 0.5, 0.75, 1];
    const head = ["step", "least", "a quarter below", "half below", "three quarters below", "most"];
    this.#table.replaceChildren(
      html(
        "table",
        {},
        html(
          "thead",
          {},
          html("tr", {}, ...head.map((name) => html("th", { scope: "col" }, name))),
        ),
        html(
          "tbody",
          {},
          ...this.#spreads.map((spread) =>
            html(
              "tr",
              {},
              html("th", { scope: "row" }, String(spread.step)),
              ...shares.map((share) => html("td", {}, written(quantile(spread, share)))),
            ),
          ),
        ),
      ),
    );
  }
}

/** The share of the numbers in the fullest bucket, by its width. */
function steepest({ low, high, counts }) {
  const sum = counts.reduce((a, b) => a + b, 0) || 1;
  return (Math.max(...counts) * counts.length) / (sum * (high - low || 1));
}

function hill({ low, high, counts }, x, base, scale) {
  const sum = counts.reduce((a, b) => a + b, 0) || 1;
  const width = (high - low) / counts.length;
  const tops = counts.map((count, bucket) => {
    const top = base - (count / (sum * (width || 1))) * scale;
    return `L${x(low + (bucket + 0.5) * width).toFixed(1)} ${top.toFixed(1)}`;
  });
  return `M${x(low).toFixed(1)} ${base}${tops.join("")}L${x(high).toFixed(1)} ${base}Z`;
}
