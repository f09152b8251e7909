/**
 * The class behind `<teacup-model>`. Importing it defines nothing; what it shows is loaded when it is needed.
 */
import { ModelErrorEvent, ModelLoadEvent, ModelProgressEvent, told } from "./widget/events.js";

/** @typedef {import("./model.js").Model} Model */

const NEAR = "400px";
const PROPERTIES = ["src", "alt", "loading", "disabled", "inputs", "model"];

/** One sheet for all: until the model is there, room is kept and what the author wrote is shown. */
const sheet = () => {
  const shared = new CSSStyleSheet();
  shared.replaceSync(`
    :host { display: block; contain: content; min-block-size: var(--teacup-room, 34rem); }
    :host([hidden]) { display: none; }
    .wait {
      box-sizing: border-box; min-block-size: inherit; padding: 1.5rem; display: flex; flex-direction: column;
      color: var(--teacup-ink, light-dark(#1d2422, #ece8e0));
      background: var(--teacup-card, light-dark(#fff, #1c2124));
      border: 1px solid var(--teacup-line, light-dark(#e2dcd2, #30373a));
      border-radius: var(--teacup-radius, 14px);
    }
    progress {
      inline-size: 100%; margin-block-start: auto;
      accent-color: var(--teacup-leaf, light-dark(#1f6f5c, #7fd0b6));
    }
  `);
  return shared;
};

/** @type {CSSStyleSheet | undefined} */
let base;

/**
 * A model that predicts in the page: a form from the model's own description, and the answer at every change.
 *
 * @element teacup-model
 * @attr {string} src - the address of the model's file
 * @attr {string} alt - what the model predicts, for readers who do not see it; its own title when left out
 * @attr {"lazy" | "eager"} loading - lazy, the default, waits until the element is near the viewport
 * @attr {boolean} disabled - the form cannot be changed
 */
export class TeacupModelElement extends HTMLElement {
  static observedAttributes = ["src", "alt", "loading", "disabled"];

  /**
   * Defines the tag, unless that was done before.
   * @param {string} [tag]
   * @param {CustomElementRegistry} [registry]
   */
  static define(tag = "teacup-model", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
    return this;
  }

  #root;
  /**
   * From when a model is asked for or set until it is given up or has failed. Whatever awaits looks at the
   * signal of its own attempt afterwards: another may have begun.
   * @type {AbortController | undefined}
   */
  #attempt;
  /** @type {Model | undefined} */
  #model;
  #owned = false;
  /** @type {any} */
  #view;
  /** @type {Record<string, any>} */
  #inputs = {};
  /** @type {IntersectionObserver | undefined} */
  #near;

  constructor() {
    super();
    base ??= sheet(); // a browser that cannot stops here, and goes on showing what the author wrote
    this.#root = this.attachShadow({ mode: "open" });
    this.#reset();
  }

  /** The address of the model's file. */
  get src() {
    return this.getAttribute("src") ?? "";
  }
  set src(url) {
    this.setAttribute("src", url);
  }

  /** What the model predicts, in words. */
  get alt() {
    return this.getAttribute("alt") ?? "";
  }
  set alt(text) {
    this.setAttribute("alt", text);
  }

  /** @type {"lazy" | "eager"} */
  get loading() {
    return this.getAttribute("loading") === "eager" ? "eager" : "lazy";
  }
  set loading(when) {
    this.setAttribute("loading", when);
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }
  set disabled(is) {
    this.toggleAttribute("disabled", Boolean(is));
  }

  /** What is in the form, by the names of the inputs. Setting changes the inputs that are named. */
  get inputs() {
    return { ...this.#inputs, ...this.#view?.values };
  }
  set inputs(values) {
    this.#inputs = { ...this.#inputs, ...values };
    if (this.#view) this.#view.values = values ?? {};
  }

  /**
   * The loaded model, or null. A model that is set is shown in place of src, and stays its owner's to
   *   dispose.
   */
  get model() {
    return this.#model ?? null;
  }
  set model(model) {
    this.#free();
    if (model) this.#try((signal) => this.#show(model, false, signal));
    else if (this.isConnected) this.#await();
  }

  connectedCallback() {
    for (const name of PROPERTIES) this.#upgrade(name);
    if (!this.#attempt) this.#await();
  }

  /** An element that is moved comes back at once, and keeps its model. */
  disconnectedCallback() {
    setTimeout(() => this.isConnected || this.#free());
  }

  connectedMoveCallback() {}

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (name === "loading" && now !== null && now !== this.loading) warnOfLoading(now);
    if (name === "alt" || name === "disabled") this.#view?.refresh();
    if (name === "src" && before !== now) this.#forget();
    if ((name === "src" || name === "loading") && this.isConnected && !this.#attempt) this.#await();
  }

  /** A property that was set before the class was there hides the accessor. @param {string} name */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const own = /** @type {any} */ (this);
    const value = own[name];
    delete own[name];
    own[name] = value;
  }

  #await() {
    this.#near?.disconnect();
    this.#near = undefined;
    if (!this.src) return;
    if (this.loading === "eager") return this.#load();
    const near = new IntersectionObserver(
      (entries) => near === this.#near && entries.some((entry) => entry.isIntersecting) && this.#load(),
      { rootMargin: NEAR },
    );
    near.observe(this);
    this.#near = near;
  }

  #load() {
    this.#free();
    this.setAttribute("aria-busy", "true");
    this.#reset(true);
    this.#try(async (signal) => {
      import("./widget/view.js").catch(() => {}); // comes in beside the model; where it is used, it may fail
      const { Model } = await import("./teacup.js");
      const onProgress = (/** @type {number} */ share) => signal.aborted || this.#progress(share);
      const model = await Model.load(this.src, { signal, onProgress });
      if (signal.aborted) model.dispose();
      else await this.#show(model, true, signal);
    });
  }

  /** Begins an attempt, which ends the one before. @param {(signal: AbortSignal) => Promise<void>} work */
  async #try(work) {
    this.#attempt?.abort();
    const { signal } = (this.#attempt = new AbortController());
    try {
      await work(signal);
    } catch (cause) {
      if (!signal.aborted) await this.#fail(told(cause));
    }
  }

  /** @param {Model} model @param {boolean} owned @param {AbortSignal} signal */
  async #show(model, owned, signal) {
    [this.#model, this.#owned] = [model, owned];
    const { View } = await import("./widget/view.js");
    const parts = await View.partsOf(model);
    if (signal.aborted) return;
    const view = (this.#view = new View(this, model, parts, owned ? this.src : "", this.#inputs));
    this.#root.replaceChildren(view.element);
    this.#root.adoptedStyleSheets = [/** @type {CSSStyleSheet} */ (base), ...view.sheets];
    this.removeAttribute("aria-busy");
    this.dispatchEvent(new ModelLoadEvent(model));
    view.start();
  }

  /**
   * What the author wrote stays, with the four lines below.
   * @param {import("./error.js").TeacupError} error
   */
  async #fail(error) {
    this.#free();
    const own = (this.#attempt = new AbortController());
    const { problem, sheet: styles } = await import("./widget/problem.js").catch(
      () => /** @type {any} */ ({}),
    );
    if (own.signal.aborted) return;
    this.#attempt = undefined;
    if (problem) {
      this.#root.adoptedStyleSheets = [styles];
      this.#root.append(problem(error, () => this.#await()));
    }
    this.dispatchEvent(new ModelErrorEvent(error));
  }

  /** @param {number} share */
  #progress(share) {
    const bar = this.#root.querySelector("progress");
    if (bar) bar.value = share;
    this.dispatchEvent(new ModelProgressEvent(share));
  }

  /** Another model has another form. */
  #forget() {
    const shown = this.#view;
    this.#free();
    if (shown) this.#inputs = {};
  }

  #free() {
    this.#near?.disconnect();
    this.#attempt?.abort();
    this.#inputs = this.inputs;
    this.#view?.stop();
    if (this.#owned) this.#model?.dispose();
    this.#near = this.#attempt = this.#view = this.#model = undefined;
    this.removeAttribute("aria-busy");
    this.#reset();
  }

  /** What is shown before: the author's own content, and a bar while a model loads. */
  #reset(loads = false) {
    const [wait, poster, own, progress] = ["div", "slot", "slot", "slot"].map((tag) =>
      document.createElement(tag),
    );
    const bar = document.createElement("progress");
    wait.className = "wait";
    poster.setAttribute("name", "poster");
    progress.setAttribute("name", "progress");
    bar.setAttribute("part", "progress");
    bar.setAttribute("aria-label", "Loading the model");
    bar.hidden = !loads;
    progress.append(bar);
    wait.append(poster, own, progress);
    this.#root.replaceChildren(wait);
    this.#root.adoptedStyleSheets = [/** @type {CSSStyleSheet} */ (base)];
  }
}

const warned = new Set();

/** @param {string} value */
function warnOfLoading(value) {
  if (warned.has(value)) return;
  warned.add(value);
  console.warn(
    `teacup-model, unknown-loading: loading="${value}" is neither "lazy" nor "eager", lazy is used; ` +
      `see ${new URL("./custom-elements.json", import.meta.url)}`,
  );
}
