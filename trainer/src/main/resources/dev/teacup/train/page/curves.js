import { Chart } from "./chart.js";
import { html, labelled, svg } from "./dom.js";

/** How many runs are told apart by colours and dashes. */
const LOOKS = 5;

/** All charts of a training, with what is wished of all of them at once. */
export function showCurves(section, curves) {
  const names = [...new Set(curves.flatMap(({ runs }) => runs.map(({ name }) => name)))];
  const kinds = new Map(names.map((name, i) => [name, i % LOOKS]));
  const charts = curves.map((one) => new Chart(one, kinds));
  const wish = { weight: 0, powers: false, hidden: new Set() };
  const draw = () => charts.forEach((chart) => chart.draw(wish));

  const smoothing = html("input", { type: "range", min: 0, max: 0.99, step: 0.01, value: 0 });
  const said = html("span", { class: "value" }, "none");
  smoothing.addEventListener("input", () => {
    wish.weight = Number(smoothing.value);
    said.textContent = wish.weight === 0 ? "none" : smoothing.value;
    draw();
  });
  const powers = html("input", { type: "checkbox" });
  powers.addEventListener("change", () => {
    wish.powers = powers.checked;
    draw();
  });
  const show = (name, isShown) => {
    if (isShown) wish.hidden.delete(name);
    else wish.hidden.add(name);
    draw();
  };
  section.append(
    html(
      "div",
      { class: "controls" },
      labelled("Smoothing", smoothing, said),
      html("p", { class: "control" }, html("label", {}, powers, " Logarithmic, upwards")),
      html(
        "fieldset",
        { class: "legend" },
        html("legend", {}, "Shown"),
        ...names.map((name) => entry(name, kinds.get(name), show)),
      ),
    ),
    html("div", { class: "charts" }, ...charts.map(({ element }) => element)),
  );
  draw();
}

/** A run in the legend, which shows or hides it. */
function entry(name, kind, show) {
  const box = html("input", { type: "checkbox", checked: true });
  box.addEventListener("change", () => show(name, box.checked));
  const sample = svg(
    "svg",
    { viewBox: "0 0 28 10", "aria-hidden": "true" },
    svg("path", { class: `line k${kind}`, d: "M1 5H27" }),
  );
  return html("label", {}, box, sample, name);
}
