import assert from "node:assert/strict";
import { test } from "node:test";

const without = await import("typescript").then(
  () => false,
  () => "the package typescript is not installed",
);

test("the declarations are those of the JSDoc", { skip: without }, async () => {
  const { declarations, written } = await import("./types/declarations.js");
  for (const [name, text] of declarations()) {
    assert.equal(written(name), text, `types/${name} is old: npm run types`);
  }
});
