/** "What moves it": the result over one input, which the reader picks, while the others stay as they are. */
import { h, s } from "./dom.js";
import { chosenRows, drawBars, drawCurve } from "./pictures.js";

export class Explore {
  #scale;
  #pick;
  #field;
  #swept;
  #answer = NaN;
  #valueAt = (x) => x;

  constructor(fields, scale, first, { changed, pick }) {
    this.#scale = scale;
    this.#pick = pick;
    this.#field = fields.find(({ spec }) => spec.name === first) ?? fields[0];
    const options = fields.map(({ spec }) => h("option", { value: spec.name }, spec.label));
    const select = h(
      "select",
      {
        "aria-label": "What moves it",
        part: "control",
        oninput: () => {
          this.#field = fields.find(({ spec }) => spec.name === select.value);
          this.#swept = undefined;
          changed();
        },
      },
      ...options,
    );
    select.value = this.#field.spec.name;
    this.svg = s("svg", { role: "img", part: "curve" });
    this.list = h("ol", { class: "bars", part: "bars" });
    this.caption = h("figcaption", { class: "caption" });
    this.element = h(
      "figure",
      { class: "explore", part: "explore" },
      h("div", { class: "name" }, h("span", {}, "What moves it"), select),
      this.svg,
      this.list,
      this.caption,
    );
    this.#listen();
    this.resized = new ResizeObserver(() => this.#draw());
    this.resized.observe(this.svg);
  }

  get field() {
    return this.#field;
  }

  /** What the model is fed for the picture, in one batch. */
  feeds(fields) {
    const { values } = this.#field.sweep;
    return Object.fromEntries(
      fields.map((field) => [
        field.spec.name,
        field.feed(field === this.#field ? values : values.map(() => field.value)),
      ]),
    );
  }

  show(answers) {
    if (answers.length !== this.#field.sweep.values.length) return;
    this.#swept = { values: this.#field.sweep.values, answers: Array.from(answers, Number) };
    this.#draw();
  }

  /** The answer to what is in the form. */
  mark(answer) {
    this.#answer = answer;
    this.#draw();
  }

  stop() {
    this.resized.disconnect();
  }

  #draw() {
    const ranged = this.#field.sweep.over === "range";
    this.svg.classList.toggle("away", !ranged);
    this.list.hidden = ranged;
    if (!this.#swept) return;
    const { answers } = this.#swept;
    const bounds = this.#scale.bounds([...answers, this.#answer]);
    if (ranged) this.#drawCurve(answers, bounds);
    else this.#drawBars(answers, bounds);
  }

  #drawCurve(answers, bounds) {
    const { values, wordsOf } = this.#field.sweep;
    const extreme = (answer) => `${this.#scale.words(answer)} at ${wordsOf(values[answers.indexOf(answer)])}`;
    const finite = answers.filter(Number.isFinite);
    const sentence =
      finite.length === 0
        ? "No numbers over this range."
        : `Lowest ${extreme(Math.min(...finite))}, highest ${extreme(Math.max(...finite))}.`;
    this.caption.textContent = sentence;
    this.svg.setAttribute("aria-label", `${this.#field.spec.label}. ${sentence}`);
    if (!this.svg.clientWidth) return;
    const picture = { values, answers, own: this.#field.value, answer: this.#answer, bounds };
    this.#valueAt = drawCurve(this.svg, picture, this.#scale, wordsOf);
  }

  #drawBars(answers, bounds) {
    const { values, wordsOf } = this.#field.sweep;
    const all = values.map((value, i) => ({ value, answer: answers[i] }));
    const rows = chosenRows(all, this.#field.value);
    this.caption.textContent = rows.length < all.length ? `The highest of ${all.length}, and yours.` : "";
    const scale = { bounds, words: this.#scale.words, wordsOf };
    drawBars(this.list, rows, this.#field.value, scale, (value) => this.#pick(this.#field, value));
  }

  /** The curve can be taken by the pointer; keys have the slider of the form. */
  #listen() {
    const take = (event) => {
      const { min = 0, max = 0 } = this.#field.spec;
      const { step } = this.#field.sweep;
      const value = this.#valueAt(event.clientX - this.svg.getBoundingClientRect().left);
      const stepped = step ? min + Math.round((value - min) / step) * step : value;
      this.#pick(this.#field, Math.min(max, Math.max(min, stepped)));
    };
    this.svg.addEventListener("pointerdown", (event) => {
      this.svg.setPointerCapture(event.pointerId);
      take(event);
    });
    this.svg.addEventListener("pointermove", (event) => {
      if (this.svg.hasPointerCapture(event.pointerId)) take(event);
    });
  }
}
