/** How errors show what comes from outside: quoted, on one line, cut to a length that can be read. */

const NAME_CHARACTERS = 80;
const VALUE_CHARACTERS = 60;

/** A name in quotes, its control characters escaped. @param {string} name */
export function quoted(name) {
  return `'${cut(visible(name), NAME_CHARACTERS)}'`;
}

/** A value as one would write it in JavaScript. @param {unknown} value @returns {string} */
export function shown(value) {
  return cut(visible(written(value, 0)), VALUE_CHARACTERS);
}

/** A shape as errors write it, `[batch, 1]`; what is not known is `?`. @param {Dim[] | null} dims */
export function shape(dims) {
  return dims === null ? "any shape" : `[${dims.map((dim) => dim ?? "?").join(", ")}]`;
}

/**
 * The name that was probably meant, as `did you mean 'x'?`, or "".
 * @param {string} name
 * @param {string[]} known
 */
export function didYouMean(name, known) {
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  let best = "";
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [least, best] = [distance, candidate];
  }
  return best && `did you mean ${quoted(best)}?`;
}

/** @param {unknown} value @param {number} depth @returns {string} */
function written(value, depth) {
  if (typeof value === "string") return JSON.stringify(value.slice(0, NAME_CHARACTERS));
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) {
    return depth > 8
      ? "[…]"
      : `[${value
          .slice(0, 8)
          .map((item) => written(item, depth + 1))
          .join(", ")}` + `${value.length > 8 ? ", …" : ""}]`;
  }
  if (typeof value === "object" && value) return `a ${value.constructor?.name ?? "object"}`;
  return String(value);
}

/** @param {string} text */
function visible(text) {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** @param {string} text @param {number} most */
function cut(text, most) {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn a into b.
 * @param {string} a
 * @param {string} b
 */
function editDistance(a, b) {
  /** @type {number[][]} */
  const distance = [];
  for (let i = 0; i <= a.length; i++) {
    distance.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      distance[i][j] =
        i === 0 ? j : Math.min(distance[i - 1][j - 1] + same, distance[i - 1][j] + 1, distance[i][j - 1] + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
    }
  }
  return distance[a.length][b.length];
}

/** @typedef {import("./types.js").Dim} Dim */
