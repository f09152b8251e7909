/**
 * What an element tells of its life. Each function answers with lines of text and leaves the page as it was;
 * what did not happen is known by what happened after it.
 */
import { TeacupModelElement } from "/teacup-model-element.js";

const BIRDS = "/models/tests/birds.onnx";
const PLAIN = "/models/tests/plain.onnx";
const NONE = "/models/tests/none.onnx";

let tags = 0;

/** A tag of its own for each case, so that each knows when its class is defined. */
function newTag() {
  return `teacup-model-${tags++}`;
}

function define(tag) {
  class Own extends TeacupModelElement {}
  Own.define(tag);
}

function made(src, tag = newTag()) {
  define(tag);
  const element = document.createElement(tag);
  element.loading = "eager";
  element.src = src;
  return element;
}

const next = (target, type) => new Promise((heard) => target.addEventListener(type, heard, { once: true }));

const lines = (...values) => new TextEncoder().encode(values.join("\n"));

/** What would still come of an earlier element has come when a later one has answered and is gone. */
async function settle() {
  const later = made(BIRDS);
  document.body.append(later);
  await next(later, "predict");
  later.remove();
  while (later.model) await new Promise(requestAnimationFrame);
}

export async function eventsInOrder() {
  const element = made(BIRDS);
  const heard = [];
  for (const type of ["progress", "load", "predict", "error"]) {
    element.addEventListener(type, () => {
      const state = [
        element.getAttribute("aria-busy") === "true" ? "busy" : "idle",
        element.model ? "model" : "no model",
        element.shadowRoot.querySelector("[part=result]:not([aria-busy])") ? "answer" : "no answer",
      ];
      const line = `${type}: ${state.join(", ")}`;
      if (heard.at(-1) !== line) heard.push(line);
    });
  }
  const bubbling = (event) => event.target === element && heard.push(`${event.type} bubbles`);
  for (const type of ["progress", "load", "predict", "error"]) document.addEventListener(type, bubbling);
  const predicted = next(element, "predict");
  document.body.append(element);
  await predicted;
  for (const type of ["progress", "load", "predict", "error"]) document.removeEventListener(type, bubbling);
  element.remove();
  return lines(...heard);
}

export async function progressGrowsToOne() {
  const element = made(BIRDS);
  const shares = [];
  element.addEventListener("progress", ({ progress }) => shares.push(progress));
  document.body.append(element);
  await next(element, "load");
  element.remove();
  const grows = shares.every((share, k) => share >= 0 && (k === 0 || share >= shares[k - 1]));
  return lines(shares.length > 0, grows, shares.at(-1));
}

export async function predictTellsWhatItKnows() {
  const element = made(BIRDS);
  document.body.append(element);
  const { inputs, outputs, ms, composed } = await next(element, "predict");
  element.remove();
  const { type, dims, data } = outputs.probability;
  return lines(
    JSON.stringify(inputs),
    `${type} [${dims}] ${data.length}`,
    data[0] > 0 && data[0] < 1,
    ms >= 0,
    composed,
  );
}

export async function errorCarriesFourLines() {
  const element = made(NONE);
  document.body.append(element);
  const { error, bubbles } = await next(element, "error");
  const { where, what, expected, got, fix } = error;
  element.remove();
  return lines(new URL(where).pathname, what, expected, got, fix, bubbles);
}

export async function movingKeepsTheModel() {
  const element = made(BIRDS);
  const elsewhere = document.createElement("div");
  document.body.append(element, elsewhere);
  await next(element, "predict");
  const { model } = element;
  let loads = 0;
  element.addEventListener("load", () => loads++);
  elsewhere.append(element);
  await settle();
  const kept = element.model === model && model.memoryBytes > 0;
  elsewhere.remove();
  return lines(kept, loads);
}

export async function removingFreesTheMemory() {
  const [gone, stays] = [made(BIRDS), made(BIRDS)];
  document.body.append(gone, stays);
  await Promise.all([next(gone, "predict"), next(stays, "predict")]);
  const { model } = gone;
  gone.remove();
  await settle();
  const answer = lines(gone.model, model.memoryBytes, stays.model.memoryBytes > 0);
  stays.remove();
  return answer;
}

export async function comingBackLoadsAgainWithTheSameInputs() {
  const element = made(BIRDS);
  document.body.append(element);
  await next(element, "predict");
  element.inputs = { speed: 35, size: "Small" };
  await next(element, "predict");
  element.remove();
  await settle();
  document.body.append(element);
  const { inputs } = await next(element, "predict");
  element.remove();
  return lines(JSON.stringify(inputs));
}

export async function removedWhileLoading() {
  const [gone, stays] = [made(BIRDS), made(BIRDS)];
  const heard = [];
  for (const type of ["load", "predict", "error"]) gone.addEventListener(type, () => heard.push(type));
  const begun = next(gone, "progress");
  const predicted = next(stays, "predict");
  document.body.append(gone, stays);
  await begun;
  gone.remove();
  await predicted;
  await settle();
  const answer = lines(heard.length, gone.model, gone.getAttribute("aria-busy"), Boolean(stays.model));
  stays.remove();
  return answer;
}

export async function aNewSourceEndsTheOld() {
  const element = made(BIRDS);
  const heard = [];
  element.addEventListener("load", ({ model }) =>
    heard.push(`load ${model.inputs.map(({ name }) => name).join(" ")}`),
  );
  element.addEventListener("error", ({ error }) => heard.push(`error ${error.message}`));
  document.body.append(element);
  await next(element, "progress");
  element.src = NONE;
  element.src = PLAIN;
  const { inputs } = await next(element, "predict");
  await settle();
  element.remove();
  return lines(...heard, JSON.stringify(inputs));
}

/** A model that the page has loaded by itself. */
async function own(src) {
  const { Model } = await import("/teacup.js");
  return Model.load(src);
}

export async function modelsInQuickSuccession() {
  const [birds, plain] = await Promise.all([own(BIRDS), own(PLAIN)]);
  const element = made("");
  const heard = [];
  element.addEventListener("load", ({ model }) => heard.push(model === birds ? "birds" : "plain"));
  element.addEventListener("error", ({ error }) => heard.push(`error ${error.message}`));
  document.body.append(element);
  Object.assign(element, { model: plain }, { src: BIRDS }, { model: birds });
  for (const model of [null, plain, null, birds]) element.model = model;
  await next(element, "predict");
  await settle();
  const forms = element.shadowRoot.querySelectorAll("form").length;
  const embeds = element.shadowRoot.querySelectorAll("[part=embed]").length;
  element.remove();
  await settle();
  const alive = birds.memoryBytes > 0 && plain.memoryBytes > 0;
  for (const model of [birds, plain]) model.dispose();
  return lines(...heard, forms, embeds, alive);
}

export async function aModelThatCannotBeShown() {
  const broken = { inputs: [null], outputs: [], metadata: {}, bytes: 0 };
  const element = made("");
  const heard = [];
  element.addEventListener("load", ({ model }) => heard.push(`load ${model.inputs.length}`));
  element.addEventListener("error", ({ error }) => heard.push(`error ${error.what}`));
  document.body.append(element);
  element.model = broken;
  element.src = PLAIN;
  await next(element, "predict");
  const [{ model }, failed] = [element, next(element, "error")];
  element.model = broken;
  await failed;
  const answer = lines(...heard, model.memoryBytes, element.model);
  element.remove();
  return answer;
}

export async function aSourceThatChangesWhileOutside() {
  const element = made(BIRDS);
  document.body.append(element);
  await next(element, "predict");
  element.remove();
  element.src = PLAIN;
  document.body.append(element);
  const { inputs } = await next(element, "predict");
  element.remove();
  return lines(JSON.stringify(inputs));
}

export async function propertiesSetBeforeTheUpgrade() {
  const tag = newTag();
  const element = document.createElement(tag);
  Object.assign(element, {
    src: BIRDS,
    loading: "eager",
    disabled: true,
    inputs: { speed: 20, size: "Small" },
  });
  document.body.append(element);
  const predicted = next(element, "predict");
  define(tag);
  const { inputs } = await predicted;
  const answer = lines(
    JSON.stringify(inputs),
    element.getAttribute("src"),
    element.shadowRoot.querySelector("fieldset").disabled,
  );
  element.remove();
  return answer;
}

export async function anUnknownLoadingIsTheDefaultAndWarnsOnce() {
  const warnings = [];
  const { warn } = console;
  console.warn = (text) => warnings.push(text);
  const element = made(BIRDS);
  document.body.append(element);
  element.setAttribute("loading", "sometimes");
  element.setAttribute("loading", "lazy");
  element.setAttribute("loading", "sometimes");
  const { loading } = element;
  element.remove();
  console.warn = warn;
  return lines(loading, warnings.length, warnings[0]?.includes("unknown-loading"));
}

export async function onePoliteRegionForAll() {
  const elements = [made(BIRDS), made(BIRDS)];
  document.querySelector("[role=status]")?.replaceChildren();
  document.body.append(...elements);
  await Promise.all(elements.map((element) => next(element, "predict")));
  const region = document.querySelector("[role=status]");
  const figure = elements[0].shadowRoot.querySelector(".figure").textContent;
  while (!region.textContent.includes(figure)) {
    await new Promise((heard) => new MutationObserver(heard).observe(region, { childList: true }));
  }
  const answer = lines(
    document.querySelectorAll("[role=status]").length,
    region.ariaLive ?? region.getAttribute("aria-live"),
    region.textContent,
  );
  elements.forEach((element) => element.remove());
  return answer;
}
