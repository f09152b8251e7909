import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "./elements.js";
import { results } from "../widget/signs.js";

const signs = (...data) => ({ data, dims: [1, data.length] });
const enter = { key: "Enter", preventDefault() {} };
let copied;
let isStale;
let text;
let result;

/** The result beside a text in which one types; what is around both is played by these few answers. */
beforeEach(() => {
  copied = [];
  isStale = false;
  globalThis.navigator ??= {};
  Object.defineProperty(navigator, "clipboard", {
    configurable: true,
    value: { writeText: async (sign) => copied.push(sign) },
  });
  document.getElementById = () => null;
  document.body = { append() {} };
  text = { listeners: {}, addEventListener: (type, act) => (text.listeners[type] = act) };
  result = results.signs({ label: "Emoji" });
  const around = { ".stale": () => isStale || null, "[part=card]": () => ({ querySelector: () => text }) };
  result.element.closest = (selector) => around[selector]?.() ?? null;
  const [list] = result.element.all(({ attributes }) => attributes.part === "signs");
  list.querySelectorAll = () =>
    list
      .all(({ tag }) => tag === "button")
      .map((button) => Object.assign(button, { click: button.listeners.click }));
  result.show(signs("A", "B"));
});

test("Enter copies the best answer to the text", () => {
  text.listeners.keydown(enter);
  assert.deepEqual(copied, ["A"]);
});

test("Enter waits for the answer to the text as it stands", () => {
  isStale = true;
  text.listeners.keydown(enter);
  result.show(signs("C", "D"));
  assert.deepEqual(copied, [], "that was the answer to a text before");
  isStale = false;
  result.show(signs("E", "F"));
  assert.deepEqual(copied, ["E"]);
  result.show(signs("G", "H"));
  assert.deepEqual(copied, ["E"], "once");
});

test("Enter is forgotten when the text goes on", () => {
  isStale = true;
  text.listeners.keydown(enter);
  text.listeners.input();
  isStale = false;
  result.show(signs("C", "D"));
  assert.deepEqual(copied, []);
});
