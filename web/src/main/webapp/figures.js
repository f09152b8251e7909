/** Writes into a page what was measured: the figures that `evaluate` has put into `models/index.json`. */

const rows = [...document.querySelectorAll("[data-model]")];
const found = await fetch(new URL("models/index.json", import.meta.url)).catch(() => undefined);
const { models } = found?.ok ? await found.json().catch(() => ({})) : {};
const known = Array.isArray(models) ? models : [];

for (const row of rows) {
  const metrics = known.find(({ name }) => name === row.dataset.model)?.metrics ?? {};
  for (const cell of row.querySelectorAll("[data-figure]")) {
    const value = metrics[cell.dataset.figure];
    if (Number.isFinite(value)) cell.textContent = written(value, cell.dataset.unit);
  }
}

/** A share as `.799`, or in percent. @param {number} value @param {string} [unit] */
function written(value, unit) {
  return unit === "%" ? `${(100 * value).toFixed(1)}\u00a0%` : value.toFixed(3).replace(/^0/, "");
}
