/** What the tools of this folder have measured, as the files in target/performance tell it. */
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "./cases.mjs";

export const FOLDER = path.join(ROOT, "target/performance");

/** The figures of a file, or undefined where it was not measured. @param {string} name */
export const read = (name) => {
  const file = path.join(FOLDER, name);
  if (!fs.existsSync(file)) return undefined;
  const text = fs.readFileSync(file, "utf8");
  return name.endsWith(".json") ? JSON.parse(text) : text;
};

/** The figures of all runs: `strict-1.json`, `strict-2.json` and so on. @param {string} name */
export function readRuns(name) {
  const runs = [];
  for (let run = read(`${name}-1.json`); run; run = read(`${name}-${runs.length + 1}.json`)) runs.push(run);
  return runs;
}

/** @param {(number | undefined | null)[]} numbers those that are there count */
export function median(numbers) {
  const some = numbers.filter((number) => Number.isFinite(number));
  some.sort((a, b) => a - b);
  const half = some.length >> 1;
  return some.length % 2 ? some[half] : (some[half - 1] + some[half]) / 2;
}

/** @param {number[]} numbers those that are there count */
export function geometricMean(numbers) {
  const some = numbers.filter((number) => number > 0);
  return Math.exp(some.reduce((sum, number) => sum + Math.log(number), 0) / some.length);
}

/**
 * A case in the race, as the median of its runs.
 * @typedef {object} Raced
 * @property {string} name
 * @property {number} ours milliseconds
 * @property {number} ort milliseconds
 * @property {number} ratio of ORT's time to ours
 * @property {number} bestRatio the same of the fastest batches
 * @property {number} share of the limit that ours reaches
 * @property {number} create milliseconds
 * @property {number} ortCreate milliseconds
 * @property {boolean} agrees in every run
 */

/** @param {any[]} runs of the race @returns {Raced[]} */
export function raced(runs) {
  if (!runs.length) return [];
  return Object.keys(runs[0].cases).map((name) => {
    const all = runs.map((run) => run.cases[name]).filter(Boolean);
    const of = (figure) => median(all.map(figure));
    return {
      name,
      ours: of(({ ours }) => ours.median),
      ort: of(({ ort }) => ort?.median),
      ratio: of(({ ratio }) => ratio),
      bestRatio: of(({ bestRatio }) => bestRatio),
      // The run that was disturbed least has seen most of what the machine can do.
      share: Math.min(...all.map(({ limitMs }) => limitMs)) / of(({ ours }) => ours.best),
      create: of(({ ours }) => ours.createWarm),
      ortCreate: of(({ ort }) => ort?.createWarm),
      agrees: all.every(({ ours }) => ours.check?.ok && !ours.error),
    };
  });
}

/** How much slower TensorFlow.js is than ORT, where it has the case. @param {any[]} runs */
export function tensorflow(runs) {
  /** @type {Map<string, {ms: number, ratio: number}>} */
  const times = new Map();
  for (const name of Object.keys(runs[0]?.cases ?? {})) {
    const all = runs.map((run) => run.cases[name]).filter(({ tfjs }) => tfjs);
    if (!all.length) continue;
    times.set(name, {
      ms: median(all.map(({ tfjs }) => tfjs)),
      ratio: median(all.map(({ ratio }) => ratio)),
    });
  }
  return times;
}
