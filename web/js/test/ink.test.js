import assert from "node:assert/strict";
import { test } from "node:test";
import { inkOf, smooth, strokesIn } from "../widget/ink.js";

const rows = (ink, width) =>
  Array.from({ length: ink.length / width }, (_, row) =>
    Array.from(ink.slice(row * width, (row + 1) * width), (value) => Math.round(100 * value) / 100),
  );

test("a straight line covers the pixels under it, and its edge by half", () => {
  const ink = inkOf(
    [
      [
        [0, 0.5],
        [1, 0.5],
      ],
    ],
    4,
    4,
    0.5,
  );
  assert.deepEqual(rows(ink, 4), [
    [0, 0, 0, 0],
    [1, 1, 1, 1],
    [1, 1, 1, 1],
    [0, 0, 0, 0],
  ]);
  const thin = inkOf(
    [
      [
        [0, 0.375],
        [1, 0.375],
      ],
    ],
    4,
    4,
    0.375,
  );
  assert.deepEqual(rows(thin, 4)[0], [0.25, 0.25, 0.25, 0.25]);
});

test("a stroke of one point is a dot, and nothing is nothing", () => {
  assert.deepEqual(rows(inkOf([[[0.5, 0.5]]], 3, 3, 0.34), 3)[1], [0.01, 1, 0.01]);
  assert.ok(inkOf([], 5, 7, 0.1).every((value) => value === 0));
});

test("lines that cross make no more than ink", () => {
  const cross = [
    [
      [0, 0],
      [1, 1],
    ],
    [
      [0, 1],
      [1, 0],
    ],
  ];
  assert.equal(Math.max(...inkOf(cross, 96, 96, 0.05)), 1);
});

test("ink outside the sheet is cut off", () => {
  const ink = inkOf(
    [
      [
        [-3, 0.5],
        [4, 0.5],
      ],
    ],
    8,
    8,
    0.25,
  );
  assert.ok(ink.slice(24, 40).every((value) => value === 1));
});

test("a corner that was meant stays near, one of a sampled hand is cut", () => {
  const corner = [
    [0, 0],
    [0.5, 0],
    [0.5, 0.5],
  ];
  for (const [x, y] of smooth(corner, 0.02).slice(1, -1)) {
    assert.ok(Math.hypot(x - 0.5, y) < 0.05, `${x} ${y}`);
  }
  assert.deepEqual(smooth(corner, 0.02)[0], [0, 0]);
  assert.deepEqual(smooth(corner, 0.02).at(-1), [0.5, 0.5]);
  assert.equal(smooth([[0, 0]], 0.02).length, 1);
});

test("takes what is a stroke of what a caller gives", () => {
  assert.deepEqual(strokesIn(undefined), []);
  assert.deepEqual(strokesIn([[[0, 1], [NaN, 1], "x", [1]], [], 5]), [[[0, 1]]]);
});
