/**
 * The declarations of what the package exports, made from its JSDoc. `--write` puts them into `types/`.
 * Needs the package typescript.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TYPES = join(ROOT, "types");
const COLUMNS = 110;
const PUBLIC = [
  "teacup.d.ts",
  "model.d.ts",
  "profile.d.ts",
  "tensor.d.ts",
  "error.d.ts",
  "types.d.ts",
  "teacup-model-element.d.ts",
  "widget/events.d.ts",
];

/** The text of each file in `types/`, by its name. @returns {Map<string, string>} */
export function declarations() {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const emitted = new Map();
  const program = ts.createProgram(fileNames, {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
  });
  program.emit(undefined, (path, text) => emitted.set(relative(TYPES, path), text));
  return new Map(PUBLIC.map((name) => [name, emitted.get(name).split("\n").map(broken).join("\n")]));
}

/** A long line of a type goes on in the next one. @param {string} line */
function broken(line) {
  if (line.length <= COLUMNS) return line;
  const at = line.lastIndexOf(" ", COLUMNS);
  return `${line.slice(0, at)}\n${broken(`    ${line.slice(at + 1)}`)}`;
}

/** What stands in `types/` now. @param {string} name */
export function written(name) {
  return readFileSync(join(TYPES, name), "utf8");
}

if (process.argv[1] && basename(process.argv[1]) === "declarations.js" && process.argv.includes("--write")) {
  for (const [name, text] of declarations()) {
    mkdirSync(dirname(join(TYPES, name)), { recursive: true });
    writeFileSync(join(TYPES, name), text);
  }
}
