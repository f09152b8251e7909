/** Runs two of a model again and again: one by itself, and one by the engine, since a timeout is given. */
import { Model } from "/teacup.js";

const rows = (list, dims) => ({ data: BigInt64Array.from(list, BigInt), dims });

/** What is asked in turn: two sizes, two kinds of feeds, an index that is refused, a size that is new. */
const ASKED = [
  rows([0, 1], [1, 2]),
  rows([1, 2], [1, 2]),
  rows([2, 0, 1, 1], [2, 2]),
  [[2, 2]],
  rows([0, 0, 1, 2], [2, 2]),
  rows([0, 7], [1, 2]),
  rows([2, 1], [1, 2]),
  rows([2, -1], [1, 2]),
  rows(Array(60_000).fill(1), [30_000, 2]),
  rows([1, 0], [1, 2]),
  rows([0, 2], [1, 2]),
];

export async function repeated(bytes) {
  const [straight, byEngine] = await Promise.all([Model.load(bytes), Model.load(bytes)]);
  const lines = [];
  for (const ids of ASKED) {
    const [got, expected] = [await told(straight, ids), await told(byEngine, ids, { timeout: 60_000 })];
    lines.push(got === expected ? got : `${got} instead of ${expected}`);
  }
  return new TextEncoder().encode(lines.join("\n"));
}

/** The first elements of the result, or the first line of the refusal. */
async function told(model, ids, options) {
  try {
    const { y } = await model.run({ ids }, options);
    return `[${y.dims}] ${Array.from(y.data.slice(0, 4))}`;
  } catch (error) {
    return error.message.split("\n")[0];
  }
}
