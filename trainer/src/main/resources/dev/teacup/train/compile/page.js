import { inputs, load, texts } from "./model.js";

const PAGE = {};
const FIELDS = {};
const RESULTS = {};
const [form, answer] = document.querySelector("main").children;
const text = (value) => (typeof value === "number" ? texts[value] : value);
const percent = (share) => `${(100 * share).toFixed(1)} %`;

function create(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function labelled(label, control) {
  return create("label", {}, label, control);
}

/** Things with how much each is, from 0 to 1, where that is known. */
function list(items) {
  return create("ol", {}, ...items.map(([name, share, note]) => create("li", {}, name,
    ...(share === undefined ? [] : [` ${percent(share)}`, create("meter", { value: share })]),
    ...(note ? [create("p", {}, note)] : []))));
}
/* kinds */

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
  :root {
    color-scheme: light dark;
    --paper: light-dark(#fbf8f3, #14181a); --ink: light-dark(#1d2422, #ece8e0);
    --soft: light-dark(#5d6662, #a3aba6); --line: light-dark(#e2dcd2, #30373a);
    --leaf: light-dark(#1f6f5c, #7fd0b6); --wash: light-dark(#e3f1ec, #1d332d);
  }
  * { box-sizing: border-box; }
  body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--paper); color: var(--ink);
    font: 1rem/1.5 system-ui, sans-serif; }
  h1 { line-height: 1.15; margin: 1rem 0 .4rem; }
  p { margin: 0 0 1rem; color: var(--soft); }
  main { display: grid; gap: 1rem;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); }
  label, legend { font-weight: 550; }
  label { display: block; margin-bottom: .8rem; }
  input, select, textarea, canvas, button { width: 100%; min-height: 2.5rem; padding: .4rem .6rem;
    font: inherit; font-weight: 400; color: inherit; background: var(--paper);
    border: 1px solid var(--line); border-radius: 8px; }
  canvas { padding: 0; touch-action: none; }
  fieldset { margin: 0 0 .8rem; border: 1px solid var(--line); border-radius: 8px;
    display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr)); }
  fieldset label { margin: 0; font-size: .8rem; }
  output { display: block; align-self: start; position: sticky; top: 1rem; padding: 1rem;
    border-radius: 14px; background: var(--wash); overflow-wrap: anywhere; }
  b { display: block; font-size: 1.6rem; }
  ol { margin: .3rem 0 0; padding: 0; list-style: none; }
  li { margin-bottom: .5rem; }
  meter { display: block; width: 100%; }
  @media (max-width: 42rem) { output { order: -1; top: 0; max-height: 45vh; overflow: auto; } }
`);
document.adoptedStyleSheets = [STYLE];
document.title = document.querySelector("h1").textContent = PAGE.title;
document.querySelector("p").textContent = PAGE.summary;
const fields = PAGE.inputs.map((spec) => {
  const { dims, ...signature } = inputs.find(({ name }) => name === spec.name);
  const size = dims.reduce((product, dim) => product * dim, 1);
  return { name: spec.name, size, ...FIELDS[spec.kind](spec, { dims, ...signature, size }) };
});
form.append(...fields.flatMap(({ element }) => element));
try {
  const model = await load();
  const predict = () => {
    try {
      const feeds = fields.map(({ name, size, read }) => {
        const row = read();
        return [name, Array.from({ length: size }, (_, k) => row[k % row.length])];
      });
      const given = model.run(Object.fromEntries(feeds));
      answer.replaceChildren(...PAGE.outputs.flatMap((spec) =>
        RESULTS[spec.kind](spec, given[spec.name], given)));
    } catch (error) {
      answer.textContent = error.message;
    }
  };
  form.addEventListener("input", predict);
  form.addEventListener("submit", (event) => event.preventDefault());
  predict();
} catch (error) {
  answer.textContent = error.message;
}
