/** What the tools of this folder share: options, the bench's folder with its cases, and what pages see. */
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

export const HERE = path.dirname(fileURLToPath(import.meta.url));
export const ROOT = path.join(HERE, "../..");

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} dir
 * @property {{name: string, type: string, dims: number[], file: string}[]} inputs
 * @property {Case["inputs"][]} [alt] further inputs, of other shapes
 */

/**
 * The values of options with one argument each; an unknown one ends the program.
 * @template {Record<string, string>} T
 * @param {T} defaults @returns {T}
 */
export function options(defaults) {
  const known = Object.keys(defaults).map((name) => [name, { type: /** @type {const} */ ("string") }]);
  return /** @type {T} */ ({ ...defaults, ...parseArgs({ options: Object.fromEntries(known) }).values });
}

/**
 * Cases of a folder that holds them, or of the bench's generator, in the bench's order.
 * @param {string} bench the bench's folder
 * @param {string} folder of the cases, or ""
 * @param {string} names a regular expression
 * @returns {Promise<Case[]>}
 */
export async function casesOf(bench, folder, names) {
  const library = await import(pathToFileURL(path.resolve(bench, "lib/caseio.mjs")).href);
  if (folder) return library.listCases(path.resolve(folder), new RegExp(names));
  const generator = path.resolve(bench, "gen.mjs");
  const hash = crypto.createHash("sha1").update(fs.readFileSync(generator)).digest("hex");
  const made = path.join(os.tmpdir(), `teacup-bench-${hash.slice(0, 10)}`);
  library.writeCases((await import(pathToFileURL(generator).href)).cases, made, new RegExp(names));
  return library.listCases(made, new RegExp(names));
}

/** The folders that a page sees. @param {string} bench @param {Case} first */
export const rootsFor = (bench, first) => ({
  ours: ROOT,
  page: path.resolve(bench, "page"),
  ort: path.resolve(bench, "adapters/ort"),
  modules: path.resolve(bench, "node_modules"),
  cases: path.dirname(first.dir),
});

/** What a page has to know of a case. @param {Case} one */
export const asked = ({ name, dir, inputs, alt }) => ({
  name,
  base: `/cases/${path.basename(dir)}/`,
  inputs,
  alt,
});
