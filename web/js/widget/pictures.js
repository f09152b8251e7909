/** The pictures of a result: a curve over a range with the reader's own point, a bar for each choice. */
import { h, s, setShare } from "./dom.js";
import { path, scale as linear, ticks } from "./geometry.js";

/** Draws in the size that the picture has on the page, so that its texts keep the page's size. */
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

function area(values, answers, x, y, [floor]) {
  if (!answers.every(Number.isFinite)) return "";
  const line = path(values.map((value, i) => [x(value), y(answers[i])]));
  return `${line}L${x(values[values.length - 1])} ${y(floor)}L${x(values[0])} ${y(floor)}Z`;
}

/** The name of the line stands at the end where the reader is not. */
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

/** The reader's own point; where the value is not reported there is a level and no point. */
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

const MOST = 8;

/** The rows to show: all in their order when they are few, else the highest and the reader's own. */
export function chosenRows(rows, own) {
  if (rows.length <= MOST) return rows;
  const sorted = [...rows].sort((a, b) => b.answer - a.answer);
  const first = sorted.slice(0, MOST);
  const mine = sorted.find(({ value }) => value === own);
  return !mine || first.includes(mine) ? first : [...first.slice(0, MOST - 1), mine];
}

export function drawBars(list, rows, own, { bounds: [least, most], words, wordsOf }, pick) {
  const focused = list.contains(list.getRootNode().activeElement);
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
