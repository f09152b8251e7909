#!/usr/bin/env node
/**
 * Creation, first run and later runs, each in a browser that has just started: alone there, and behind
 * another model, so that the engine itself is warm. Medians of some starts.
 * node tests/bench/first.mjs --bench DIR [--cases REGEX] [--cases-dir DIR] [--on chromium] [--starts 3]
 * [--engines ours,ort] [--ways alone,behind] [--out FILE]
 */
import fs from "node:fs";
import { visit } from "./browsers.mjs";
import { asked, casesOf, options, rootsFor } from "./cases.mjs";

const option = options({
  ...{ bench: "../shared/bench", cases: ".", "cases-dir": "" },
  ...{ on: "chromium", starts: "3", engines: "ours,ort", ways: "alone,behind", out: "" },
});
const ADAPTERS = { ours: "/ours/tests/bench/adapter.mjs", ort: "/ort/adapter.mjs?threads=1" };
const BEFORE = ["mlp_b1", "tabular_b1"]; // the second one before the first

/** @typedef {{createMs: number, firstMs: number, secondMs: number, laterMs: number}} Times */

const cases = await casesOf(option.bench, option["cases-dir"], option.cases);
const others = await casesOf(option.bench, "", `^(${BEFORE.join("|")})$`);
const browser = option.on;
const middle = (all) => all.sort((a, b) => a - b)[all.length >> 1];

/** @type {Record<string, Record<string, Times>>} */
const results = {};
console.log(
  "case                    engine  way        create ms   first ms  second ms   later ms  first/later",
);
for (const one of cases) {
  results[one.name] = {};
  for (const engine of option.engines.split(",")) {
    for (const way of option.ways.split(",")) {
      const times = await timesOf(one, ADAPTERS[engine], way === "behind");
      results[one.name][`${engine} ${way}`] = times;
      const columns = Object.values(times)
        .map((ms) => ms.toFixed(3).padStart(11))
        .join("");
      const ratio = (times.firstMs / times.laterMs).toFixed(2).padStart(13);
      console.log(`${one.name.padEnd(24)}${engine.padEnd(8)}${way.padEnd(7)}${columns}${ratio}`);
    }
  }
}
if (option.out) fs.writeFileSync(option.out, `${JSON.stringify(results, null, 1)}\n`);

/**
 * @param {import("./cases.mjs").Case} one @param {string} adapter @param {boolean} isBehind
 * @returns {Promise<Times>}
 */
async function timesOf(one, adapter, isBehind) {
  const name = one.name === BEFORE[0] ? BEFORE[1] : BEFORE[0];
  const other = others.find((before) => before.name === name);
  const question = {
    one: asked(one),
    before: isBehind ? { ...asked(other), base: `/before/${name}/` } : null,
    adapter,
  };
  const roots = { ...rootsFor(option.bench, one), before: rootsFor(option.bench, other).cases };
  /** @type {Times[]} */
  const all = [];
  for (let start = 0; start < Number(option.starts); start++) {
    await visit(browser, roots, "/ours/tests/bench/page/first.mjs", question, (_, bytes) =>
      all.push(JSON.parse(bytes.toString())),
    );
  }
  const column = (key) => middle(all.map((times) => times[key]));
  return {
    createMs: column("createMs"),
    firstMs: column("firstMs"),
    secondMs: column("secondMs"),
    laterMs: column("laterMs"),
  };
}
