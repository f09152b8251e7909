/** The foot tells the truth: what it says is measured. */
import { h } from "./dom.js";
import { duration, kilobytes } from "./words.js";

const HERE = new URL("../", import.meta.url).href;

export function footOf(src, bytes, embed) {
  const ready = performance.now();
  const ms = h("span");
  const loaded = h("span");
  const sent = h("span");
  const button = h(
    "button",
    { type: "button", part: "embed", "aria-expanded": "false", onclick: embed },
    "Embed",
  );
  return {
    element: h(
      "div",
      { class: "foot", part: "foot" },
      h("span", {}, "Runs on your device"),
      ms,
      loaded,
      sent,
      ...(src ? [button] : []),
    ),
    button,
    tell(took) {
      ms.textContent = duration(took);
      loaded.textContent = weightOf(src, bytes);
      sent.textContent = requestsSince(ready);
    },
  };
}

/**
 * What came over the network for this element, compressed; a server that hides it leaves the model's own
 * size.
 */
function weightOf(src, bytes) {
  const files = resources().filter(({ name }) => name === src || isOurs(name));
  const hidden =
    !files.some(({ name }) => name === src) || files.some(({ encodedBodySize }) => !encodedBodySize);
  if (hidden) return `${kilobytes(bytes)} model`;
  const weight = kilobytes(files.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0));
  const kept = files.every(({ transferSize, encodedBodySize }) => transferSize < encodedBodySize);
  return `${weight} ${kept ? "from the cache" : "loaded"}`;
}

function requestsSince(ready) {
  const count = resources().filter(({ name, startTime }) => startTime > ready && !isOurs(name)).length;
  if (count === 0) return "nothing sent";
  return `${count} ${count === 1 ? "request" : "requests"} by the page since`;
}

function isOurs(name) {
  if (!name.startsWith(HERE)) return false;
  return /^(widget\/|teacup\/)?[\w-]+\.(js|wasm)$/.test(name.slice(HERE.length));
}

function resources() {
  return /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
}
