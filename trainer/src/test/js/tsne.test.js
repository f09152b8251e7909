import assert from "node:assert/strict";
import { test } from "node:test";
import { attractions, sharesOf, Tsne } from "../../main/resources/dev/teacup/train/page/tsne.js";

const GROUPS = 3;
const EACH = 20;
const WIDTH = 5;

/** Three groups of points, far from each other, without a random number. */
function groups() {
  const vectors = new Float32Array(GROUPS * EACH * WIDTH);
  for (let row = 0; row < GROUPS * EACH; row++) {
    for (let i = 0; i < WIDTH; i++) vectors[row * WIDTH + i] = Math.sin(row * 12.9898 + i * 78.233);
    vectors[row * WIDTH + Math.floor(row / EACH)] += 20;
  }
  return vectors;
}

const start = () => groups().filter((_, at) => at % WIDTH < 2);

function finished() {
  const picture = new Tsne(groups(), WIDTH, start(), 5);
  while (picture.step());
  return picture;
}

test("shares have the entropy that was asked for", () => {
  const shares = sharesOf([0, 1, 4, 9, 16], Math.log(3));
  const entropy = -shares.reduce((sum, share) => sum + share * Math.log(share), 0);
  assert.ok(Math.abs(entropy - Math.log(3)) < 1e-4, `entropy ${entropy}`);
  assert.ok(shares.every((share, i) => i === 0 || share < shares[i - 1]));
});

test("points at one place share alike", () => {
  assert.deepEqual(sharesOf([0, 0, 0, 0], Math.log(2)), [0.25, 0.25, 0.25, 0.25]);
});

test("all attractions together are 1, each pair once", () => {
  const { first, second, weight } = attractions(groups(), WIDTH, 5);
  assert.ok(Math.abs(weight.reduce((a, b) => a + b) - 1) < 1e-9);
  assert.ok(first.every((row, i) => row < second[i]));
  assert.equal(new Set(first.map((row, i) => row * 1000 + second[i])).size, first.length);
});

test("groups stay together and apart from others", () => {
  const { places } = finished();
  for (let row = 0; row < GROUPS * EACH; row++) {
    const squares = Array.from({ length: GROUPS * EACH }, (_, other) => ({
      other,
      square:
        (places[2 * row] - places[2 * other]) ** 2 +
        (places[2 * row + 1] - places[2 * other + 1]) ** 2,
    })).sort((a, b) => a.square - b.square);
    const near = squares.slice(1, EACH).map(({ other }) => Math.floor(other / EACH));
    assert.ok(
      near.every((group) => group === Math.floor(row / EACH)),
      `row ${row}: ${near}`,
    );
  }
});

test("the same points give the same picture", () => {
  assert.deepEqual(finished().places, finished().places);
});

test("two points are enough", () => {
  const picture = new Tsne(Float32Array.of(0, 0, 1, 1), 2, Float32Array.of(-1, 0, 1, 0), 2);
  while (picture.step());
  assert.ok(picture.places.every(Number.isFinite), String(picture.places));
});
