import assert from "node:assert/strict";
import { test } from "node:test";
import { floatsOf, Space } from "../../main/resources/dev/teacup/train/page/space.js";

const VECTORS = Float32Array.of(1, 0, 3, 0.5, 0, 1, -1, 0, 0, 0);
const space = new Space(VECTORS, 2, ["east", "far East", "north", "west", "Été"]);

test("reads numbers as Java wrote them", () => {
  assert.deepEqual([...floatsOf("AACAPwAAAMA=")], [1, -2]);
});

test("by the angle, the same direction is nearest however far it is", () => {
  assert.deepEqual(
    space.nearest(0, 2, true).map(({ row }) => row),
    [1, 2],
  );
  assert.equal(space.distance(0, 3, true), 2);
  assert.equal(space.distance(0, 2, true), 1);
});

test("a point without direction is beside all others", () => {
  assert.equal(space.distance(4, 0, true), 1);
});

test("by the straight line, what is close is nearest", () => {
  assert.deepEqual(
    space.nearest(0, 9, false).map(({ row }) => row),
    [4, 2, 3, 1],
  );
  assert.equal(space.distance(0, 2, false), Math.SQRT2);
});

test("finds words in any case and without accents, the same word first", () => {
  assert.deepEqual(space.matching("EAST"), [0, 1]);
  assert.deepEqual(space.matching("ete"), [4]);
  assert.deepEqual(space.matching(" "), []);
  assert.deepEqual(space.matching("nowhere"), []);
});

test("where the angle counts, all are compared at length 1", () => {
  assert.deepEqual([...space.compared(true)].slice(4), [0, 1, -1, 0, 0, 0]);
  assert.equal(space.compared(false), VECTORS);
});
