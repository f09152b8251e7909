import assert from "node:assert/strict";
import { test } from "node:test";
import { emitted } from "../emitted.js";

const HALF = 1 << 20;

/** Puts a module of a size that has nothing but what nobody reads into the memory, and compiles it. */
function compiler() {
  const memory = new WebAssembly.Memory({ initial: 32 });
  /** @type {import("../emitted.js").Modules} */
  const modules = [];
  const { compile, forget } = emitted(memory, modules);
  return {
    forget,
    isAnew(/** @type {number} */ name, /** @type {number} */ bytes) {
      const length = bytes - 12;
      const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
      const size = [0, (length & 0x7f) | 0x80, ((length >> 7) & 0x7f) | 0x80, length >> 14];
      new Uint8Array(memory.buffer).set([...head, ...size, 1, name]);
      modules.isNew = false;
      assert.equal(compile(0, bytes), modules.length - 1);
      return modules.isNew;
    },
  };
}

test("a module that comes again after its model is not compiled again", () => {
  const { isAnew, forget } = compiler();
  assert.equal(isAnew(1, 2000), true);
  assert.equal(isAnew(1, 2000), false);
  forget();
  assert.equal(isAnew(1, 2000), false);
});

test("keeps no more than two mebibytes of modules", () => {
  const { isAnew } = compiler();
  assert.equal(isAnew(1, HALF), true);
  assert.equal(isAnew(2, HALF), true);
  assert.equal(isAnew(1, HALF), false);
  assert.equal(isAnew(3, HALF), true);
  assert.equal(isAnew(3, HALF), false);
  assert.equal(isAnew(1, HALF), true);
});
