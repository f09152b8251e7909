import { showCurves } from "./curves.js";
import { Projector } from "./projector.js";
import { Spreads } from "./spreads.js";

/** Numbers that JSON cannot hold come as words. */
function numbered({ runs, ...rest }) {
  return {
    ...rest,
    runs: runs.map(({ name, x, y }) => ({ name, x: x.map(Number), y: y.map(Number) })),
  };
}

/** Shows a part of the page, and the way to it. */
function opened(id) {
  document.querySelector(`a[href="#${id}"]`).hidden = false;
  const section = document.getElementById(id);
  section.hidden = false;
  return section;
}

const { curves, spreads, spaces } = JSON.parse(document.getElementById("data").textContent);
if (curves.length > 0) showCurves(opened("curves"), curves.map(numbered));
if (spreads.length > 0) opened("weights").append(new Spreads(spreads).element);
if (spaces.length > 0) opened("spaces").append(new Projector(spaces).element);
