/** One model in one engine: the numbers and addresses of the boundary, seen as values. */
import { TeacupError } from "./error.js";
import { feedOf } from "./feed.js";
import { stringsAt, tensorAt } from "./tensor.js";
import { didYouMean, quoted, shown } from "./text.js";
import { TYPE_OF_CODE } from "./types.js";

/** @typedef {import("./types.js").Signature} Signature */
/** @typedef {import("./tensor.js").Tensor} Tensor */
/** @typedef {import("./types.js").Description} Description */

const FIRST_BYTES = 65536;
const MOST_SPARE = 2 ** 20; // what is promised to the file is the model's no more
const MOST_BYTES = 2 ** 31 - 1; // of a number that crosses the boundary
const SLICE_MS = 8; // half of a frame: the page stays smooth
const PAUSED = 2;
const ONE_STEP = -1; // a time that is over at once

/** A model in its engine, from its first byte on. One call at a time. */
export class Session {
  #engine;
  #at = 0;
  #room = 0;
  #bytes = 0;

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
    this.#engine.deadline(timeout);
    this.#accepted(this.#engine.load(this.#at, this.#bytes));
    this.#accepted(this.#engine.describe());
    return JSON.parse(this.#text());
  }

  /**
   * With a signal the page gets a turn every few milliseconds.
   * @param {Record<string, any>} feeds
   * @param {Description} description
   * @param {{signal?: AbortSignal, timeout?: number}} [options]
   * @returns {Promise<Record<string, Tensor>>}
   */
  async run(feeds, { inputs, outputs }, { signal, timeout = 0 } = {}) {
    this.#prepare(feeds, inputs, timeout);
    if (signal) await this.#runInSlices(signal);
    else this.#accepted(this.#engine.run());
    return Object.fromEntries(outputs.map(({ name }, k) => [name, this.#output(k)]));
  }

  /**
   * Runs step by step, and tells of each its nodes and whether it is emitted, with the time when it begins
   * and the one that it takes. What the model gives stays where it is.
   * @param {Record<string, any>} feeds
   * @param {Description} description
   * @param {(nodes: string[], isEmitted: boolean, start: number, ms: number) => void} heard
   */
  watch(feeds, { inputs }, heard) {
    this.#prepare(feeds, inputs, 0);
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

  /** @param {Record<string, any>} feeds @param {Signature[]} inputs @param {number} timeout */
  #prepare(feeds, inputs, timeout) {
    checkNames(feeds, inputs);
    this.#accepted(this.#engine.begin());
    this.#engine.deadline(timeout);
    const fed = inputs.map((input, k) => {
      const value = Object.hasOwn(feeds, input.name) ? feeds[input.name] : undefined;
      return value === undefined ? undefined : this.#bind(k, feedOf(value, input));
    });
    this.#accepted(this.#engine.prepare());
    fed.forEach((bytes, k) => bytes && this.#feed(k, inputs[k], bytes));
  }

  /** @param {AbortSignal} signal */
  async #runInSlices(signal) {
    this.#accepted(this.#engine.start(0));
    let status = this.#engine.advance(SLICE_MS);
    while (status === PAUSED) {
      await turn();
      signal.throwIfAborted();
      status = this.#engine.advance(SLICE_MS);
    }
    this.#accepted(status);
  }

  /** @param {number} bytes */
  #reserve(bytes) {
    this.#room = Math.min(bytes, MOST_BYTES);
    this.#at = this.#address(this.#engine.reserve(this.#room));
  }

  /** @param {number} k @param {import("./feed.js").Feed} feed */
  #bind(k, { dims, bytes }) {
    const dimsAt = this.#put(new Uint8Array(Int32Array.from(dims).buffer));
    this.#accepted(this.#engine.bind(k, dimsAt, dims.length));
    return bytes;
  }

  /** @param {number} k @param {Signature} input @param {Uint8Array} bytes */
  #feed(k, input, bytes) {
    if (input.type === "string") {
      this.#accepted(this.#engine.feedStrings(k, this.#put(bytes), bytes.length));
    } else {
      this.#write(this.#engine.inputAt(k) >>> 0, bytes);
    }
  }

  /** @param {number} k @returns {Tensor} */
  #output(k) {
    const type = TYPE_OF_CODE[this.#engine.outputType(k)];
    const dims = this.#dims(this.#engine.outputDims(k), this.#engine.outputRank(k));
    const at = type === "string" ? this.#address(this.#engine.outputStrings(k)) : this.#engine.outputAt(k);
    const { buffer } = this.#engine.memory;
    return type === "string" ? stringsAt(buffer, at, dims) : tensorAt(buffer, at >>> 0, type, dims);
  }

  /** @param {number} at @param {number} rank */
  #dims(at, rank) {
    return Array.from(new Int32Array(this.#engine.memory.buffer.slice(at, at + 4 * rank)));
  }

  /** The bytes at a place that lasts to the end of the run. @param {Uint8Array} bytes */
  #put(bytes) {
    const at = this.#address(this.#engine.scratch(bytes.length));
    this.#write(at, bytes);
    return at;
  }

  /** @param {number} at @param {Uint8Array} bytes */
  #write(at, bytes) {
    new Uint8Array(this.#engine.memory.buffer, at, bytes.length).set(bytes);
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
