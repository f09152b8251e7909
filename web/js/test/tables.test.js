import assert from "node:assert/strict";
import { test } from "node:test";
import "./elements.js";
import { rankingResult } from "../widget/tables.js";

const MANY = Array.from({ length: 1000 }, (_, k) => k / 1000);
const signature = { type: "float32", dims: [1, MANY.length] };

function shown(top) {
  const { element, show } = rankingResult({ label: "Best", top, signature }, true);
  show({ data: Float32Array.from(MANY), dims: [1, MANY.length] });
  return element.all(({ tag }) => tag === "li").length;
}

test("a ranking shows as many as its author says, and never all of very many", () => {
  assert.equal(shown(5), 5);
  assert.equal(shown(undefined), 8);
  assert.equal(shown(1e9), 100);
});

test("a ranking shows eight where its author says what is no number of rows", () => {
  assert.equal(shown(-3), 8);
  assert.equal(shown(null), 8);
  assert.equal(shown("many"), 8);
  assert.equal(shown(0.5), 1);
});
