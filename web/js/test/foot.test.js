import assert from "node:assert/strict";
import { test } from "node:test";
import { requests, weight } from "../widget/foot.js";

const here = new URL("../", import.meta.url).href;
const model = "https://example.org/model.onnx";
const file = (name, encodedBodySize, transferSize) => ({ name, encodedBodySize, transferSize });
const engine = (...sizes) => file(`${here}teacup/engine.wasm`, ...sizes);
const told = (...files) => weight(files, model, 41000).replaceAll("\u00a0", " ");

test("adds what came for the widget, and nothing of the page's own", () => {
  const foreign = file(`${here}pictures/cat.png`, 9e6, 9e6);
  assert.equal(told(file(model, 30000, 30300), engine(70000, 70300), foreign), "100 KB loaded");
});

test("says that all was in the cache", () => {
  assert.equal(
    told(file(model, 30000, 0), engine(70000, 300), file(`${here}teacup.js`, 0, 300)),
    "100 KB from the cache",
  );
});

test("says that some was loaded", () => {
  assert.equal(told(file(model, 30000, 30300), engine(70000, 0)), "100 KB loaded");
});

test("says the model's own size where a server hides the others", () => {
  assert.equal(told(file(model, 0, 0), engine(70000, 70300)), "41 KB model");
  assert.equal(told(engine(70000, 70300)), "41 KB model");
});

test("counts what the page sent since, and nothing that was before or is ours", () => {
  const sent = (name, startTime, initiatorType) => ({ name, startTime, initiatorType });
  const before = sent("https://example.org/x", 5, "fetch");
  const picture = sent("https://example.org/x.png", 20, "img");
  const own = sent(`${here}widget/embed.js`, 20, "fetch");
  assert.equal(requests([before, picture, own], 10), "nothing sent");
  assert.equal(
    requests([before, sent("https://example.org/x", 11, "beacon")], 10),
    "1 request by the page since",
  );
});
