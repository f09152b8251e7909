import assert from "node:assert/strict";
import { test } from "node:test";
import { smoothed } from "../../main/resources/dev/teacup/train/page/smoothing.js";

test("without a weight the numbers stay as they are", () => {
  assert.deepEqual(smoothed([3, NaN, 1], 0), [3, NaN, 1]);
});

test("the first number is not drawn towards 0", () => {
  assert.deepEqual(
    smoothed([4, 4, 4], 0.9).map((value) => Number(value.toFixed(12))),
    [4, 4, 4],
  );
});

test("each number weighs as much as the weight says", () => {
  // (0.5 * 1 + 1 * 4) / (0.5 + 1)
  assert.deepEqual(smoothed([1, 4], 0.5), [1, 3]);
});

test("a gap stays a gap, and what comes after it goes on from before", () => {
  assert.deepEqual(smoothed([1, NaN, 4], 0.5), [1, NaN, 3]);
});
