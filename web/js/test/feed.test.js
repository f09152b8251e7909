import assert from "node:assert/strict";
import { test } from "node:test";
import { feedOf } from "../feed.js";

const speed = { name: "speed", type: "float32", dims: ["batch", 1] };
const pair = { name: "pair", type: "int64", dims: [2] };

function fed(value, input) {
  const { dims, data } = feedOf(value, input);
  return { dims, bytes: data.slice().buffer };
}

function refusal(value, input) {
  try {
    feedOf(value, input);
  } catch (error) {
    assert.equal(error.name, "TeacupError");
    return error.message;
  }
  assert.fail("it was accepted");
}

test("takes nested arrays", () => {
  const { dims, bytes } = fed([[140], [NaN]], speed);
  assert.deepEqual(dims, [2, 1]);
  assert.deepEqual([...new Float32Array(bytes)], [140, NaN]);
});

test("takes a typed array whose shape follows from the model", () => {
  assert.deepEqual(fed(Float32Array.of(1, 2, 3), speed).dims, [3, 1]);
});

test("takes rows that are typed arrays", () => {
  const image = { name: "image", type: "float32", dims: ["rows", "columns"] };
  const { dims, bytes } = fed([Float32Array.of(1, 2), Float32Array.of(3, 4)], image);
  assert.deepEqual(dims, [2, 2]);
  assert.deepEqual([...new Float32Array(bytes)], [1, 2, 3, 4]);
});

test("takes data with dims", () => {
  assert.deepEqual(fed({ data: [1, 2], dims: [2, 1] }, speed).dims, [2, 1]);
});

test("takes the part of a buffer that a typed array shows", () => {
  const view = Float32Array.of(9, 1, 2, 9).subarray(1, 3);
  assert.deepEqual([...new Float32Array(fed(view, speed).bytes)], [1, 2]);
});

test("takes a plain value where the rank is 0", () => {
  const { dims, bytes } = fed(7, { name: "k", type: "int32", dims: [] });
  assert.deepEqual(dims, []);
  assert.deepEqual([...new Int32Array(bytes)], [7]);
});

test("takes an empty batch", () => {
  assert.deepEqual(fed([], speed).dims, [0, 1]);
});

test("takes any rank where the model knows none", () => {
  const any = { name: "any", type: "float32", dims: null };
  assert.deepEqual(fed([[1, 2]], any).dims, [1, 2]);
  assert.deepEqual(fed(Float32Array.of(1, 2), any).dims, [2]);
  assert.deepEqual(fed(5, any).dims, []);
});

test("takes booleans", () => {
  const { bytes } = fed([true, false], { name: "b", type: "bool", dims: [2] });
  assert.deepEqual([...new Uint8Array(bytes)], [1, 0]);
});

test("takes strings as length and UTF-8", () => {
  const { bytes } = fed(["é", ""], { name: "s", type: "string", dims: [2] });
  assert.deepEqual([...new Uint8Array(bytes)], [2, 0, 0, 0, 0xc3, 0xa9, 0, 0, 0, 0]);
});

test("takes int64 as numbers and as BigInts", () => {
  assert.deepEqual([...new BigInt64Array(fed([-5, 2n ** 63n - 1n], pair).bytes)], [-5n, 2n ** 63n - 1n]);
});

test("rounds float16 once, to the nearest", () => {
  const halves = [1, 65504, 65520, 2 ** -24, 2 ** -25, 1 + 2 ** -11, 1 + 3 * 2 ** -11, -0];
  const { bytes } = fed(halves, { name: "h", type: "float16", dims: [8] });
  assert.deepEqual([...new Uint16Array(bytes)], [0x3c00, 0x7bff, 0x7c00, 1, 0, 0x3c00, 0x3c02, 0x8000]);
});

test("tells how to nest a value", () => {
  assert.equal(
    refusal(140, speed),
    `input 'speed': the value is nested wrongly
expected: 2 levels of brackets, the shape [batch, 1]
got: a plain value, the shape []
fix: write [[140]]`,
  );
});

test("tells that there are too many brackets", () => {
  assert.match(refusal([[[1]]], speed), /fix: take away one level of brackets$/);
});

test("names the ragged row", () => {
  assert.equal(
    refusal([[1], [1, 2]], speed),
    `input 'speed', [1]: the lists are ragged
expected: a list of 1, as in the first one
got: a list of 2
fix: give all lists of one level the same length`,
  );
});

test("names an element that is a list among plain ones", () => {
  assert.match(refusal([1, [2]], pair), /^input 'pair', \[1\]: the lists are ragged/);
});

test("names the dimension of the wrong size", () => {
  assert.equal(
    refusal([[1, 2]], speed),
    `input 'speed': dimension 1 has the wrong size
expected: [batch, 1]
got: [1, 2]
fix: feed 1 elements on that level`,
  );
});

test("refuses a text for a number, and says how to convert it", () => {
  assert.equal(
    refusal([["140"]], speed),
    `input 'speed', element [0][0]: the element is of the wrong kind
expected: a number
got: "140"
fix: write Number("140")`,
  );
});

test("refuses null, and names NaN", () => {
  assert.match(refusal([[null]], speed), /fix: feed NaN for what is missing, if the model takes it/);
});

test("refuses a number for a text", () => {
  assert.match(refusal([5], { name: "s", type: "string", dims: [1] }), /fix: write String\(5\)/);
});

test("refuses an int64 that a number cannot hold", () => {
  assert.equal(
    refusal([2 ** 53, 0], pair),
    `input 'pair', element [0]: the value is not an exact int64
expected: an integer; past 2^53 - 1 as a BigInt, since a number is not exact there
got: 9007199254740992
fix: write it as a BigInt, with the suffix n`,
  );
});

test("refuses a fraction for an integer", () => {
  assert.match(refusal([1.5, 0], pair), /fix: round it with Math.round/);
});

test("refuses what is out of the type's range", () => {
  assert.match(refusal([256], { name: "u", type: "uint8", dims: [1] }), /expected: 0 to 255\ngot: 256/);
});

test("refuses data that do not fill their dims", () => {
  assert.match(
    refusal({ data: [1, 2, 3], dims: [2, 1] }, speed),
    /expected: 2 elements in data, for dims \[2, 1\]/,
  );
});

test("refuses dims that are none", () => {
  assert.match(refusal({ data: [1], dims: [-1] }, speed), /got: dims \[-1\]/);
});

test("refuses a typed array whose shape is open", () => {
  const image = { name: "image", type: "float32", dims: ["rows", "columns"] };
  assert.match(refusal(new Float32Array(4), image), /a typed array does not say its shape/);
});

test("refuses a list without end", () => {
  const list = [];
  list.push(list);
  assert.match(refusal(list, speed), /ragged|nested wrongly/);
});
