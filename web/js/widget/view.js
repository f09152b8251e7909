/**
 * What stands in the element once its model is there: the form, the results, what moves them, and the foot.
 */
import { announce } from "./announce.js";
import { isSingle, pageOf } from "./page.js";
import { takesMany } from "./column.js";
import { h } from "./dom.js";
import { ModelErrorEvent, ModelPredictEvent } from "./events.js";
import { Explore } from "./explore.js";
import { footOf } from "./foot.js";
import { fieldOf, resultOf } from "./kinds.js";
import { problem } from "./problem.js";
import { eachFrame } from "./schedule.js";
import { sheet } from "./styles.js";

/** @typedef {import("./kinds.js").Field} Field */

const SHOWN_AT_ONCE = 8;

export class View {
  sheet = sheet;
  #host;
  #model;
  #page;
  /** @type {Field[]} */
  #fields = [];
  /** @type {import("./kinds.js").Result[]} */
  #results = [];
  /** @type {Explore | undefined} */
  #explore;
  #controller = new AbortController();
  #stale = { answer: true, picture: true };
  #trouble = h("div", { class: "trouble", hidden: true });
  #request = eachFrame(() => this.#work());

  /**
   * @param {HTMLElement & {src: string, alt: string, disabled: boolean}} host
   * @param {import("../model.js").Model} model @param {Record<string, any>} values for the form
   */
  static async of(host, model, values) {
    const view = new View(host, model);
    await view.#build(values);
    return view;
  }

  /** @param {any} host @param {import("../model.js").Model} model */
  constructor(host, model) {
    this.#host = host;
    this.#model = model;
    this.#page = pageOf(model);
  }

  /** @param {Record<string, any>} values */
  async #build(values) {
    const { inputs, outputs } = this.#page;
    this.#fields = await Promise.all(
      inputs.map((spec) => {
        /** @type {Promise<Field>} */
        const field = fieldOf(spec, () => field.then((own) => this.#changed(own)));
        return field;
      }),
    );
    this.#results = await Promise.all(outputs.map(resultOf));
    this.#explore = this.#exploring();
    this.values = values;
    this.element = this.#layout();
    this.refresh();
  }

  /** A picture needs a result with a scale, and a model that takes a batch. */
  #exploring() {
    const scale = this.#results[0]?.scale;
    const batches = this.#fields.every(
      ({ spec }) => takesMany(spec.signature.dims) && isSingle(spec.signature.dims),
    );
    const swept = /** @type {import("./explore.js").Swept[]} */ (this.#fields.filter((field) => field.sweep));
    if (!scale || !batches || swept.length === 0) return undefined;
    return new Explore(swept, scale, this.#page.explore, {
      changed: () => this.#refreshed("picture"),
      pick: (field, value) => {
        if (this.#host.disabled) return;
        field.value = value;
        this.#changed(field);
      },
    });
  }

  #layout() {
    const { title, summary } = this.#page;
    const src = this.#host.src && new URL(this.#host.src, document.baseURI).href;
    this.foot = footOf(src, this.#model.bytes, () => this.#embed(src));
    this.form = h("fieldset", { class: "fields" }, ...this.#folded());
    return h(
      "section",
      { class: "card", part: "card" },
      h(
        "div",
        { class: "ask" },
        h(
          "div",
          { class: "title", part: "title" },
          h("h2", {}, title),
          ...(summary ? [h("p", {}, summary)] : []),
        ),
        h(
          "slot",
          { name: "input" },
          h("form", { part: "input", onsubmit: (/** @type {Event} */ e) => e.preventDefault() }, this.form),
        ),
      ),
      h(
        "slot",
        { name: "result" },
        h(
          "div",
          { class: "result", part: "result" },
          ...this.#results.map(({ element }) => element),
          this.#trouble,
        ),
      ),
      ...(this.#explore ? [this.#explore.element] : [h("div", { class: "explore" })]),
      this.foot.element,
    );
  }

  /** A long form begins with what the author named first. */
  #folded() {
    const elements = this.#fields.map(({ element }) => element);
    if (elements.length <= SHOWN_AT_ONCE) return elements;
    const shown = SHOWN_AT_ONCE - 2;
    return [
      ...elements.slice(0, shown),
      h(
        "details",
        { class: "more", part: "more" },
        h("summary", {}, `${elements.length - shown} more`),
        h("div", { class: "fields" }, ...elements.slice(shown)),
      ),
    ];
  }

  /** @returns {Record<string, any>} */
  get values() {
    return Object.fromEntries(this.#fields.map(({ spec, value }) => [spec.name, value]));
  }

  set values(given) {
    for (const field of this.#fields) {
      if (given[field.spec.name] !== undefined) field.value = given[field.spec.name];
    }
    if (this.element) this.#changed();
  }

  /** Takes over the attributes of the element. */
  refresh() {
    this.form.disabled = this.#host.disabled;
    this.element.setAttribute("aria-label", this.#host.alt || this.#page.title);
  }

  start() {
    this.#request();
  }

  stop() {
    this.#controller.abort();
    this.#explore?.stop();
  }

  /** @param {Field} [field] the one that changed; all when left out */
  #changed(field) {
    this.#stale.answer = true;
    this.#refreshed(field && field === this.#explore?.field ? undefined : "picture");
  }

  /** @param {"picture"} [part] */
  #refreshed(part) {
    if (part) this.#stale.picture = true;
    this.#request();
  }

  /** One run: the answer and the picture take turns, so that both follow a slider. */
  async #work() {
    if (this.#controller.signal.aborted) return false;
    const stale = this.#stale;
    if (stale.answer && !(stale.picture && this.pictureNext)) await this.#predict();
    else if (stale.picture) await this.#draw();
    return !this.#controller.signal.aborted && (stale.answer || (stale.picture && Boolean(this.#explore)));
  }

  async #predict() {
    this.#stale.answer = false;
    this.pictureNext = true;
    const { signal } = this.#controller;
    try {
      const feeds = Object.fromEntries(
        this.#fields.map((field) => [field.spec.name, field.feed([field.value])]),
      );
      const begun = performance.now();
      const outputs = await this.#model.run(feeds, { signal });
      this.#tell(outputs, performance.now() - begun);
    } catch (error) {
      if (!signal.aborted) this.#refuse(error);
    }
  }

  /** @param {Record<string, import("../tensor.js").Tensor>} outputs @param {number} ms */
  #tell(outputs, ms) {
    this.#trouble.hidden = true;
    const tensors = this.#page.outputs.map(({ name }) => outputs[name]);
    const sentences = tensors.map((tensor, k) => this.#results[k].show(tensor));
    this.#explore?.mark(Number(tensors[0].data[0]));
    this.foot.tell(ms);
    announce(sentences.join(" "));
    this.#host.dispatchEvent(new ModelPredictEvent(this.values, outputs, ms));
  }

  async #draw() {
    this.#stale.picture = this.pictureNext = false;
    const { signal } = this.#controller;
    const field = this.#explore?.field;
    if (!this.#explore || !field) return;
    try {
      const outputs = await this.#model.run(this.#explore.feeds(this.#fields), { signal });
      if (field === this.#explore.field) this.#explore.show(outputs[this.#page.outputs[0].name].data);
    } catch (error) {
      if (!signal.aborted) this.#refuse(error);
    }
  }

  /** @param {any} error */
  #refuse(error) {
    this.#trouble.replaceChildren(problem(error));
    this.#trouble.hidden = false;
    this.#host.dispatchEvent(new ModelErrorEvent(error));
  }

  /** @param {string} src */
  async #embed(src) {
    const { embedPanel } = await import("./embed.js");
    this.embed ??= embedPanel(src);
    if (this.embed.isConnected) this.embed.remove();
    else this.element.append(this.embed);
    this.foot.button.setAttribute("aria-expanded", String(this.embed.isConnected));
  }
}
