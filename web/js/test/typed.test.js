import assert from "node:assert/strict";
import { test } from "node:test";
import "./elements.js";
import { readable, textField } from "../widget/typed.js";

const word = { most: 6, pattern: "[a-z']" };

test("reads a word as it is, small, without accents and with a plain apostrophe", () => {
  assert.deepEqual(readable("teacup", word), { text: "teacup", left: "" });
  assert.deepEqual(readable("Café", word), { text: "cafe", left: "" });
  assert.deepEqual(readable("can’t", word), { text: "can't", left: "" });
});

test("says what it leaves out, each once, and not the blanks", () => {
  assert.deepEqual(readable(" r2d2! ", word), { text: "rd", left: "left out: 2 !" });
});

test("says where it stops", () => {
  assert.deepEqual(readable("pronounce", word), { text: "pronou", left: "the first 6 letters count" });
});

test("takes every text where the model says nothing, or nothing that can be read", () => {
  assert.deepEqual(readable("Ab 1 ", {}), { text: "Ab 1 ", left: "" });
  assert.deepEqual(readable("Ab", { pattern: "[" }), { text: "Ab", left: "" });
  assert.deepEqual(readable("Ab", { most: "few" }), { text: "Ab", left: "" });
  assert.deepEqual(readable("Ab", { most: -1 }), { text: "Ab", left: "" });
});

test("shows a dozen examples, however many a model brings", () => {
  const examples = Array.from({ length: 10_000 }, (_, k) => `word ${k}`);
  const signature = { name: "w", type: "string", dims: ["batch"] };
  const { element } = textField({ name: "w", label: "Word", signature, examples }, () => {});
  assert.equal(element.all(({ tag }) => tag === "button").length, 12);
});
