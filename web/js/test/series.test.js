import assert from "node:assert/strict";
import { test } from "node:test";
import "./elements.js";
import { fields } from "../widget/series.js";

const steps = ["yesterday", "today"];
const signature = { name: "s", type: "float32", dims: ["batch", 2] };

function field(spec) {
  return fields.series({ name: "s", label: "Series", steps, signature, choices: [], ...spec }, () => {}, []);
}

const captionOf = ({ element }) =>
  element.all(({ attributes }) => attributes.class === "caption")[0].textContent;

test("a series of numbers says how far they go", () => {
  assert.equal(captionOf(field({ of: "number", unit: "mm", default: [1, 3] })), "Series: 1 to 3 mm");
});

test("a table of words alone has no range to tell", () => {
  const choices = ["sun", "rain"].map((value) => ({ value, label: value }));
  assert.equal(captionOf(field({ of: "category", choices })), "");
});

test("a cell that was given no number keeps its own, which is right", () => {
  const series = field({ of: "number", default: [1, 3] });
  series.value = ["", 4];
  assert.deepEqual(series.value, [1, 4]);
  const cells = series.element.all(({ tag }) => tag === "input");
  assert.deepEqual(
    cells.map(({ ariaInvalid }) => ariaInvalid),
    [null, null],
  );
});
