/**
 * The page's one polite status region: all elements speak through it, the latest sentence after a pause. Its
 * name finds it where the page has this module more than once.
 */
import { h } from "./dom.js";

const PAUSE_MS = 700;
const ID = "teacup-status";

let region;
let waiting;

export function announce(sentence) {
  region ??= document.getElementById(ID) ?? hidden();
  if (!region.isConnected) document.body.append(region);
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    region.textContent = sentence;
  }, PAUSE_MS);
}

/** Read, and not seen. Set by script, as the page's policy may forbid other styles. */
function hidden() {
  const element = h("div", { id: ID, role: "status", "aria-live": "polite" });
  Object.assign(element.style, {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  });
  return element;
}
