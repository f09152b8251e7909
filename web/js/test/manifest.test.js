import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const [{ declarations }] = JSON.parse(read("custom-elements.json")).modules;
const [element] = declarations;
const shell = read("teacup-model-element.js");
const sources =
  shell +
  readdirSync(new URL("widget/", root))
    .map((file) => read(`widget/${file}`))
    .join("");

const names = (entries) => entries.map(({ name }) => name).sort();
const found = (pattern) => [...new Set([...sources.matchAll(pattern)].map(([, name]) => name))].sort();

test("describes every attribute", () => {
  const [, list] = shell.match(/observedAttributes = \[(.*?)\]/s);
  assert.deepEqual(names(element.attributes), [...list.matchAll(/"(.*?)"/g)].map(([, name]) => name).sort());
});

test("describes every event", () => {
  assert.deepEqual(names(element.events), found(/super\("(\w+)"/g));
});

test("describes every part", () => {
  assert.deepEqual(names(element.cssParts), found(/\bpart(?:: |", )"([\w-]+)"/g));
});

test("describes every slot", () => {
  const named = found(/(?:h\("slot", \{ name: |setAttribute\("name", )"(\w+)"/g);
  assert.deepEqual(names(element.slots), ["", ...named]);
});

test("describes every property for the looks", () => {
  assert.deepEqual(names(element.cssProperties), found(/(--teacup-[\w-]+)/g));
});

test("describes each in a sentence", () => {
  for (const list of ["attributes", "members", "events", "slots", "cssParts", "cssProperties"]) {
    for (const { name, description } of element[list]) assert.match(description, /^[A-Z].*\.$/, name);
  }
});
