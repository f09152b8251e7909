/** Numbers as one says them. */

const NO_BREAK = "\u00a0";
const TIMES = [
  "",
  "",
  "Twice",
  "Three times",
  "Four times",
  "Five times",
  "Six times",
  "Seven times",
  "Eight times",
  "Nine times",
  "Ten times",
  "Eleven times",
  "Twelve times",
];

/** A probability in percent: whole ones, below ten one decimal. */
export function percent(p) {
  if (Number.isNaN(p)) return "no number";
  if (p > 0 && p < 0.001) return `under 0.1${NO_BREAK}%`;
  if (p < 1 && p > 0.994) return `over 99${NO_BREAK}%`;
  return `${p < 0.0995 ? trimmed((100 * p).toFixed(1)) : Math.round(100 * p)}${NO_BREAK}%`;
}

/** A reference value, which keeps its decimal. */
export function exactPercent(p) {
  return `${trimmed((100 * p).toFixed(1))}${NO_BREAK}%`;
}

/** How a probability stands to the usual one, `Four times the average strike`. */
export function compared(p, usual, label) {
  const ratio = p / usual;
  if (!(ratio >= 0) || !Number.isFinite(ratio)) return "";
  if (ratio >= 1.75) return `${timesIn(ratio)} ${label}`;
  if (ratio >= 1.4) return `One and a half times ${label}`;
  if (ratio > 1.08) return `A little above ${label}`;
  if (ratio >= 0.92) return `About the same as ${label}`;
  if (ratio > 0.7) return `A little below ${label}`;
  return `${partIn(ratio)} of ${label}`;
}

function timesIn(ratio) {
  const whole = Math.round(ratio);
  if (whole >= TIMES.length) return `${whole} times`;
  if (Math.abs(ratio - whole) < 0.12) return TIMES[whole];
  if (whole - ratio > 0 && whole - ratio <= 0.3) return `Nearly ${TIMES[whole].toLowerCase()}`;
  return `More than ${TIMES[Math.floor(ratio)].toLowerCase()}`;
}

function partIn(ratio) {
  if (ratio > 0.58) return "About two thirds";
  if (ratio > 0.42) return "About half";
  if (ratio > 0.29) return "About a third";
  if (ratio > 0.22) return "About a quarter";
  if (ratio > 0.14) return "About a fifth";
  return ratio > 0.07 ? "About a tenth" : "A small part";
}

/** A number with its unit, `190 knots`. */
export function amount(value, unit = "", step) {
  const text = step ? trimmed(value.toFixed(decimalsOf(step))) : digits(value);
  return unit ? `${text}${NO_BREAK}${unit}` : text;
}

/** A number as short as four digits tell it; those before the point all stay. */
export function digits(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "no number" : value < 0 ? "−∞" : "∞";
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return minus(String(value));
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return minus(value.toExponential(2));
  return minus(String(size >= 1000 ? Math.round(value) : Number(value.toPrecision(4))));
}

/** Time as a reader wants it. A clock that ticks in whole milliseconds can say 0. */
export function duration(ms) {
  if (ms < 0.1) return `under ${ms === 0 ? 1 : 0.1}${NO_BREAK}ms`;
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)}${NO_BREAK}ms`;
}

export function kilobytes(bytes) {
  return bytes < 1e6
    ? `${Math.max(1, Math.round(bytes / 1000))}${NO_BREAK}KB`
    : `${(bytes / 1e6).toFixed(1)}${NO_BREAK}MB`;
}

const trimmed = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

const minus = (text) => text.replace("-", "−");

const decimalsOf = (step) => Math.min(6, String(step).split(".")[1]?.length ?? 0);
