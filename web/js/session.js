/** One model in one engine: the numbers and addresses of the boundary, seen as values. */
import { leave } from "./engine.js";
import { TeacupError } from "./error.js";
import { feedOf } from "./feed.js";
import { Stretch } from "./stretch.js";
import { stringsAt, tensorAt } from "./tensor.js";
import { didYouMean, quoted, shown } from "./text.js";
import { ARRAY_OF_TYPE, sizeOf, TYPE_OF_CODE } from "./types.js";

/** @typedef {import("./types.js").Signature} Signature */
/** @typedef {import("./tensor.js").Tensor} Tensor */
/** @typedef {import("./types.js").Description} Description */
/** @typedef {import("./stretch.js").Place} Place */
/** What is fed, by name. @typedef {Record<string, import("./feed.js").Feed>} Fed */
/** @typedef {Record<string, Tensor>} Results */

const FIRST_BYTES = 65536;
const MOST_SPARE = 2 ** 20; // what is promised to the file is the model's no more
const MOST_BYTES = 2 ** 31 - 1; // of a number that crosses the boundary
const SLICE_MS = 8; // half of a frame: the page stays smooth
const PAUSED = 2;
const UNKNOWN = 3; // an operator
const SHORT = 4; // one call runs what is planned, and soon
const LONG = 5; // the same, but not soon
const REHEARSAL_MS = 10; // of a long run, which ends where it is then
const TURNS_MS = 2; // for some more, while the browser writes better code beside them
const TURNS = 4;
const ONE_STEP = -1; // a time that is over at once

/** A model in its engine, from its first byte on. One call at a time. */
export class Session {
  #engine;
  #at = 0;
  #room = 0;
  #bytes = 0;
  /** @type {Stretch[]} */
  #stretches = [];
  #changes = 0;
  #isUnknown = false;

  /**
   * @param {import("./engine.js").Engine} engine
   * @param {number} expectedBytes of the model's file; a hint
   */
  constructor(engine, expectedBytes = 0) {
    this.#engine = engine;
    this.#reserve(expectedBytes || FIRST_BYTES);
  }

  /** Bytes of the model's file so far. */
  get bytes() {
    return this.#bytes;
  }

  /** Bytes of the engine's memory that are in use. */
  get memoryBytes() {
    return this.#engine.memoryBytes();
  }

  /** Gives the engine up, when nothing will be called any more. */
  leave() {
    leave(this.#engine);
  }

  /** Whether the file was refused for an operator that the engine does not have. */
  get isUnknown() {
    return this.#isUnknown;
  }

  /** The same file in another engine. @param {import("./engine.js").Engine} engine */
  in(engine) {
    const other = new Session(engine, this.#bytes);
    other.append(new Uint8Array(this.#engine.memory.buffer, this.#at, this.#bytes));
    return other;
  }

  /** Adds a piece of the model's file. @param {Uint8Array} piece */
  append(piece) {
    const needed = this.#bytes + piece.length;
    if (needed > this.#room) this.#reserve(needed + Math.min(needed, MOST_SPARE));
    new Uint8Array(this.#engine.memory.buffer, this.#at + this.#bytes).set(piece);
    this.#bytes = needed;
  }

  /**
   * Reads the file that was appended.
   * @param {number} [timeout] in milliseconds
   * @returns {Description}
   * @throws {TeacupError} when it is not a model that can run
   */
  load(timeout = 0) {
    const { modules } = this.#engine;
    modules.isNew = false;
    this.#engine.deadline(timeout);
    const status = this.#engine.load(this.#at, this.#bytes);
    this.#isUnknown = status === UNKNOWN;
    const isPlanned = status === SHORT || status === LONG;
    if (!isPlanned) this.#accepted(status);
    this.#accepted(this.#engine.describe());
    const description = JSON.parse(this.#text());
    if (isPlanned && modules.isNew) this.#rehearse(description, status === SHORT ? Infinity : REHEARSAL_MS);
    return description;
  }

  /**
   * Runs the model, at once and to the end.
   * @param {Record<string, any>} feeds
   * @param {Description} description
   * @param {number} [timeout] in milliseconds
   * @param {Results} [into] what may be written over
   * @returns {Results}
   */
  run(feeds, description, timeout = 0, into = undefined) {
    const repeated = timeout ? undefined : this.#repeated(feeds, false, into);
    if (repeated) return repeated;
    const fed = fedOf(feeds, description.inputs);
    const again = timeout ? undefined : this.#repeated(fed, true, into);
    return again ?? this.#runOnce(fed, description, timeout);
  }

  /**
   * The same, while the page gets a turn every few milliseconds.
   * @param {Record<string, any>} feeds
   * @param {Description} description
   * @param {AbortSignal} signal
   * @param {number} [timeout] in milliseconds
   * @returns {Promise<Results>}
   */
  async runInSlices(feeds, description, signal, timeout = 0) {
    const fed = fedOf(feeds, description.inputs);
    const known = this.#prepare(fed, description.inputs, timeout);
    this.#accepted(this.#engine.start(0));
    let status = this.#engine.advance(SLICE_MS);
    while (status === PAUSED) {
      await turn();
      signal.throwIfAborted();
      status = this.#engine.advance(SLICE_MS);
    }
    this.#accepted(status);
    return this.#results(fed, description, known);
  }

  /**
   * Runs step by step, and tells of each its nodes and whether it is emitted, with the time when it begins
   * and the one that it takes. What the model gives stays where it is.
   * @param {Record<string, any>} feeds
   * @param {Description} description
   * @param {(nodes: string[], isEmitted: boolean, start: number, ms: number) => void} heard
   */
  watch(feeds, { inputs }, heard) {
    this.#prepare(fedOf(feeds, inputs), inputs, 0);
    this.#accepted(this.#engine.start(1));
    for (let status = PAUSED; status === PAUSED; ) {
      this.#accepted(this.#engine.next());
      const nodes = JSON.parse(this.#text());
      const isEmitted = nodes.pop() === 1;
      const start = performance.now();
      status = this.#engine.advance(ONE_STEP);
      heard(nodes, isEmitted, start, performance.now() - start);
      if (status !== PAUSED) this.#accepted(status);
    }
  }

  /**
   * Runs what is planned, on zeros, for nobody: a browser compiles what was written when it is called first,
   * and well when it was called often. By the engine, as far as it comes; if that is the end, by the page,
   * too.
   * @param {Description} description
   * @param {number} ms for the engine, or a step longer
   */
  #rehearse(description, ms) {
    /** @type {Fed} */
    const fed = Object.create(null);
    try {
      for (const { name, type, dims } of description.inputs) {
        const sizes = /** @type {any[]} */ (dims).map((dim) => (typeof dim === "number" ? dim : 1));
        fed[name] = { dims: sizes, data: new ARRAY_OF_TYPE[type](sizeOf(sizes)) };
      }
      const known = this.#prepare(fed, description.inputs, 0);
      this.#accepted(this.#engine.start(0));
      const status = this.#engine.advance(ms);
      if (status === PAUSED) return;
      this.#accepted(status);
      this.#results(fed, description, known);
      const end = performance.now() + TURNS_MS;
      for (let turn = 0; turn === 0 || (turn < TURNS && performance.now() < end); turn++) {
        this.#repeated(fed, true);
      }
    } catch {
      // told by the run that meets it
    }
  }

  /**
   * Without the engine, where a run has shown how.
   * @param {any} feeds @param {boolean} isChecked @param {Results} [into]
   */
  #repeated(feeds, isChecked, into) {
    for (const stretch of this.#stretches) {
      const results = stretch.run(feeds, isChecked, into);
      if (results) return results;
    }
    return undefined;
  }

  /** @param {Fed} fed @param {Description} description @param {number} timeout */
  #runOnce(fed, description, timeout) {
    const known = this.#prepare(fed, description.inputs, timeout);
    this.#accepted(this.#engine.run());
    return this.#results(fed, description, known);
  }

  /**
   * Answers with what could be repeated before: a new plan may move the others.
   * @param {Fed} fed @param {Signature[]} inputs @param {number} timeout
   */
  #prepare(fed, inputs, timeout) {
    const known = this.#stretches;
    this.#stretches = [];
    this.#accepted(this.#engine.begin());
    this.#engine.deadline(timeout);
    inputs.forEach(({ name }, k) => name in fed && this.#bind(k, fed[name].dims));
    this.#accepted(this.#engine.prepare());
    inputs.forEach((input, k) => input.name in fed && this.#feed(k, input, fed[input.name].data));
    return known;
  }

  /** @param {Fed} fed @param {Description} description @param {Stretch[]} known */
  #results(fed, { inputs, outputs }, known) {
    /** @type {Results} */
    const results = Object.fromEntries(outputs.map(({ name }, k) => [name, this.#output(k)]));
    const [changes, module, base, steps] = this.#numbers(this.#engine.whole() >>> 0, 4);
    if (changes === this.#changes) this.#stretches = known;
    this.#changes = changes;
    if (module >= 0 && !this.#stretches.some((stretch) => stretch.module === module)) {
      const from = inputs.map(({ name, type }, k) => {
        return { name, type, dims: fed[name].dims, at: this.#engine.inputAt(k) >>> 0 };
      });
      const to = outputs.map(({ name }, k) => {
        const { type, dims } = results[name];
        return { name, type, dims: dims.slice(), at: this.#engine.outputAt(k) >>> 0 };
      });
      this.#keep(from, to, module, base, steps);
    }
    return results;
  }

  /**
   * Keeps how a run went that was one call, for others like it.
   * @param {Place[]} inputs @param {Place[]} outputs
   * @param {number} module @param {number} base @param {number} steps
   */
  #keep(inputs, outputs, module, base, steps) {
    const isSeen = (/** @type {Place} */ { type, at }) => at % ARRAY_OF_TYPE[type]?.BYTES_PER_ELEMENT === 0;
    if (inputs.length === 0 || ![...inputs, ...outputs].every(isSeen)) return;
    const { memory, modules } = this.#engine;
    const run = /** @type {any} */ (modules[module].stretch_0);
    const call = () => {
      try {
        return run(base, 0, steps) === steps;
      } catch {
        return false; // the engine will meet it, too, and tell
      }
    };
    this.#stretches.push(new Stretch(module, memory, inputs, outputs, call));
  }

  /** @param {number} bytes */
  #reserve(bytes) {
    this.#room = Math.min(bytes, MOST_BYTES);
    this.#at = this.#address(this.#engine.reserve(this.#room));
  }

  /** @param {number} k @param {number[]} dims */
  #bind(k, dims) {
    const dimsAt = this.#put(Int32Array.from(dims));
    this.#accepted(this.#engine.bind(k, dimsAt, dims.length));
  }

  /** @param {number} k @param {Signature} input @param {import("./types.js").Elements} data */
  #feed(k, input, data) {
    if (input.type === "string") {
      this.#accepted(this.#engine.feedStrings(k, this.#put(data), data.byteLength));
    } else {
      this.#write(this.#engine.inputAt(k) >>> 0, data);
    }
  }

  /** @param {number} k @returns {Tensor} */
  #output(k) {
    const type = TYPE_OF_CODE[this.#engine.outputType(k)];
    const dims = this.#numbers(this.#engine.outputDims(k), this.#engine.outputRank(k));
    const at = type === "string" ? this.#address(this.#engine.outputStrings(k)) : this.#engine.outputAt(k);
    const { buffer } = this.#engine.memory;
    return type === "string" ? stringsAt(buffer, at, dims) : tensorAt(buffer, at >>> 0, type, dims);
  }

  /** @param {number} at @param {number} count */
  #numbers(at, count) {
    return Array.from(new Int32Array(this.#engine.memory.buffer.slice(at, at + 4 * count)));
  }

  /** Elements at a place that lasts to the end of the run. @param {import("./types.js").Elements} data */
  #put(data) {
    const at = this.#address(this.#engine.scratch(data.byteLength));
    this.#write(at, data);
    return at;
  }

  /** @param {number} at @param {import("./types.js").Elements} data */
  #write(at, { buffer, byteOffset, byteLength }) {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    new Uint8Array(this.#engine.memory.buffer, at, byteLength).set(bytes);
  }

  /** @param {number} at */
  #address(at) {
    if (at === -1) throw this.#refusal();
    return at >>> 0;
  }

  /** @param {number} status */
  #accepted(status) {
    if (status !== 0) throw this.#refusal();
  }

  #refusal() {
    return new TeacupError(JSON.parse(this.#text()));
  }

  #text() {
    const at = this.#engine.text() >>> 0;
    const bytes = new Uint8Array(this.#engine.memory.buffer, at, this.#engine.textBytes());
    return new TextDecoder().decode(bytes.slice());
  }
}

/** A turn for the page: it paints, and hears of a click. A timer would make it wait for longer. */
export function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(0);
  });
}

/** The feeds as the engine wants them. @param {any} feeds @param {Signature[]} inputs */
function fedOf(feeds, inputs) {
  checkNames(feeds, inputs);
  /** @type {Fed} */
  const fed = Object.create(null);
  for (const input of inputs) {
    const value = Object.hasOwn(feeds, input.name) ? feeds[input.name] : undefined;
    if (value !== undefined) fed[input.name] = feedOf(value, input);
  }
  return fed;
}

/** @param {any} feeds @param {Signature[]} inputs */
function checkNames(feeds, inputs) {
  const known = inputs.map(({ name }) => name);
  if (!feeds || typeof feeds !== "object" || Array.isArray(feeds)) {
    throw new TeacupError({
      where: "run",
      what: "the feeds are no object",
      expected: `{ ${known.join(", ")} }`,
      got: shown(feeds),
      fix: "feed an object that has a value for each input",
    });
  }
  const unknown = Object.keys(feeds).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new TeacupError({
    where: `input ${quoted(unknown)}`,
    what: "the model has no input of this name",
    expected: known.map(quoted).join(", "),
    got: quoted(unknown),
    fix: didYouMean(unknown, known) || "take one of the names of model.inputs",
  });
}
