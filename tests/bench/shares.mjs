#!/usr/bin/env node
/**
 * Which share of the nodes of each case runs emitted, of their time too, and what runs on reference kernels.
 * node tests/bench/shares.mjs --bench DIR [--cases REGEX] [--cases-dir DIR] [--on chromium] [--runs 10]
 * [--out FILE]
 */
import fs from "node:fs";
import { visit } from "./browsers.mjs";
import { asked, casesOf, options, rootsFor } from "./cases.mjs";

const option = options({
  ...{ bench: "../shared/bench", cases: ".", "cases-dir": "" },
  ...{ on: "chromium", runs: "10", out: "" },
});
/** @typedef {{nodes: string[], isEmitted: boolean, times: number, ms: number}} Step */

const cases = await casesOf(option.bench, option["cases-dir"], option.cases);
const browser = option.on;
const question = { cases: cases.map(asked), runs: Number(option.runs) };
/** @type {Record<string, ReturnType<typeof sharesOf>>} */
const results = {};
const roots = rootsFor(option.bench, cases[0]);
await visit(browser, roots, "/ours/tests/bench/page/shares.mjs", question, (name, bytes) => {
  results[name] = sharesOf(JSON.parse(bytes.toString()));
  const { nodes, emitted, ms, emittedMs, reference } = results[name];
  const percent = (part, all) => `${((100 * part) / all).toFixed(1)} %`.padStart(9);
  const rest = Object.entries(reference)
    .map(([operator, count]) => `${count} ${operator}`)
    .join(", ");
  console.log(
    `${name.padEnd(24)}nodes${percent(emitted, nodes)} of ${nodes}, time${percent(emittedMs, ms)} ${rest}`,
  );
});
if (option.out) fs.writeFileSync(option.out, `${JSON.stringify(results, null, 1)}\n`);

/**
 * A node is emitted where all of its steps are; what is planned on the way counts as time that is not.
 * @param {Step[]} steps
 */
function sharesOf(steps) {
  /** @type {Map<string, boolean>} */
  const isEmitted = new Map();
  for (const step of steps) {
    for (const node of step.nodes) isEmitted.set(node, step.isEmitted && (isEmitted.get(node) ?? true));
  }
  /** @type {Record<string, number>} */
  const reference = {};
  for (const [node, is] of isEmitted) {
    const [operator] = node.split(" ");
    if (!is) reference[operator] = (reference[operator] ?? 0) + 1;
  }
  const sum = (some) => some.reduce((all, { ms }) => all + ms, 0);
  return {
    nodes: isEmitted.size,
    emitted: [...isEmitted.values()].filter(Boolean).length,
    ms: sum(steps),
    emittedMs: sum(steps.filter((step) => step.isEmitted)),
    reference,
  };
}
