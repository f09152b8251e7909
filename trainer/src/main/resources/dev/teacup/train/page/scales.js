/** Where numbers lie on an axis, and how they are written; nothing is drawn here. */

/**
 * An axis that holds all finite `values`.
 * @param {number[]} values
 * @param {boolean} powers whether equal steps are equal factors; numbers of 0 and less are left out then
 * @returns {{from: number, to: number, powers: boolean}}
 */
export function axisOver(values, powers) {
  let from = Infinity;
  let to = -Infinity;
  for (const value of values) {
    if (Number.isFinite(value) && (value > 0 || !powers)) {
      from = Math.min(from, value);
      to = Math.max(to, value);
    }
  }
  if (from > to) return { from: powers ? 0.1 : 0, to: 1, powers };
  if (from === to) return powers ? { from: from / 2, to: to * 2, powers } : widened(from, to, 1);
  return powers ? { from, to, powers } : widened(from, to, 0.04);
}

function widened(from, to, share) {
  const air = (to - from) * share || Math.abs(from) / 20 || 0.5;
  return { from: from - air, to: to + air, powers: false };
}

/** From 0 at the beginning of the axis to 1 at its end; NaN for what the axis cannot hold. */
export function along({ from, to, powers }, value) {
  return powers ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
}

/** Round numbers on the axis, about `count` of them; powers of ten and their doubles where they are few. */
export function ticksOf({ from, to, powers }, count) {
  return powers ? factors(from, to, count) : steps(from, to, count);
}

function steps(from, to, count) {
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((digit) => digit * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

function factors(from, to, count) {
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  const digits = last - first <= 1 ? [1, 2, 3, 5, 7] : last - first <= count / 2 ? [1, 2, 5] : [1];
  const stride = digits.length === 1 ? Math.max(1, Math.ceil((last - first) / count)) : 1;
  const ticks = [];
  for (let power = first; power <= last; power += stride) {
    for (const digit of digits) {
      const tick = Number(`${digit}e${power}`);
      if (tick >= from * 0.999 && tick <= to * 1.001) ticks.push(tick);
    }
  }
  return ticks;
}

/** A number with about four digits, as people write it. */
export function written(value) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7))
    return value.toExponential(2).replace(/\.?0*e\+?/, "e");
  return String(Number(value.toPrecision(4)));
}
