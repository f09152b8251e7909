import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHalf, toHalf } from "../half.js";
import { Tensor, stringsAt, tensorAt } from "../tensor.js";

test("shows its elements as nested arrays", () => {
  const tensor = new Tensor("float32", [2, 3], Float32Array.of(1, 2, 3, 4, 5, 6));
  assert.deepEqual(tensor.value, [
    [1, 2, 3],
    [4, 5, 6],
  ]);
  assert.equal(JSON.stringify({ tensor }), '{"tensor":[[1,2,3],[4,5,6]]}');
});

test("counts as its only element", () => {
  const tensor = new Tensor("float32", [1, 1], Float32Array.of(0.5));
  assert.equal(tensor > 0.25, true);
  assert.equal(tensor * 2, 1);
  assert.equal(`${tensor}`, "0.5");
  assert.equal(tensor.item(), 0.5);
});

test("has no item when there are two", () => {
  const tensor = new Tensor("float32", [2], Float32Array.of(1, 2));
  assert.throws(() => tensor.item(), /got: 2, the shape \[2\]/);
  assert.equal(`${tensor}`, "Tensor float32 [2]");
});

test("gives int64 as plain numbers when all are exact", () => {
  const exact = BigInt64Array.of(-1n, 2n ** 53n - 1n).buffer;
  assert.deepEqual(tensorAt(exact, 0, "int64", [2]).data, [-1, 2 ** 53 - 1]);
});

test("gives int64 and uint64 around each bound of their words", () => {
  const sizes = [0, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 2 ** 31, 2 ** 53 - 1];
  const bits = BigInt64Array.from([...sizes, ...sizes.map((size) => -size)], BigInt).buffer;
  const numbers = [...sizes, ...sizes.map((size) => 0 - size)];
  assert.deepEqual(tensorAt(bits, 0, "int64", [14]).data, numbers);
  assert.deepEqual(tensorAt(bits, 0, "uint64", [7]).data, sizes);
  const all = tensorAt(BigUint64Array.of(2n ** 64n - 1n).buffer, 0, "uint64", [1]);
  assert.deepEqual(all.data, [2n ** 64n - 1n]);
});

test("gives int64 as BigInts when one is not exact", () => {
  const large = BigInt64Array.of(-1n, 2n ** 53n).buffer;
  assert.deepEqual(tensorAt(large, 0, "int64", [2]).data, [-1n, 2n ** 53n]);
});

test("gives bool as booleans and float16 as numbers", () => {
  assert.deepEqual(tensorAt(Uint8Array.of(1, 0).buffer, 0, "bool", [2]).data, [true, false]);
  assert.deepEqual([...tensorAt(Uint16Array.of(0x3c00, 1).buffer, 0, "float16", [2]).data], [1, 2 ** -24]);
});

test("reads strings, with a mark of byte order and an empty one", () => {
  const bytes = Uint8Array.of(3, 0, 0, 0, 0xef, 0xbb, 0xbf, 0, 0, 0, 0, 1, 0, 0, 0, 65);
  assert.deepEqual(stringsAt(bytes.buffer, 0, [3]).data, ["\ufeff", "", "A"]);
});

test("keeps every float16 on the way there and back", () => {
  for (let bits = 0; bits < 65536; bits++) {
    const value = fromHalf(bits);
    if (!Number.isNaN(value)) assert.equal(toHalf(value), bits);
  }
});
