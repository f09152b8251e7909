import { Cloud } from "./cloud.js";
import { coloured } from "./colouring.js";
import { html, labelled, svg } from "./dom.js";
import { written } from "./scales.js";
import { floatsOf, Space } from "./space.js";
import { Worked } from "./worked.js";

const NEIGHBOURS = 10;
const MOST_MATCHES = 8;
const DRAG = 4;

/** A space to look around in: a picture, a search, and what lies next to what is chosen. */
export class Projector {
  #spaces;
  #told;
  #space;
  #columns = [];
  #components = new Float32Array(0);
  #chosen = -1;
  #worked = null;
  #canvas = html("canvas", { role: "img", "aria-describedby": "space-said" });
  #cloud = new Cloud(this.#canvas);
  #which = html("select", { onchange: () => this.#open(this.#which.value) });
  #layout = choice("layout", ["PCA", "t-SNE"], () => this.#lay());
  #metric = choice("metric", ["cosine", "Euclidean"], () => this.#remeasure());
  #perplexity = html("input", {
    type: "range",
    min: 2,
    max: 50,
    value: 15,
    onchange: () => this.#lay(),
  });
  #perplexitySaid = html("span", { class: "value" });
  #wide = labelled("Neighbours that count", this.#perplexity, this.#perplexitySaid);
  #colour = html("select", { onchange: () => this.#colourBy() });
  #legend = html("ul", { class: "legend" });
  #search = html("input", {
    type: "search",
    autocomplete: "off",
    oninput: () => this.#seek(),
    onkeydown: (event) => this.#take(event),
  });
  #matches = html("ul", { class: "picks", "aria-label": "Found" });
  #neighbours = html("ol", { class: "picks", "aria-label": "Nearest" });
  #heading = html("h3", {}, "Choose a point");
  #hint = html("p", { class: "note" }, "Search for its name, or click it in the picture.");
  #status = html("p", { role: "status", class: "status" });
  #said = html("p", { id: "space-said", class: "note" });
  #progress = html("progress", { max: 1, value: 0, hidden: true, "aria-label": "t-SNE" });

  /** @param {object[]} spaces of the page's data */
  constructor(spaces) {
    this.#spaces = spaces;
    spaces.forEach(({ name }, i) => this.#which.append(html("option", { value: i }, name)));
    const zoom = (words, act) =>
      html("button", { type: "button", "aria-label": words, onclick: act });
    const nearer = zoom("nearer", () => this.#cloud.zoomBy(1.5));
    const farther = zoom("farther", () => this.#cloud.zoomBy(1 / 1.5));
    const whole = zoom("all points", () => this.#cloud.zoomBy(0));
    nearer.append("+");
    farther.append("−");
    whole.append("all");
    this.#wide.hidden = true;
    this.element = html(
      "div",
      { class: "projector" },
      html(
        "div",
        { class: "controls" },
        labelled("Embedding", this.#which),
        this.#layout,
        this.#metric,
        this.#wide,
        labelled("Colour by", this.#colour),
      ),
      html(
        "div",
        {},
        html(
          "div",
          { class: "stage" },
          this.#canvas,
          html(
            "div",
            { class: "zoom", role: "group", "aria-label": "Zoom" },
            nearer,
            farther,
            whole,
          ),
          this.#progress,
        ),
        this.#legend,
        this.#said,
        this.#status,
      ),
      html(
        "div",
        { class: "side" },
        labelled("Search", this.#search),
        this.#matches,
        this.#heading,
        this.#hint,
        this.#neighbours,
      ),
    );
    this.#listen();
    this.#open(0);
  }

  get #isCosine() {
    return valueOf(this.#metric) === "cosine";
  }

  #open(index) {
    const { width, vectors, components, columns, sprite, shares, name } = this.#spaces[index];
    this.#columns = columns;
    const labels = columns[0].values.map((label) => label || "(empty)");
    this.#space = new Space(floatsOf(vectors), width, labels);
    this.#components = floatsOf(components);
    this.#told =
      `${labels.length} points of ${width} dimensions. The two principal components show ` +
      `${Math.round(100 * (shares[0] + shares[1]))} % of their variance.`;
    this.#chosen = -1;
    this.#search.value = "";
    this.#perplexity.max = Math.max(2, Math.min(50, Math.floor((labels.length - 1) / 3)));
    this.#canvas.setAttribute("aria-label", `Points of ${name}`);
    this.#colour.replaceChildren(
      html("option", { value: "" }, "nothing"),
      ...columns.slice(1).map((column, i) => html("option", { value: i + 1 }, column.name)),
    );
    this.#colour.parentElement.hidden = columns.length < 2;
    this.#cloud.show({ labels, chosen: -1, marked: [], picture: null });
    if (sprite) this.#bring(sprite);
    this.#colourBy();
    this.#lay();
    this.#seek();
    this.#near();
  }

  /** Shows each point by its small picture, once the picture of all is there. */
  async #bring({ address, width, height }) {
    const space = this.#space;
    const image = new Image();
    image.src = address;
    await image.decode();
    if (space === this.#space) this.#cloud.show({ picture: { image, width, height } });
  }

  #colourBy() {
    const column = this.#columns[this.#colour.value];
    const { kinds, legend } = column ? coloured(column.values) : { kinds: [], legend: [] };
    this.#cloud.show({ kinds });
    this.#legend.replaceChildren(
      ...legend.map(({ kind, words, count }) => html("li", {}, mark(kind), `${words} (${count})`)),
    );
    this.#legend.hidden = legend.length === 0;
  }

  /** Places the points: at once along the components, step by step by t-SNE. */
  #lay() {
    this.#worked?.stop();
    const isWorked = valueOf(this.#layout) === "t-SNE";
    this.#wide.hidden = !isWorked;
    this.#perplexitySaid.textContent = this.#perplexity.value;
    this.#progress.hidden = !isWorked;
    this.#said.textContent = this.#told;
    this.#cloud.show({ places: this.#components });
    if (!isWorked) return;
    this.#said.textContent +=
      " t-SNE keeps neighbours together; distances between groups, and their sizes, mean little.";
    this.#progress.removeAttribute("value");
    this.#worked = new Worked(
      {
        vectors: this.#space.compared(this.#isCosine),
        width: this.#space.width,
        start: this.#components,
        perplexity: Number(this.#perplexity.value),
      },
      ({ places, done, of }) => {
        this.#progress.value = done / of;
        this.#progress.hidden = done === of;
        this.#cloud.show({ places });
        if (done === of) this.#status.textContent = "t-SNE is done.";
      },
    );
  }

  #remeasure() {
    this.#near();
    if (valueOf(this.#layout) === "t-SNE") this.#lay();
  }

  #seek() {
    const found = this.#space.matching(this.#search.value);
    this.#matches.replaceChildren(
      ...found.slice(0, MOST_MATCHES).map((row) => html("li", {}, this.#pick(row))),
    );
    this.#matches.hidden = found.length === 0;
    const more = found.length > MOST_MATCHES ? `, the first ${MOST_MATCHES} shown` : "";
    const isAsked = this.#search.value.trim() !== "";
    this.#status.textContent = isAsked ? `${found.length} found${more}` : "";
  }

  /** Enter takes what was found first. */
  #take(event) {
    const [first] = this.#space.matching(this.#search.value);
    if (event.key !== "Enter" || first === undefined) return;
    event.preventDefault();
    this.#choose(first);
  }

  #pick(row, ...after) {
    return html(
      "button",
      { type: "button", onclick: () => this.#choose(row) },
      this.#space.labels[row],
      ...after,
    );
  }

  #choose(row) {
    this.#chosen = row;
    this.#near();
    this.#cloud.reveal(row);
  }

  /** Lists what lies next to the chosen point, by all of its dimensions. */
  #near() {
    const row = this.#chosen;
    const near = row < 0 ? [] : this.#space.nearest(row, NEIGHBOURS, this.#isCosine);
    this.#heading.textContent =
      row < 0 ? "Choose a point" : `Nearest to ${this.#space.labels[row]}`;
    this.#neighbours.replaceChildren(
      ...near.map(({ row: other, distance }) =>
        html("li", {}, this.#pick(other, html("span", { class: "much" }, written(distance)))),
      ),
    );
    this.#neighbours.hidden = near.length === 0;
    this.#hint.hidden = row >= 0;
    this.#cloud.show({ chosen: row, marked: near.map(({ row: other }) => other) });
    if (row >= 0) {
      this.#status.textContent =
        `Nearest to ${this.#space.labels[row]}: ` +
        near
          .slice(0, 3)
          .map(({ row: other }) => this.#space.labels[other])
          .join(", ");
    }
  }

  /** The pointer chooses a point, or moves the picture. */
  #listen() {
    let from = null;
    this.#canvas.addEventListener("pointerdown", (event) => {
      from = { x: event.clientX, y: event.clientY, moved: 0 };
      this.#canvas.setPointerCapture(event.pointerId);
    });
    this.#canvas.addEventListener("pointermove", (event) => {
      const { left, top } = this.#canvas.getBoundingClientRect();
      const over = this.#cloud.rowAt(event.clientX - left, event.clientY - top);
      this.#canvas.title = over < 0 ? "" : this.#space.labels[over];
      if (!from) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      from = {
        x: event.clientX,
        y: event.clientY,
        moved: from.moved + Math.abs(dx) + Math.abs(dy),
      };
      if (from.moved > DRAG) this.#cloud.moveBy(dx, dy);
    });
    this.#canvas.addEventListener("pointerup", (event) => {
      const { left, top } = this.#canvas.getBoundingClientRect();
      const row = this.#cloud.rowAt(event.clientX - left, event.clientY - top);
      if (from && from.moved <= DRAG && row >= 0) this.#choose(row);
      from = null;
    });
  }
}

function choice(name, words, act) {
  return html(
    "fieldset",
    { class: "choice" },
    html("legend", {}, name === "layout" ? "Layout" : "Distance"),
    ...words.map((word, i) =>
      html(
        "label",
        {},
        html("input", { type: "radio", name, value: word, checked: i === 0, onchange: act }),
        word,
      ),
    ),
  );
}

function valueOf(fieldset) {
  return fieldset.querySelector(":checked").value;
}

/** The mark of a kind in the legend, as the canvas has it. */
function mark(kind) {
  const forms = [
    "M4 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
    "M4 4h8v8H4z",
    "M8 3l5 9H3z",
    "M8 3l5 5-5 5-5-5z",
    "M8 13L3 4h10z",
    "M5 8a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
  ];
  return svg(
    "svg",
    { viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("path", { d: forms[kind], class: `dot k${kind}` }),
  );
}
