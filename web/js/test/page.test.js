import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf } from "../widget/page.js";

const float = (name, ...dims) => ({ name, type: "float32", dims });
const kinds = (specs) => specs.map(({ kind }) => kind);

function page(inputs, outputs, said) {
  const metadata =
    said === undefined ? {} : { "teacup.model": typeof said === "string" ? said : JSON.stringify(said) };
  return pageOf({ inputs, outputs, metadata });
}

test("takes labels, kinds and order from the metadata", () => {
  const { title, inputs, outputs, explore } = page(
    [float("speed", "batch", 1), float("age", "batch", 1)],
    [float("p", "batch", 1)],
    {
      title: "T",
      explore: "age",
      inputs: [{ name: "age", label: "Age", kind: "number" }],
      outputs: [{ name: "p", kind: "probability", usual: 0.1 }],
    },
  );
  assert.equal(title, "T");
  assert.equal(explore, "age");
  assert.deepEqual(
    inputs.map(({ label }) => label),
    ["Age", "speed"],
  );
  assert.equal(outputs[0].kind, "probability");
  assert.equal(outputs[0].usual, 0.1);
});

test("makes a form from the signature alone", () => {
  const { inputs, outputs } = page(
    [
      float("x", "batch", 1),
      { name: "t", type: "string", dims: [] },
      { name: "b", type: "bool", dims: [1] },
      float("image", 1, 28, 28),
      { name: "any", type: "float32", dims: null },
    ],
    [
      float("y", "batch", 1),
      float("scores", "batch", 10),
      float("map", "rows", "columns"),
      { name: "s", type: "string", dims: [1] },
    ],
  );
  assert.deepEqual(kinds(inputs), ["number", "text", "flag", "tensor", "tensor"]);
  assert.deepEqual(kinds(outputs), ["number", "classes", "tensor", "tensor"]);
});

test("takes choices as texts and as objects", () => {
  const { inputs } = page([{ name: "c", type: "string", dims: ["batch", 1] }], [], {
    inputs: [{ name: "c", kind: "category", choices: ["A", { value: "B", label: "Bee", count: 3 }] }],
  });
  assert.deepEqual(inputs[0].choices, [
    { value: "A", label: "A" },
    { value: "B", label: "Bee", count: 3 },
  ]);
});

test("does without metadata that cannot be read", () => {
  for (const broken of ["{", "null", "5", '{"inputs": 5}', '{"inputs": [null, {"name": 5}], "title": []}']) {
    assert.deepEqual(kinds(page([float("x", 1)], [], broken).inputs), ["number"]);
  }
});

test("a drawing has two sizes at least and numbers for ink", () => {
  const drawing = (signature) =>
    kinds(page([signature], [], { inputs: [{ name: signature.name, kind: "drawing" }] }).inputs);
  assert.deepEqual(drawing(float("d", "batch", "height", "width")), ["drawing"]);
  assert.deepEqual(drawing(float("d", "batch")), ["number"]);
  assert.deepEqual(drawing({ name: "d", type: "string", dims: [1, 8, 8] }), ["tensor"]);
  assert.deepEqual(drawing(float("d", 1, 96, 96)), ["drawing"]);
  assert.deepEqual(drawing(float("d", 1, 0, 96)), ["tensor"]);
  assert.deepEqual(drawing(float("d", 1, 96, 1e5)), ["tensor"]);
});

test("an output that another one draws is not shown by itself", () => {
  const { outputs } = page(
    [],
    [{ name: "names", type: "string", dims: ["batch", 3] }, float("scores", "batch", 3), float("y", 1)],
    { outputs: [{ name: "names", kind: "ranking", scores: "scores" }] },
  );
  assert.deepEqual(
    outputs.map(({ name }) => name),
    ["names", "y"],
  );
});

test("lists of a series that would fill the page are none", () => {
  const words = { name: "s", type: "string", dims: ["batch", 2] };
  const choices = Array.from({ length: 2501 }, (_, k) => `word ${k}`);
  const kindOf = (some) =>
    kinds(
      page([words], [], {
        inputs: [{ name: "s", kind: "series", of: "category", steps: ["a", "b"], choices: some }],
      }).inputs,
    )[0];
  assert.equal(kindOf(choices), "tensor");
  assert.equal(kindOf(choices.slice(1)), "series");
});

test("a series has as many steps as the graph takes, and elements of its type", () => {
  const steps = ["yesterday", "today"];
  const series = (signature, said) =>
    kinds(page([signature], [], { inputs: [{ name: "s", kind: "series", ...said }] }).inputs)[0];
  const words = { name: "s", type: "string", dims: ["batch", 2] };
  assert.equal(series(float("s", "batch", 2), { of: "number", steps }), "series");
  assert.equal(series(float("s", "batch", "steps"), { of: "number", steps }), "series");
  assert.equal(series(words, { of: "category", steps }), "series");
  assert.equal(series(float("s", "batch", 3), { of: "number", steps }), "tensor");
  assert.equal(series(float("s", "batch", 2), { of: "category", steps }), "tensor");
  assert.equal(series(float("s", "batch", 2), { of: "number", steps: "two" }), "tensor");
  assert.equal(series(float("s", "batch", "steps"), { of: "number" }), "tensor");
  const many = Array.from({ length: 1e5 }, String);
  assert.equal(series(float("s", "batch", "steps"), { of: "number", steps: many }), "tensor");
});

test("the grid of a text bears the label of its output, and never its name in the graph", () => {
  const labels = (looks) =>
    page([], [{ name: "text", type: "string", dims: [1, 3] }, float("looks", 1, 3, 5)], {
      outputs: [{ name: "text", kind: "text", attention: "looks" }, ...looks],
    }).outputs.map(({ attentionLabel }) => attentionLabel);
  assert.deepEqual(labels([{ name: "looks", label: "Where each sound looked" }]), [
    "Where each sound looked",
  ]);
  assert.deepEqual(labels([]), ["Where it looked"]);
});
