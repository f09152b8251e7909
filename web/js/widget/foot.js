/** The foot tells the truth: what it says is measured. */
import { h } from "./dom.js";
import { duration, kilobytes } from "./words.js";

const HERE = new URL("../", import.meta.url).href;

/** Requests that can carry what a reader typed; pictures and styles that a page loads late are none. */
const SENDERS = ["fetch", "xmlhttprequest", "beacon"];

/** `src` is the model's address, `bytes` its size; `embed` is called when the button is pressed. */
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
  const texts = [h("span", {}, "Runs on your device"), ms, loaded, sent];
  return {
    element: h("div", { class: "foot", part: "foot" }, ...texts, ...(src ? [button] : [])),
    button,
    tell(took) {
      const resources = performance.getEntriesByType("resource");
      ms.textContent = duration(took);
      loaded.textContent = weight(resources, src, bytes);
      sent.textContent = requests(resources, ready);
    },
  };
}

/**
 * What came over the network for this element, compressed. A server that hides sizes from other origins
 * leaves the model's own; a file that was only asked whether it is still the same has moved no body.
 */
export function weight(resources, src, bytes) {
  const files = resources.filter(({ name }) => name === src || isOurs(name));
  const seen = (file) => file.transferSize > 0 || file.encodedBodySize > 0;
  if (!files.some(({ name }) => name === src) || !files.every(seen)) return `${kilobytes(bytes)} model`;
  const all = files.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  const kept = files.every(({ transferSize, encodedBodySize: size }) => size === 0 || transferSize < size);
  return `${kilobytes(all)} ${kept ? "from the cache" : "loaded"}`;
}

/** What the page sent since the model was ready, the parts of this widget aside. */
export function requests(resources, ready) {
  const later = resources.filter(
    ({ name, startTime, initiatorType }) =>
      startTime > ready && SENDERS.includes(initiatorType) && !isOurs(name),
  );
  if (later.length === 0) return "nothing sent";
  return `${later.length} ${later.length === 1 ? "request" : "requests"} by the page since`;
}

function isOurs(name) {
  return name.startsWith(HERE) && /^(widget\/|teacup\/)?[\w-]+\.(js|wasm)$/.test(name.slice(HERE.length));
}
