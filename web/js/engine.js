/**
 * Starts the engine: compiled once a page, then an instance with a memory of its own for each model. There
 * are two from one source: one with the operators that most models are made of, which a page fetches, and
 * one with all, for a model that the first does not know.
 */
import { emitted } from "./emitted.js";
import { TeacupError } from "./error.js";

/**
 * What the engine exports, all over numbers: limit, backend, deadline, reserve, load, describe, text,
 * textBytes, begin, scratch, bind, prepare, inputAt, feedStrings, run, start, next, advance, whole,
 * outputType, outputRank, outputDims, outputAt, outputStrings, memoryBytes; its memory and the most bytes
 * that it can have, its module, what the modules export that it wrote, and whether it has failed.
 * @typedef {Record<string, (...numbers: number[]) => number> & Shared} Engine
 * @typedef {{memory: WebAssembly.Memory, most: number, module: WebAssembly.Module,
 *   modules: Modules, isBroken: boolean}} Shared
 */

/** @typedef {import("./emitted.js").Modules} Modules */

const COMMON = new URL("./teacup/engine.wasm", import.meta.url);
const ALL = new URL("./teacup/engine-all.wasm", import.meta.url);
const PAGE = 65536;
const HEAP_NODE = 64; // TeaVM writes the root of its (unused) heap behind its strings
const STRUCT_TYPE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 95, 1, 120, 0]);

/** A function that multiplies and adds by a relaxed instruction. */
const RELAXED = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 15, 65, 0,
  253, 15, 65, 0, 253, 15, 253, 133, 2, 11,
]);

/**
 * What a model runs on: emitted kernels with the same bits in every browser, the fastest ones that the
 * browser has, or the reference kernels.
 */
export const BACKENDS = ["strict", "fast", "reference"];

const isRelaxed = () => WebAssembly.validate(RELAXED);

/** What is the same number everywhere; the engine does not link when it asks for more of Math. */
const EXACT = { sqrt: Math.sqrt, floor: Math.floor, ceil: Math.ceil };

/** The most bytes a memory can have: what TeaVM's import declares. */
export const MOST_BYTES = 32768 * PAGE;

/** A larger memory goes back to the browser, for it never shrinks. */
const SPARE_BYTES = 2 ** 25;

/** @type {Map<URL, Promise<WebAssembly.Module>>} */
const compiled = new Map();

/** Where they came from. @type {WeakMap<WebAssembly.Module, URL>} */
const files = new WeakMap();

/**
 * The engine that a disposed model left last, for the next one: to start it is most of loading a small model,
 * and a browser runs out of addresses for memories before it collects those that nobody uses.
 * @type {Engine | undefined}
 */
let spare;

/**
 * Fetches and compiles an engine; every later call answers with the same module.
 * @param {boolean} [hasAll] whether it must have all operators; what has, is taken from then on
 * @returns {Promise<WebAssembly.Module>}
 */
export function compile(hasAll = compiled.has(ALL)) {
  const engine = hasAll ? ALL : COMMON;
  const known = compiled.get(engine);
  if (known) return known;
  const module = fetchAndCompile(engine).catch((error) => {
    compiled.delete(engine);
    throw error;
  });
  compiled.set(engine, module);
  return module;
}

/**
 * An engine whose memory never holds more than `limit` bytes of a model.
 * @param {WebAssembly.Module} module
 * @param {number} limit
 * @param {string} [backend] one of {@link BACKENDS}
 * @returns {Engine}
 */
export function instantiate(module, limit, backend = "strict") {
  const isFit = spare && spare.module === module && spare.most > limit;
  const engine = isFit ? spare : start(module, limit);
  spare = undefined;
  engine.limit(limit);
  engine.backend(BACKENDS.indexOf(backend === "fast" && !isRelaxed() ? "strict" : backend));
  return engine;
}

/** Gives an engine up whose model nobody will call any more. @param {Engine} engine */
export function leave(engine) {
  if (engine.isBroken || engine.memory.buffer.byteLength > SPARE_BYTES) return;
  engine.limit(0);
  spare = engine;
}

/** @param {WebAssembly.Module} module @param {number} limit @returns {Engine} */
function start(module, limit) {
  const { min, dataSize } = memoryNeeds(module);
  // A page more than the model may have: there the engine says that it was too little. A power of two
  // besides, so that one engine is enough for models of about one size.
  const pages = Math.min(2 ** Math.ceil(Math.log2(Math.ceil(limit / PAGE))) + 1, MOST_BYTES / PAGE);
  const memory = memoryOf(min, Math.max(min, pages));
  /** @type {Modules} */
  const modules = [];
  const given = linked(imports(memory, dataSize, modules));
  const engine = /** @type {Engine} */ ({ module, memory, modules, most: pages * PAGE, isBroken: false });
  try {
    return Object.assign(engine, functions(new WebAssembly.Instance(module, given).exports, engine));
  } catch (cause) {
    throw notCompiled(cause, files.get(module) ?? COMMON);
  }
}

/** @param {URL} engine */
async function fetchAndCompile(engine) {
  refuseOldBrowser();
  const response = await fetch(engine).catch((cause) => {
    throw notFetched(cause, engine);
  });
  if (!response.ok) throw notServed(`status ${response.status}`, engine);
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/html")) throw notServed("a web page", engine);
  try {
    const module = await compileResponse(response, type);
    files.set(module, engine);
    return module;
  } catch (cause) {
    throw notCompiled(cause, engine);
  }
}

/**
 * A server that does not know wasm costs only the streaming.
 * @param {Response} response
 * @param {string} type
 * @returns {Promise<WebAssembly.Module>}
 */
async function compileResponse(response, type) {
  const own = /** @type {any} */ (WebAssembly);
  const options = { builtins: ["js-string"] };
  return type.startsWith("application/wasm")
    ? own.compileStreaming(response, options)
    : own.compile(await response.arrayBuffer(), options);
}

function refuseOldBrowser() {
  if (typeof WebAssembly === "object" && WebAssembly.validate(STRUCT_TYPE)) return;
  throw new TeacupError({
    where: "this browser",
    what: "it cannot run the engine",
    expected: "Chrome or Edge 119, Firefox 120, Safari 18.2, or newer (WebAssembly with garbage collection)",
    got: typeof navigator === "object" ? navigator.userAgent : "an unknown one",
    fix: "update the browser",
  });
}

/** @param {unknown} cause @param {URL} engine */
function notFetched(cause, engine) {
  return new TeacupError(
    {
      where: engine.href,
      what: "the engine could not be fetched",
      expected: "an answer of its server",
      got: String(cause),
      fix: "check the connection; from another origin the server has to allow cross-origin reading",
    },
    { cause },
  );
}

/** @param {string} got @param {URL} engine */
function notServed(got, engine) {
  return new TeacupError({
    where: engine.href,
    what: "the engine is not there",
    expected: `the file ${nameOf(engine)}`,
    got,
    fix: `serve the folder teacup/ with ${nameOf(engine)} beside the scripts`,
  });
}

/** @param {any} cause @param {URL} engine */
function notCompiled(cause, engine) {
  const forbidden = /content security policy|\bCSP\b|unsafe-eval/i.test(cause?.message);
  return new TeacupError(
    {
      where: engine.href,
      what: forbidden ? "the page's policy forbids WebAssembly" : "the engine does not compile",
      expected: forbidden
        ? "'wasm-unsafe-eval' among the script-src of its Content-Security-Policy"
        : "a whole wasm file",
      got: String(cause?.message ?? cause),
      fix: forbidden
        ? "add 'wasm-unsafe-eval' to script-src"
        : `serve ${nameOf(engine)} unchanged, of the same version as the scripts`,
    },
    { cause },
  );
}

/** @param {URL} engine */
const nameOf = (engine) => engine.pathname.split("/").pop();

/** @param {number} initial @param {number} maximum */
function memoryOf(initial, maximum) {
  try {
    return new WebAssembly.Memory({ initial, maximum });
  } catch (cause) {
    throw new TeacupError(
      {
        where: "this device",
        what: "it has no room for the model's memory",
        expected: `room for ${maximum * PAGE} bytes`,
        got: String(cause),
        fix: "close other pages, or load with a smaller memoryBytes",
      },
      { cause },
    );
  }
}

/** @param {WebAssembly.Module} module @returns {{min: number, dataSize: number}} */
function memoryNeeds(module) {
  const [section] = WebAssembly.Module.customSections(module, "teavm.memoryRequirements");
  return JSON.parse(new TextDecoder().decode(section));
}

/** @param {number} at */
const align = (at) => Math.ceil(at / 64) * 64;

/**
 * What TeaVM's own runtime would provide, less everything that needs `new Function`.
 * @param {WebAssembly.Memory} memory
 * @param {number} dataSize
 * @param {Modules} modules that the engine writes
 */
function imports(memory, dataSize, modules) {
  const constant = (/** @type {number} */ value) => new WebAssembly.Global({ value: "i32" }, value);
  return {
    env: { memory },
    teavm: { takeStackTrace: () => null, decorateException() {} },
    teavmDate: { currentTimeMillis: Date.now },
    teavmMemory: { heapOffset: constant(align(dataSize)), maxSize: constant(0), notifyHeapResized() {} },
    teavmJso: {
      stringBuiltinsSupported: () => 0,
      createFunction1: (/** @type {any} */ parameter, /** @type {string} */ body) => known(body),
      callFunction1: (/** @type {Function} */ body, /** @type {any} */ value) => body(value),
    },
    "wasm:js-string": {
      fromCharCode: String.fromCharCode,
      concat: (/** @type {string} */ left, /** @type {string} */ right) => left + right,
      substring: (/** @type {string} */ text, /** @type {number} */ start, /** @type {number} */ end) =>
        text.substring(start, end),
    },
    teacup: {
      base: () => align(dataSize) + HEAP_NODE,
      grow: (/** @type {number} */ bytes) => grow(memory, bytes),
      now: () => performance.now(),
      ...emitted(memory, modules),
    },
  };
}

/**
 * Grows to at least `bytes`, answers 1, or 0 where that cannot be had.
 * @param {WebAssembly.Memory} memory
 * @param {number} bytes
 */
function grow(memory, bytes) {
  const missing = Math.ceil(((bytes >>> 0) - memory.buffer.byteLength) / PAGE);
  try {
    if (missing > 0) memory.grow(missing);
    return 1;
  } catch {
    return 0;
  }
}

/**
 * The functions that TeaVM gives as source text; there is one, and `new Function` must not make it.
 * @param {string} body
 */
function known(body) {
  if (body !== "return str;") throw new Error(`unknown body: ${body}`);
  return (/** @type {any} */ value) => value;
}

/**
 * Answers an import that nothing should ever call with a function that names it.
 * @param {Record<string, any>} given
 */
function linked(given) {
  const absent = (/** @type {string | symbol} */ name) => () => {
    throw new Error(`nothing provides ${String(name)}`);
  };
  const complete = (/** @type {any} */ space) =>
    new Proxy(space, { get: (own, name) => own[name] ?? absent(name) });
  /** @type {any} */
  const exact = { teavmMath: EXACT };
  return new Proxy(exact, { get: (own, name) => own[name] ?? complete(given[name]) });
}

/** @param {any} java @param {Engine} engine */
function functions(java, engine) {
  const own = Object.entries(java).filter(
    ([name, value]) => typeof value === "function" && !name.startsWith("teavm"),
  );
  return Object.fromEntries(
    own.map(([name, value]) => [
      name,
      (/** @type {number[]} */ ...numbers) => {
        try {
          return value(...numbers);
        } catch (cause) {
          engine.isBroken = true;
          throw defect(name, cause, messageOf(java, engine.memory, cause));
        }
      },
    ]),
  );
}

/**
 * A mistake in the model comes as a status; what is thrown is a mistake in the engine.
 * @param {string} name
 * @param {any} cause
 * @param {string} got
 */
function defect(name, cause, got) {
  return new TeacupError(
    {
      where: `the engine, in ${name}`,
      what: "it failed; this is its mistake and not the model's",
      expected: "an answer or a refusal",
      got,
      fix: "load the model again, and report this message with the model",
    },
    { cause },
  );
}

/**
 * What went wrong: WebAssembly says it, or Java, whose exception arrives without a message of its own.
 * @param {any} java
 * @param {WebAssembly.Memory} memory
 * @param {any} cause
 */
function messageOf(java, memory, cause) {
  const tag = java["teavm.javaException"];
  const thrown = /** @type {any} */ (WebAssembly).Exception;
  if (!(tag && cause instanceof thrown && cause.is(tag))) return String(cause);
  java.explain(cause.getArg(tag, 0));
  return new TextDecoder().decode(new Uint8Array(memory.buffer, java.text(), java.textBytes()));
}
