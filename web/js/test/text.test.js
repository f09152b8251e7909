import assert from "node:assert/strict";
import { test } from "node:test";
import { didYouMean, quoted, shape, shown } from "../text.js";

test("asks for the nearest name", () => {
  assert.equal(didYouMean("Sped", ["size", "speed"]), "did you mean 'speed'?");
  assert.equal(didYouMean("phsae", ["phase", "place"]), "did you mean 'phase'?");
  assert.equal(didYouMean("altitude", ["size", "speed"]), "");
});

test("shows control characters and cuts long names", () => {
  assert.equal(quoted("a\nb"), "'a\\u000ab'");
  assert.equal(quoted("x".repeat(100)).length, 83);
});

test("shows values as one would write them", () => {
  assert.equal(
    shown([
      [1, "a"],
      [2n, null],
    ]),
    '[[1, "a"], [2n, null]]',
  );
  assert.equal(shown(new Map()), "a Map");
  assert.equal(shown([1, 2, 3, 4, 5, 6, 7, 8, 9]), "[1, 2, 3, 4, 5, 6, 7, 8, …]");
});

test("shows what is unknown of a shape", () => {
  assert.equal(shape(["batch", null, 3]), "[batch, ?, 3]");
});
