/** The gallery: a card for each model of `models/index.json`. */

/**
 * @typedef {object} Entry
 * @property {string} name folder of the model
 * @property {string} title
 * @property {string} summary one sentence
 * @property {string} [page] the page about it; without one its card leads to none
 * @property {string} [family] dense, convolutional, recurrent, ...
 * @property {number} [bytes] of model.onnx
 * @property {Record<string, number>} [metrics] on the test set, as `evaluate --json` names them
 * @property {string} [terms] address of the terms it comes under, relative to the index; a site that may not
 *   have the model serves neither
 * @property {string} [picture] address of a picture, relative to the index
 */

const INDEX = new URL("models/index.json", import.meta.url);
const SVG = "http://www.w3.org/2000/svg";
/** For a model that brings no picture: a sign of its family, which shows no data. */
const SIGNS = {
  dense: "M28 108C88 104 120 98 160 78S232 40 272 34",
  convolutional:
    "M110 30h80v80h-80zM136.7 30v80M163.3 30v80M110 56.7h80M110 83.3h80M136.7 56.7h26.6v26.6h-26.6z",
  recurrent: "M60 70h48M192 70h48M184 54a42 42 0 1 0 8 24M192 40v16h-16",
  embedding: [
    [92, 92],
    [110, 70],
    [126, 98],
    [186, 44],
    [206, 60],
    [214, 36],
    [152, 110],
  ]
    .map(dot)
    .join(""),
};

/** A small circle. */
function dot([x, y]) {
  return `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0-8 0`;
}

/** How people name the scores. */
const NAMES = {
  auc: "AUC",
  ap: "AP",
  top1: "top-1",
  top5: "top-5",
  wordError: "word error",
  phonemeError: "phoneme error",
  accuracy: "accuracy",
  macroF1: "macro F1",
  rmse: "RMSE",
  hitAt10: "hit@10",
  successAt10: "success@10",
  meaningSuccessAt10: "success@10 by meaning",
};

const gallery = document.querySelector("#models");
gallery.replaceChildren(...cards(await models()));
gallery.removeAttribute("aria-busy");

/** @returns {Promise<Entry[] | string>} the entries, or why there are none */
async function models() {
  try {
    const response = await fetch(INDEX);
    if (response.status === 404) return [];
    if (!response.ok) return `The list of models was not given: status ${response.status}.`;
    const { models: entries } = await response.json();
    if (!Array.isArray(entries)) return "The list of models cannot be read.";
    const served = await Promise.all(entries.map(isServed));
    return entries.filter((_, k) => served[k]);
  } catch (error) {
    return `The list of models could not be fetched: ${error}`;
  }
}

/** @param {Entry} entry */
async function isServed({ terms }) {
  return !terms || (await fetch(new URL(terms, INDEX), { method: "HEAD" })).ok;
}

/** @param {Entry[] | string} entries */
function cards(entries) {
  if (typeof entries === "string") return [note(element("p", {}, entries))];
  if (entries.length > 0) return entries.map(card);
  const train = element("pre", {}, "./teacup train birdstrikes");
  return [
    note(
      element("p", {}, "There is no model here yet. Train the first one, then load this page again:"),
      train,
    ),
  ];
}

/** @param {Entry} entry */
function card({ title, summary, page, picture, ...facts }) {
  const content = [
    picture
      ? element("img", { src: new URL(picture, INDEX).href, alt: "", loading: "lazy" })
      : drawing(facts.family),
    element(
      "div",
      {},
      element("h2", {}, title),
      element("p", {}, summary),
      element("p", { class: "facts" }, told(facts)),
    ),
  ];
  return element(
    "li",
    {},
    page
      ? element("a", { class: "card", href: page }, ...content)
      : element("div", { class: "card" }, ...content),
  );
}

/** @param {{family?: string, bytes?: number, metrics?: Record<string, number>}} facts */
function told({ family, bytes, metrics = {} }) {
  const size = bytes && (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);
  const scores = Object.entries(metrics)
    .filter(([key]) => key in NAMES)
    .slice(0, 2)
    .map(([key, value]) => `${NAMES[key]} ${value.toFixed(3).replace(/^0/, "")}`);
  return [family, size, ...scores].filter(Boolean).join(" · ");
}

/** @param {string} [family] */
function drawing(family = "dense") {
  const svg = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 300 140");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("class", "line");
  line.setAttribute("d", SIGNS[family] ?? SIGNS.dense);
  svg.append(line);
  return svg;
}

/** @param {Node[]} content */
function note(...content) {
  return element("li", { class: "card empty" }, element("div", {}, ...content));
}

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} content */
function element(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}
