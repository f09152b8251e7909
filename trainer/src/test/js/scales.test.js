import assert from "node:assert/strict";
import { test } from "node:test";
import {
  along,
  axisOver,
  ticksOf,
  written,
} from "../../main/resources/dev/teacup/train/page/scales.js";

test("an axis holds all numbers, with air where they are counted evenly", () => {
  assert.deepEqual(axisOver([0, 10, NaN], false), { from: -0.4, to: 10.4, powers: false });
  assert.deepEqual(axisOver([5, 5], false), { from: 4.75, to: 5.25, powers: false });
  assert.deepEqual(axisOver([NaN], false), { from: 0, to: 1, powers: false });
});

test("an axis of powers leaves out what has no logarithm", () => {
  assert.deepEqual(axisOver([0, -3, 0.01, 100], true), { from: 0.01, to: 100, powers: true });
  assert.equal(along(axisOver([0.01, 100], true), 1), 0.5);
  assert.ok(Number.isNaN(along(axisOver([0.01, 100], true), -1)));
});

test("ticks are round numbers within the axis", () => {
  assert.deepEqual(ticksOf({ from: -0.4, to: 10.4, powers: false }, 5), [0, 5, 10]);
  assert.deepEqual(ticksOf({ from: 0.001, to: 1, powers: true }, 5), [0.001, 0.01, 0.1, 1]);
  assert.deepEqual(ticksOf({ from: 0.4, to: 4, powers: true }, 5), [0.5, 1, 2]);
  assert.deepEqual(
    ticksOf({ from: 1e-5, to: 1e5, powers: true }, 5),
    [1e-5, 1e-3, 0.1, 10, 1000, 1e5],
  );
});

test("numbers are written with four digits, small ones by their power", () => {
  assert.deepEqual([0.123456, 12, 0, 1e-5, -0.000123, 12345678, NaN].map(written), [
    "0.1235",
    "12",
    "0",
    "1e-5",
    "-1.23e-4",
    "1.23e7",
    "–",
  ]);
});
