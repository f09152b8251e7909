import assert from "node:assert/strict";
import { test } from "node:test";
import { coloured } from "../../main/resources/dev/teacup/train/page/colouring.js";

test("the commonest values come first, and rare ones are others", () => {
  const { kinds, legend } = coloured(["b", "a", "b", "", "d", "e", "f", "g", "a", "b"]);
  assert.deepEqual(kinds, [0, 1, 0, 2, 3, 4, 5, 5, 1, 0]);
  assert.deepEqual(
    legend.map(({ words, count }) => `${words} ${count}`),
    ["b 3", "a 2", "(none) 1", "d 1", "e 1", "others 2"],
  );
});

test("of many numbers, each fifth of the rows is of a kind", () => {
  const { kinds, legend } = coloured(Array.from({ length: 10 }, (_, i) => String(10 * i)));
  assert.deepEqual(kinds, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  assert.deepEqual(
    legend.map(({ words }) => words),
    ["to 10", "over 10, to 30", "over 30, to 50", "over 50, to 70", "over 70, to 90"],
  );
});

test("a few numbers are values as any other", () => {
  assert.deepEqual(
    coloured(["1", "2", "1"]).legend.map(({ words }) => words),
    ["1", "2"],
  );
});
