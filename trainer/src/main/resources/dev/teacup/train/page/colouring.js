/** How rows are told apart by what is known of them. */

/** So many values have a colour and a form of their own; all others share the last. */
const VALUES = 5;

/**
 * The kind of each row by one of its columns: its commonest values first, or, where all are numbers and there
 * are many of them, fifths of the rows.
 * @param {string[]} values
 * @returns {{kinds: number[], legend: {kind: number, words: string, count: number}[]}}
 */
export function coloured(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const numbers = values.map(Number);
  const isNumeric =
    counts.size > VALUES && values.every((value, i) => value !== "" && Number.isFinite(numbers[i]));
  return isNumeric ? byFifths(numbers) : byValue(values, counts);
}

function byValue(values, counts) {
  const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, VALUES);
  const kindOf = new Map(common.map(([value], kind) => [value, kind]));
  const kinds = values.map((value) => kindOf.get(value) ?? VALUES);
  const legend = common.map(([value, count], kind) => ({ kind, words: value || "(none)", count }));
  const others = kinds.filter((kind) => kind === VALUES).length;
  if (others > 0) legend.push({ kind: VALUES, words: "others", count: others });
  return { kinds, legend };
}

function byFifths(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const tops = Array.from(
    { length: VALUES },
    (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / VALUES) - 1],
  );
  const kinds = numbers.map((number) => tops.findIndex((top) => number <= top));
  const legend = tops
    .map((top, kind) => ({
      kind,
      words: kind === 0 ? `to ${top}` : `over ${tops[kind - 1]}, to ${top}`,
      count: kinds.filter((other) => other === kind).length,
    }))
    .filter(({ count }) => count > 0);
  return { kinds, legend };
}
