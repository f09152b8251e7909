/** The sheet that a reader draws on: what pointers and keys do to its lines. */
import { smooth, strokesIn } from "./ink.js";
import { announce, h, s } from "./view.js";

/** Points of one stroke are no nearer to each other than this. */
const NEAR = 0.006;
const KEY_STEP = 1 / 32;
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Surface {
  /** @type {number[][][]} */
  strokes;
  /** Whether a reader drew it: the first stroke takes away what the model brought. */
  #own = false;
  /** What undoing brings back. @type {{strokes: number[][][], own: boolean}[]} */
  #past = [];
  #cursor = [0.5, 0.5];
  #penIsDown = false;
  /** @type {number | undefined} */
  #pointer;
  #path = s("path", { class: "lines" });
  #mark = s("circle", { class: "cursor" });
  #pen;
  #scale;
  #changed;

  constructor({ name, label, width, height, pen, default: strokes }, changed) {
    this.strokes = strokesIn(strokes);
    this.#pen = pen;
    this.#scale = height / width;
    this.#changed = changed;
    this.#path.setAttribute("stroke-width", pen);
    this.#mark.setAttribute("r", pen);
    const viewBox = `0 0 1 ${this.#scale}`;
    this.element = h(
      "div",
      {
        class: "surface",
        part: "surface",
        tabindex: 0,
        role: "application",
        "aria-label": label,
        "aria-describedby": `${name}-keys`,
      },
      s("svg", { viewBox, preserveAspectRatio: "none", "aria-hidden": "true" }, this.#path, this.#mark),
    );
    this.element.style.aspectRatio = `${width} / ${height}`;
    this.#listen();
    this.#draw();
  }

  get #disabled() {
    return this.element.matches("fieldset:disabled *");
  }

  #listen() {
    const on = (type, act) => this.element.addEventListener(type, act);
    on("pointerdown", (event) => this.#begin(event));
    on("pointermove", (event) => this.#follow(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      on(end, ({ pointerId }) => pointerId === this.#pointer && (this.#pointer = undefined));
    }
    on("keydown", (event) => this.#key(event));
    on("blur", () => this.#setPen(false));
  }

  /** One pointer draws at a time; one that was lost while the element moved in the page draws no more. */
  #begin(event) {
    if (this.#disabled || this.element.hasPointerCapture(this.#pointer) || event.button > 0) return;
    this.#pointer = event.pointerId;
    this.element.setPointerCapture(event.pointerId);
    this.#setPen(false);
    this.#start(this.#at(event));
    this.#changed();
  }

  #follow(event) {
    if (event.pointerId !== this.#pointer) return;
    const between = event.getCoalescedEvents?.() ?? [];
    const before = this.strokes;
    for (const one of between.length ? between : [event]) this.#go(this.#at(one));
    if (this.strokes !== before) this.#changed();
  }

  #at({ clientX, clientY }) {
    const { left, top, width, height } = this.element.getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height].map(onSheet);
  }

  #start(point) {
    this.#put([...(this.#own ? this.strokes : []), [point]]);
    this.#cursor = point;
  }

  /** The last stroke goes on, unless the point is where it ended; it may have been undone. */
  #go(point) {
    const last = this.strokes[this.strokes.length - 1];
    if (!last) return this.#start(point);
    const [x, y] = last[last.length - 1];
    if (Math.hypot(point[0] - x, point[1] - y) < NEAR) return;
    this.strokes = [...this.strokes.slice(0, -1), [...last, point]];
    this.#cursor = point;
    this.#draw();
  }

  #put(strokes) {
    this.#past.push({ strokes: this.strokes, own: this.#own });
    this.#own = true;
    this.strokes = strokes;
    this.#draw();
  }

  #key(event) {
    const { key, ctrlKey, metaKey, altKey } = event;
    const direction = DIRECTIONS[key];
    if (this.#disabled || altKey || ((ctrlKey || metaKey) && key !== "z")) return;
    if (direction) this.#step(direction);
    else if (key === " ") this.#setPen(!this.#penIsDown);
    else if (key === "Backspace" || (key === "z" && (ctrlKey || metaKey))) this.undo();
    else if (key === "Escape") this.#setPen(false);
    else return;
    event.preventDefault();
  }

  #step([right, down]) {
    const [x, y] = this.#cursor;
    const point = [x + right * KEY_STEP, y + (down * KEY_STEP) / this.#scale].map(onSheet);
    if (!this.#penIsDown) this.#cursor = point;
    else {
      this.#go(point);
      this.#changed();
    }
    this.#draw();
  }

  /** A pen that was set down leaves a dot, of which the model hears when it moves on or is lifted. */
  #setPen(down) {
    if (down === this.#penIsDown) return;
    this.#penIsDown = down;
    if (down) this.#start(this.#cursor);
    else this.#changed();
    this.#draw();
    announce(down ? "The pen is down." : "The pen is lifted.");
  }

  /** Takes the last stroke back, or brings back what was cleared. */
  undo() {
    this.#penIsDown = false;
    const before = this.#past.pop();
    if (!before) return;
    this.#own = before.own;
    this.strokes = before.strokes;
    this.#draw();
    this.#changed();
  }

  clear() {
    this.#penIsDown = false;
    if (this.strokes.length > 0) this.#put([]);
    this.#changed();
  }

  /** What a page sets is a reader's own. */
  set(strokes) {
    this.#own = true;
    this.strokes = strokesIn(strokes);
    this.#draw();
  }

  #draw() {
    const written = ([x, y]) => `${x.toFixed(4)} ${(y * this.#scale).toFixed(4)}`;
    const line = (stroke) =>
      `M${smooth(stroke, this.#pen / 2)
        .map(written)
        .join("L")}`;
    const dotted = (stroke) => (stroke.length > 1 ? stroke : [...stroke, ...stroke]);
    this.#path.setAttribute("d", this.strokes.map((stroke) => line(dotted(stroke))).join(""));
    const [x, y] = this.#cursor;
    this.#mark.setAttribute("cx", x);
    this.#mark.setAttribute("cy", y * this.#scale);
    this.#mark.classList.toggle("down", this.#penIsDown);
  }
}

const onSheet = (share) => Math.round(1e4 * Math.min(1, Math.max(0, share))) / 1e4;
