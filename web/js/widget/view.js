/** What stands in the element once its model is there: the form, the results, what moves them, the foot. */
import { announce } from "./announce.js";
import { h } from "./dom.js";
import { embedPanel } from "./embed.js";
import { ModelErrorEvent, ModelPredictEvent, told } from "./events.js";
import { Explore } from "./explore.js";
import { footOf } from "./foot.js";
import { fieldOf, resultOf } from "./kinds.js";
import { blank, isSingle, pageOf, takesMany } from "./page.js";
import { problem, sheet as problems } from "./problem.js";
import { eachFrame } from "./schedule.js";
import { sheet } from "./styles.js";

const SHOWN_AT_ONCE = 8;

export class View {
  sheets = [sheet, problems];
  #host;
  #model;
  #page;
  #fields;
  #results;
  #explore;
  #foot;
  #form;
  #result;
  #embedded;
  #trouble = h("div", { hidden: true });
  #controller = new AbortController();
  #stale = { answer: true, picture: true };
  #request = eachFrame(() => this.#work());

  /**
   * The view of a model in its element, the form filled with `values`; it predicts from `start` on. `src` is
   * the address that the model came from, or "".
   */
  constructor(host, model, src, values) {
    this.#host = host;
    this.#model = model;
    this.#page = pageOf(model);
    const { inputs, outputs } = this.#page;
    this.#fields = inputs.map((spec, k) => fieldOf(spec, () => this.#changed(this.#fields[k])));
    this.#results = outputs.map(resultOf);
    this.#explore = this.#exploring();
    this.element = this.#layout(src && new URL(src, document.baseURI).href);
    this.refresh();
    this.values = values;
  }

  /** A picture needs a result with a scale, and a model that takes a batch. */
  #exploring() {
    const scale = this.#results[0]?.scale;
    const batches = this.#page.inputs.every(({ signature: { dims } }) => takesMany(dims) && isSingle(dims));
    const swept = this.#fields.filter(({ sweep }) => sweep);
    if (!scale || !batches || swept.length === 0) return undefined;
    return new Explore(swept, scale, this.#page.explore, {
      changed: () => this.#needs({ picture: true }),
      pick: (field, value) => {
        if (this.#host.disabled) return;
        field.value = value;
        this.#changed(field);
      },
    });
  }

  /** Room is kept for the first answer: the results stand there unseen, filled with zeros of their shape. */
  #layout(src) {
    const { title, summary, outputs } = this.#page;
    const explore = this.#explore?.element ?? h("div", { class: "explore" });
    this.#foot = footOf(src, this.#model.bytes, () => this.#embed(src));
    this.#form = h("fieldset", { class: "fields" }, ...this.#folded());
    const form = h("form", { part: "input", onsubmit: (event) => event.preventDefault() }, this.#form);
    const heading = h(
      "div",
      { class: "title", part: "title" },
      h("p", { class: "heading" }, title),
      h("p", {}, summary),
    );
    this.#results.forEach((result, k) => result.show(blank(outputs[k].signature)));
    const results = this.#results.map(({ element }) => element);
    const attributes = { class: "result", part: "result", "aria-busy": "true" };
    this.#result = h("div", attributes, ...results, this.#trouble);
    return h(
      "section",
      { class: "card", part: "card" },
      h("div", { class: "ask" }, heading, h("slot", { name: "input" }, form)),
      h("slot", { name: "result" }, this.#result),
      explore,
      this.#foot.element,
    );
  }

  /** A long form begins with what the author named first. */
  #folded() {
    const elements = this.#fields.map(({ element }) => element);
    if (elements.length <= SHOWN_AT_ONCE) return elements;
    const rest = elements.splice(SHOWN_AT_ONCE - 2);
    return [
      ...elements,
      h(
        "details",
        { class: "more", part: "more" },
        h("summary", {}, `${rest.length} more`),
        h("div", { class: "fields" }, ...rest),
      ),
    ];
  }

  get values() {
    return Object.fromEntries(this.#fields.map(({ spec, value }) => [spec.name, value]));
  }

  set values(given) {
    for (const field of this.#fields) {
      if (given[field.spec.name] !== undefined) field.value = given[field.spec.name];
    }
    if (this.element.isConnected) this.#changed();
  }

  /** Takes over the attributes of the element. */
  refresh() {
    this.#form.disabled = this.#host.disabled;
    this.element.setAttribute("aria-label", this.#host.alt || this.#page.title);
  }

  start() {
    this.#request();
  }

  stop() {
    this.#controller.abort();
    this.#explore?.stop();
  }

  /** A picture over the input that changed stays as it is. */
  #changed(field) {
    this.#needs({ answer: true, picture: !field || field !== this.#explore?.field || this.#stale.picture });
  }

  #needs(parts) {
    Object.assign(this.#stale, parts);
    this.#request();
  }

  /** One run: the answer and the picture take turns, so that both follow a slider. */
  async #work() {
    const { signal } = this.#controller;
    const stale = this.#stale;
    try {
      if (signal.aborted) return false;
      if (stale.answer && !(stale.picture && stale.turn)) await this.#predict(signal);
      else if (this.#explore) await this.#draw(this.#explore, signal);
    } catch (error) {
      if (!signal.aborted) this.#refuse(told(error));
    }
    return !signal.aborted && (stale.answer || Boolean(this.#explore && stale.picture));
  }

  async #predict(signal) {
    Object.assign(this.#stale, { answer: false, turn: Boolean(this.#explore) });
    const values = this.values;
    const feeds = this.#fields.map((field) => [field.spec.name, field.feed([field.value])]);
    const begun = performance.now();
    const outputs = await this.#model.run(Object.fromEntries(feeds), { signal });
    const ms = performance.now() - begun;
    const tensors = this.#page.outputs.map(({ name }) => outputs[name]);
    const sentences = tensors.map((tensor, k) => this.#results[k].show(tensor));
    this.#explore?.mark(Number(tensors[0].data[0]));
    this.#foot.tell(ms);
    this.#result.removeAttribute("aria-busy");
    this.#trouble.hidden = true;
    announce(sentences.join(" "));
    this.#host.dispatchEvent(new ModelPredictEvent(values, outputs, ms));
  }

  async #draw(explore, signal) {
    Object.assign(this.#stale, { picture: false, turn: false });
    const { field } = explore;
    const outputs = await this.#model.run(explore.feeds(this.#fields), { signal });
    if (field === explore.field) explore.show(outputs[this.#page.outputs[0].name].data);
  }

  #refuse(error) {
    this.#trouble.replaceChildren(problem(error));
    this.#trouble.hidden = false;
    this.#host.dispatchEvent(new ModelErrorEvent(error));
  }

  #embed(src) {
    this.#embedded ??= embedPanel(src);
    if (this.#embedded.isConnected) this.#embedded.remove();
    else this.element.append(this.#embedded);
    this.#foot.button.setAttribute("aria-expanded", String(this.#embedded.isConnected));
  }
}
