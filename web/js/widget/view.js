/** What stands in the element once its model is there: the form, the results, what moves them, the foot. */
import { announce } from "./announce.js";
import { h } from "./dom.js";
import { embedPanel } from "./embed.js";
import { ModelErrorEvent, ModelPredictEvent, told } from "./events.js";
import { Explore } from "./explore.js";
import { footOf } from "./foot.js";
import { builderOf, kindsOf } from "./kinds.js";
import { blank, isSingle, pageOf, takesMany } from "./page.js";
import { problem, sheet as problems } from "./problem.js";
import { eachFrame } from "./schedule.js";
import { sheet } from "./styles.js";

/** The parts that come later take these from here, so that they are loaded once. */
export { announce } from "./announce.js";
export { h, s, sheetOf } from "./dom.js";
export { ARROWS, boundsOf, path, scale } from "./geometry.js";
export { digits } from "./words.js";

const SHOWN_AT_ONCE = 8;
/** On a narrow page these stand above their results, which may be long; other results stay in sight. */
const ASKED_FIRST = ["text", "ratings"];

export class View {
  sheets;
  #host;
  #model;
  #page;
  #fields = [];
  #results;
  #explore;
  #foot;
  #form;
  #result;
  #embedded;
  #invitation = h("p", { class: "invitation", hidden: true });
  #trouble = h("div", { hidden: true });
  #controller = new AbortController();
  #stale = { answer: true, picture: true };
  #request = eachFrame(() => this.#work());

  /** What the view of a model is made of, once that has come. */
  static async partsOf(model) {
    const page = pageOf(model);
    return { page, kinds: await kindsOf(page) };
  }

  /**
   * The view of a model in its element, made of its parts, the form filled with `values`; it predicts from
   * `start` on. `src` is the address that the model came from, or "".
   */
  constructor(host, model, { page, kinds }, src, values) {
    this.#host = host;
    this.#model = model;
    this.#page = page;
    this.sheets = [sheet, problems, ...kinds.sheets];
    for (const [k, spec] of page.inputs.entries()) {
      const changed = () => this.#changed(this.#fields[k]);
      this.#fields.push(builderOf(kinds.fields, spec)(spec, changed, this.#fields));
    }
    this.#results = page.outputs.map((spec, k) => builderOf(kinds.results, spec)(spec, k === 0));
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
    const { title, summary, inputs, outputs } = this.#page;
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
    this.#result = h("div", attributes, ...results, this.#invitation, this.#trouble);
    return h(
      "section",
      { class: `card ${inputs.some(({ kind }) => ASKED_FIRST.includes(kind)) ? "read" : ""}`, part: "card" },
      h("div", { class: "ask" }, heading, h("slot", { name: "input" }, form)),
      h("slot", { name: "result" }, this.#result),
      ...(this.#explore ? [this.#explore.element] : []),
      this.#foot.element,
    );
  }

  /** A long form begins with what the author named first. */
  #folded() {
    const elements = this.#fields.map(({ element }) => element).filter(Boolean);
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

  /** Results are marked while what they show is no answer to what stands in the form. */
  #needs(parts) {
    Object.assign(this.#stale, parts);
    if (parts.answer) this.#result.classList.add("stale");
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
    if (this.#invites()) return;
    const feeds = this.#fields.map((field) => [field.spec.name, field.feed([field.value])]);
    const begun = performance.now();
    const outputs = await this.#model.run(Object.fromEntries(feeds), { signal });
    const ms = performance.now() - begun;
    this.#result.classList.toggle("stale", this.#stale.answer);
    const tensors = this.#page.outputs.map(({ name }) => outputs[name]);
    const sentences = tensors.map((tensor, k) => this.#results[k].show(tensor, outputs, values));
    this.#explore?.mark(Number(tensors[0].data[0]));
    this.#foot.tell(ms);
    this.#result.removeAttribute("aria-busy");
    this.#trouble.hidden = true;
    announce(sentences.join(" "));
    this.#host.dispatchEvent(new ModelPredictEvent(values, outputs, ms));
  }

  /** Where there is nothing to predict from, a reader is asked for it, in the room of the answer. */
  #invites() {
    const invitation = this.#fields.map((field) => field.invitation).find(Boolean) ?? "";
    this.#result.classList.toggle("empty", Boolean(invitation));
    this.#invitation.hidden = !invitation;
    this.#invitation.textContent = invitation;
    if (!invitation) return false;
    this.#result.removeAttribute("aria-busy");
    this.#trouble.hidden = true;
    announce(invitation);
    return true;
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
