/** The picture of a result over a range: a curve, the reader's own point, a line for the usual. */
import { s } from "./dom.js";
import { path, scale as linear, ticks } from "./geometry.js";

/**
 * @typedef {{values: number[], answers: number[], own: number, answer: number, bounds: [number, number]}}
 *   Picture
 */

/**
 * Draws in the size that the picture has on the page, so that its texts keep the page's size.
 * @param {SVGSVGElement} svg @param {Picture} picture @param {import("./kinds.js").Scale} scale
 * @param {(value: number) => string} wordsOf a value of the range
 * @returns {(x: number) => number} the value under a place in the picture
 */
export function drawCurve(svg, { values, answers, own, answer, bounds }, scale, wordsOf) {
  const em = parseFloat(getComputedStyle(svg).fontSize) || 12;
  const { clientWidth: width, clientHeight: height } = svg;
  const [least, most] = [values[0], values[values.length - 1]];
  const marks = ticks(bounds[0], bounds[1], 4);
  const widest = Math.max(...marks.map((mark) => scale.words(mark).length));
  const left = Math.round(em * (0.6 * widest + 0.8));
  const x = linear([least, most], [left, width - 0.8 * em]);
  const y = linear(bounds, [height - 1.9 * em, 0.9 * em]);

  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.replaceChildren(
    ...marks.flatMap((mark) => [
      s("path", { class: "grid", d: `M${left} ${y(mark)}H${x(most)}` }),
      s("text", { x: left - 0.5 * em, y: y(mark) + 0.33 * em, class: "end" }, scale.words(mark)),
    ]),
    s("text", { x: left, y: height - 0.4 * em }, wordsOf(least)),
    s("text", { x: x(most), y: height - 0.4 * em, class: "end" }, wordsOf(most)),
    ...usual(scale, { left, right: x(most), y, em, own: x(own) }),
    s("path", { class: "area", d: area(values, answers, x, y, bounds) }),
    s("path", { class: "curve", d: path(values.map((value, i) => [x(value), y(answers[i])])) }),
    ...here({ x: x(own), y: y(answer), left, right: x(most), em, words: scale.words(answer) }),
  );
  return (at) => least + ((at - left) / (x(most) - left)) * (most - least);
}

/**
 * @param {number[]} values
 * @param {number[]} answers
 * @param {(v: number) => number} x
 * @param {(v: number) => number} y
 * @param {[number, number]} bounds
 */
function area(values, answers, x, y, [floor]) {
  if (!answers.every(Number.isFinite)) return "";
  const line = path(values.map((value, i) => [x(value), y(answers[i])]));
  return `${line}L${x(values[values.length - 1])} ${y(floor)}L${x(values[0])} ${y(floor)}Z`;
}

/**
 * The name of the line stands at the end where the reader is not.
 * @param {import("./kinds.js").Scale} scale
 * @param {any} place
 */
function usual({ usual: value, usualLabel }, { left, right, y, em, own }) {
  if (value === undefined) return [];
  const atEnd = !(own > (left + right) / 2);
  return [
    s("path", { class: "usual-line", d: `M${left} ${y(value)}H${right}` }),
    s(
      "text",
      {
        class: `usual-name${atEnd ? " end" : ""}`,
        x: atEnd ? right : left + 0.3 * em,
        y: y(value) - 0.4 * em,
      },
      usualLabel ?? "",
    ),
  ];
}

/**
 * The reader's own point; where the value is not reported there is a level and no point.
 * @param {any} place
 */
function here({ x, y, left, right, em, words }) {
  if (!Number.isFinite(y)) return [];
  if (!Number.isFinite(x)) {
    return [
      s("path", { class: "absent-line", d: `M${left} ${y}H${right}` }),
      s("text", { class: "here end", x: right, y: y - 0.45 * em }, `not reported: ${words}`),
    ];
  }
  const toLeft = x > left + 8 * em;
  const below = y < 2.4 * em;
  return [
    s("circle", { class: "own", cx: x, cy: y, r: 0.42 * em }),
    s(
      "text",
      {
        class: `here${toLeft ? " end" : ""}`,
        x: x + (toLeft ? -0.75 : 0.75) * em,
        y: below ? y + 1.5 * em : y - 0.6 * em,
      },
      "you are here",
    ),
  ];
}
