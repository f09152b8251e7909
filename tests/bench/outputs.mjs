#!/usr/bin/env node
/**
 * Whether the outputs of the bench's cases have the same bits in all browsers that are installed: their
 * SHA-256, and where they differ. node tests/bench/outputs.mjs --bench DIR [--cases REGEX] [--cases-dir DIR]
 * [--adapter adapter.mjs] [--on chromium,firefox,webkit] [--out FILE]
 */
import crypto from "node:crypto";
import fs from "node:fs";
import { browsers, visit } from "./browsers.mjs";
import { asked, casesOf, options, rootsFor } from "./cases.mjs";

const MOST_HEX = 16;
const option = options({
  ...{ bench: "../shared/bench", cases: ".", "cases-dir": "", adapter: "adapter.mjs" },
  ...{ on: browsers().join(","), out: "" },
});
const cases = await casesOf(option.bench, option["cases-dir"], option.cases);
const names = option.on.split(",");

/** For each browser, output by output what it gave. @type {Record<string, Map<string, Buffer>>} */
const told = {};
for (const browser of names) {
  const heard = (told[browser] = new Map());
  const question = { cases: cases.map(asked), adapter: `/ours/tests/bench/${option.adapter}` };
  const roots = rootsFor(option.bench, cases[0]);
  await visit(browser, roots, "/ours/tests/bench/page/outputs.mjs", question, (name, bytes) =>
    heard.set(name, bytes),
  );
}

/** @type {Record<string, Record<string, string>>} */
const hashes = {};
let different = 0;
for (const { name } of cases) {
  hashes[name] = Object.fromEntries(names.map((browser) => [browser, hashOf(name, told[browser])]));
  const isSame = new Set(Object.values(hashes[name])).size === 1 && !told[names[0]].has(`${name}\tfailed`);
  different += isSame ? 0 : 1;
  console.log(
    `${name.padEnd(24)}${hashes[name][names[0]].slice(0, MOST_HEX)}  ${isSame ? "the same" : "DIFFERENT"}`,
  );
  if (!isSame)
    names.forEach((browser) => differences(name, browser).forEach((line) => console.log(`    ${line}`)));
}
console.log(`${cases.length - different} of ${cases.length} cases have the same bits in ${names.join(", ")}`);
if (option.out) fs.writeFileSync(option.out, `${JSON.stringify({ browsers: names, hashes }, null, 1)}\n`);
process.exit(different ? 1 : 0);

/** Outputs of a case by name, type and sizes. @param {string} name @param {Map<string, Buffer>} outputs */
function hashOf(name, outputs) {
  const hash = crypto.createHash("sha256");
  const own = [...outputs].filter(([key]) => key.startsWith(`${name}\t`));
  own.sort(([a], [b]) => (a < b ? -1 : 1)).forEach(([key, bytes]) => hash.update(`${key}\n`).update(bytes));
  return hash.digest("hex");
}

/** What a browser gave otherwise than the first. @param {string} name @param {string} browser */
function differences(name, browser) {
  const own = [...told[browser]].filter(([key]) => key.startsWith(`${name}\t`));
  return own.flatMap(([key, bytes]) => {
    if (key.endsWith("\tfailed")) return `${browser}: ${bytes}`;
    const first = told[names[0]].get(key);
    if (!first) return `${browser}: ${key}, which ${names[0]} did not give`;
    if (/\t(u?int64|bool|float16)\t/.test(key)) {
      return bytes.equals(first) ? [] : `${browser}: ${key}: not the same as in ${names[0]}`;
    }
    const size = /64\t/.test(key) ? 8 : /float32|int32/.test(key) ? 4 : 1;
    const at = [...Array(bytes.length / size).keys()].filter(
      (k) => bytes.compare(first, k * size, k * size + size, k * size, k * size + size) !== 0,
    );
    const shown = (all) => (size === 4 ? all.readFloatLE(4 * at[0]) : all.readInt8(size * at[0]));
    return at.length
      ? `${browser}: ${key}: ${at.length} elements, [${at[0]}] ${shown(bytes)}, not ${shown(first)}`
      : [];
  });
}
