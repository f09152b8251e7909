/** Where the lines of a picture lie; no element is made here. */

/** Where an arrow key leads, rows down and columns right. */
export const ARROWS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** The tops that the axis of a probability may have: few, so that it rests while one moves a slider. */
const TOPS = [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1];

/** The least top above all values. */
export function topOf(values) {
  const most = Math.max(0, ...values.filter(Number.isFinite));
  return TOPS.find((top) => most <= top) ?? 1;
}

/** Bounds of any numbers, with air above and below. @returns {[number, number]} */
export function boundsOf(values) {
  const finite = values.filter(Number.isFinite);
  const least = Math.min(...finite);
  const most = Math.max(...finite);
  if (finite.length === 0) return [0, 1];
  const air = (most - least) / 20 || Math.abs(most) / 20 || 1;
  return [least - air, most + air];
}

/** Round numbers from bound to bound, about `count` of them. */
export function ticks(from, to, count) {
  const step = roundStep((to - from) / count);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

function roundStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((digit) => digit * power >= rough * 0.999) ?? 10);
}

/** A linear scale. */
export function scale([from, to], [start, end]) {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** The data of an SVG path through points; where a value is no number, the line breaks. */
export function path(points) {
  let data = "";
  let drawing = false;
  for (const [x, y] of points) {
    const ok = Number.isFinite(x) && Number.isFinite(y);
    if (ok) data += `${drawing ? "L" : "M"}${round(x)} ${round(y)}`;
    drawing = ok;
  }
  return data;
}

/** Evenly spaced values of a range, at most `most`; whole steps from its least where it has steps. */
export function sweep({ min, max, step }, most) {
  const steps = step ? Math.floor((max - min) / step + 1e-9) : most - 1;
  const stride = Math.max(1, Math.ceil(steps / (most - 1)));
  const width = stride * (step || (max - min) / steps);
  return Array.from({ length: Math.floor(steps / stride) + 1 }, (_, i) => min + i * width);
}

const round = (value) => Math.round(value * 10) / 10;
