import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenRows } from "../widget/pictures.js";
import { boundsOf, path, scale, sweep, ticks, topOf } from "../widget/geometry.js";

test("takes the least top that holds all values", () => {
  assert.deepEqual([[0.01], [0.106, 0.3], [0.81], [NaN, 0.05]].map(topOf), [0.02, 0.4, 1, 0.05]);
});

test("gives bounds of any numbers air, also of equal ones", () => {
  assert.deepEqual(boundsOf([0, 20]), [-1, 21]);
  assert.deepEqual(boundsOf([40, 40]), [38, 42]);
  assert.deepEqual(boundsOf([0, 0]), [-1, 1]);
  assert.deepEqual(boundsOf([NaN]), [0, 1]);
});

test("marks round numbers within the bounds", () => {
  assert.deepEqual(ticks(0, 0.6, 4), [0, 0.2, 0.4, 0.6]);
  assert.deepEqual(ticks(0, 1, 4), [0, 0.5, 1]);
  assert.deepEqual(ticks(-1.3, 21, 4), [0, 10, 20]);
});

test("scales linearly, also downwards", () => {
  assert.equal(scale([0, 10], [100, 0])(2.5), 75);
});

test("breaks a line where a value is missing", () => {
  assert.equal(
    path([
      [0, 1],
      [1, 2],
      [2, NaN],
      [3, 4],
    ]),
    "M0 1L1 2M3 4",
  );
});

test("sweeps a range from end to end", () => {
  assert.deepEqual(sweep({ min: 0, max: 350 }, 3), [0, 175, 350]);
  assert.deepEqual(sweep({ min: 1, max: 4, step: 1 }, 71), [1, 2, 3, 4]);
  assert.deepEqual(sweep({ min: 0, max: 10, step: 4 }, 71), [0, 4, 8]);
  assert.deepEqual(sweep({ min: 5, max: 6, step: 4 }, 71), [5]);
  const many = sweep({ min: 0, max: 100, step: 1 }, 71);
  assert.ok(many.length <= 71 && many.every(Number.isInteger) && many.at(-1) === 100, String(many));
});

test("shows few choices in their order, and of many the highest with the reader's own", () => {
  const few = [
    { value: "a", answer: 0.1 },
    { value: "b", answer: 0.3 },
  ];
  assert.deepEqual(chosenRows(few, "a"), few);
  const many = Array.from({ length: 20 }, (_, i) => ({ value: i, answer: i / 20 }));
  assert.deepEqual(
    chosenRows(many, 3).map(({ value }) => value),
    [19, 18, 17, 16, 15, 14, 13, 3],
  );
  assert.deepEqual(
    chosenRows(many, 19).map(({ value }) => value),
    [19, 18, 17, 16, 15, 14, 13, 12],
  );
});
