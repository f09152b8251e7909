/** A model in the page: what a program loads, asks and gives back. */
import { download } from "./download.js";
import { BACKENDS, compile, instantiate, MOST_BYTES } from "./engine.js";
import { TeacupError } from "./error.js";
import { Session, turn } from "./session.js";
import { didYouMean, shown } from "./text.js";

/** @typedef {import("./types.js").Signature} Signature */
/** @typedef {import("./tensor.js").Tensor} Tensor */
/**
 * @typedef {object} LoadOptions
 * @property {(share: number) => void} [onProgress] called with 0 to 1 while the model comes in; 1: it can run
 * @property {AbortSignal} [signal] ends the loading, which rejects with the signal's reason (an AbortError)
 * @property {number} [memoryBytes] the most memory that the model may take; when left out it follows from the
 *   file's size and is at most 1 GB
 * @property {"strict" | "fast" | "reference"} [backend] what the model runs on: kernels with the same bits in
 *   every browser (when left out), the fastest ones that the browser has, or the slow ones that show what is
 *   right
 * @property {number} [timeout] the most milliseconds that reading and optimising the whole file may take; a
 *   model that needs more is refused
 */
/**
 * @typedef {object} RunOptions
 * @property {AbortSignal} [signal] ends the run, which rejects with the signal's reason (an AbortError); the
 *   page gets a turn every few milliseconds
 * @property {number} [timeout] the most milliseconds that the run may take; one that needs more is refused
 * @property {Record<string, Tensor>} [into] results of an earlier run which nobody needs any more: where type
 *   and shape are the same, theirs are written over and come back, which spares large results new memory
 */

const GIGABYTE = 2 ** 30;
const SMALL = 2 ** 27;
const TIMES_THE_FILE = 16;

/**
 * A model, loaded into an engine and a memory of its own.
 *
 *     const model = await Model.load("models/birdstrikes/model.onnx");
 *     const { probability } = await model.run({ speed: [[140]] });
 */
export class Model {
  /** @type {Session | undefined} */
  #session;
  #description;
  #bytes;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** Those that have not ended. */
  #runs = 0;

  /**
   * Use {@link Model.load}.
   * @private
   * @param {Session} session
   * @param {import("./types.js").Description} description
   */
  constructor(session, description) {
    this.#session = session;
    this.#description = description;
    this.#bytes = session.bytes;
  }

  /**
   * Loads a model from an address or from the bytes of its file.
   * @param {string | URL | ArrayBuffer | ArrayBufferView} source
   * @param {LoadOptions} [options]
   * @returns {Promise<Model>}
   * @throws {TeacupError} when there is no model, it cannot run here, or the browser is too old
   */
  static async load(source, { onProgress = () => {}, signal, memoryBytes, timeout, backend } = {}) {
    signal?.throwIfAborted();
    checkMemory(memoryBytes);
    checkTimeout("Model.load", timeout);
    checkBackend(backend);
    const file = opened(source, signal);
    /** @type {Session | undefined} */
    let session;
    try {
      const [module, { total, pieces }] = await both(compile(), file, signal);
      onProgress(0);
      const start = (/** @type {WebAssembly.Module} */ engine) =>
        instantiate(engine, memoryBytes ?? limitFor(total), backend);
      session = new Session(start(module), total);
      for await (const piece of pieces) {
        signal?.throwIfAborted();
        session.append(piece);
        if (total) onProgress(Math.min(session.bytes / total, 0.99));
      }
      if (signal) await turn();
      signal?.throwIfAborted();
      const model = new Model(...(await loaded(session, module, start, timeout, signal)));
      if (signal) await turn();
      signal?.throwIfAborted();
      onProgress(1);
      return model;
    } catch (error) {
      session?.leave();
      file.then(({ leave }) => leave()).catch(() => {}); // what has not come yet is not wanted
      throw error;
    }
  }

  /**
   * What the model takes: name, element type and dimensions (a size, a name, or null where it is unknown).
   */
  get inputs() {
    return this.#description.inputs;
  }

  /** What the model answers. */
  get outputs() {
    return this.#description.outputs;
  }

  /** What its author wrote into the file, texts by name. */
  get metadata() {
    return this.#description.metadata;
  }

  /** The size of the model's file. */
  get bytes() {
    return this.#bytes;
  }

  /** The memory that the model takes now; 0 when it is disposed. */
  get memoryBytes() {
    return this.#session?.memoryBytes ?? 0;
  }

  /**
   * Runs the model. Runs of one model follow each other; a typed array is read when its run begins.
   * @param {Record<string, import("./types.js").Value>} feeds a value for each input: nested arrays, a typed
   *   array, `{data, dims}`, a Tensor, or a plain value where the rank is 0. Numbers, booleans, strings;
   *   int64 as exact numbers or BigInt.
   * @param {RunOptions} [options]
   * @returns {Promise<Record<string, Tensor>>} a tensor for each output
   * @throws {TeacupError} when a feed does not fit, or the model refuses it
   */
  async run(feeds, { signal, timeout, into } = {}) {
    signal?.throwIfAborted();
    checkTimeout("run", timeout);
    if (!signal && this.#runs === 0) {
      this.#runs++; // what reads the feeds might run the model, too
      try {
        return this.#alive().run(feeds, this.#description, timeout, into);
      } finally {
        this.#runs--;
      }
    }
    const results = await this.#inTurn(() => {
      signal?.throwIfAborted();
      const session = this.#alive();
      return signal
        ? session.runInSlices(feeds, this.#description, signal, timeout)
        : session.run(feeds, this.#description, timeout, into);
    });
    signal?.throwIfAborted();
    return results;
  }

  /**
   * Runs the model step by step and tells where the time goes. Steps that a page's clock is too coarse for
   * become clear in many runs.
   * @param {Record<string, import("./types.js").Value>} feeds as for {@link run}
   * @param {{runs?: number}} [options] how often it runs, after one run that does not count
   * @returns {Promise<import("./profile.js").Profile>}
   * @throws {TeacupError} as {@link run} does
   */
  async profile(feeds, { runs = 1 } = {}) {
    const { profileOf } = await import("./profile.js");
    return this.#inTurn(() => profileOf(this.#alive(), feeds, this.#description, runs));
  }

  /** Gives the memory back. Runs that have not begun are refused; doing it twice is harmless. */
  dispose() {
    const session = this.#session;
    this.#session = undefined;
    if (session) this.#last.then(() => session.leave());
  }

  /**
   * Does what waits for the runs before it.
   * @template A
   * @param {() => A | Promise<A>} run
   * @returns {Promise<A>}
   */
  async #inTurn(run) {
    this.#runs++;
    const own = this.#last.then(run);
    this.#last = own.catch(() => {});
    try {
      return await own;
    } finally {
      this.#runs--;
    }
  }

  #alive() {
    if (this.#session) return this.#session;
    throw new TeacupError({
      where: "run",
      what: "the model is disposed",
      expected: "a model that is in use",
      got: "one after dispose()",
      fix: "load it again, or dispose it later",
    });
  }
}

/**
 * Both, unless one fails or the signal is aborted before: an engine on its way is for all models.
 * @template A, B
 * @param {Promise<A>} first @param {B | Promise<B>} second @param {AbortSignal} [signal]
 * @returns {Promise<[A, B]>}
 */
function both(first, second, signal) {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal?.reason);
    signal?.addEventListener("abort", end);
    Promise.all([first, second])
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener("abort", end));
  });
}

/**
 * @param {unknown} source
 * @param {AbortSignal} [signal]
 * @returns {Promise<import("./download.js").File>}
 */
async function opened(source, signal) {
  if (typeof source === "string" || source instanceof URL) return download(source, signal);
  const bytes = bytesOf(source);
  return { total: bytes.length, pieces: [bytes], leave() {} };
}

/** @param {unknown} source */
function bytesOf(source) {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  throw new TeacupError({
    where: "Model.load",
    what: "the source is neither an address nor bytes",
    expected: "a string, a URL, an ArrayBuffer or a typed array",
    got: shown(source),
    fix: "give the address of the model's file, or await response.arrayBuffer()",
  });
}

/**
 * The session that has read its file, in an engine with all operators where this one lacks an operator.
 * @param {Session} session
 * @param {WebAssembly.Module} module
 * @param {(module: WebAssembly.Module) => import("./engine.js").Engine} start
 * @param {number} [timeout]
 * @param {AbortSignal} [signal]
 * @returns {Promise<[Session, import("./types.js").Description]>}
 */
async function loaded(session, module, start, timeout, signal) {
  try {
    return [session, session.load(timeout)];
  } catch (error) {
    const whole = session.isUnknown ? (await both(compile(true), undefined, signal))[0] : module;
    if (whole === module) throw error;
    const other = session.in(start(whole));
    return [other, other.load(timeout)];
  }
}

/** Where the size is unknown, as in a stream, it may be anything. @param {number} bytes */
function limitFor(bytes) {
  return bytes ? Math.min(GIGABYTE, SMALL + TIMES_THE_FILE * bytes) : GIGABYTE;
}

/** @param {number | undefined} bytes */
function checkMemory(bytes) {
  if (bytes === undefined || (Number.isFinite(bytes) && bytes >= 1 && bytes <= MOST_BYTES)) return;
  throw new TeacupError({
    where: "Model.load",
    what: "memoryBytes is out of range",
    expected: `1 to ${MOST_BYTES}`,
    got: shown(bytes),
    fix: "leave it out, or give the bytes that the model needs",
  });
}

/** @param {string | undefined} backend */
function checkBackend(backend) {
  if (backend === undefined || BACKENDS.includes(backend)) return;
  throw new TeacupError({
    where: "Model.load",
    what: "there is no such backend",
    expected: BACKENDS.join(", "),
    got: shown(backend),
    fix: didYouMean(String(backend), BACKENDS) || "leave it out",
  });
}

/** @param {string} where @param {number | undefined} ms */
function checkTimeout(where, ms) {
  if (ms === undefined || (Number.isFinite(ms) && ms > 0)) return;
  throw new TeacupError({
    where,
    what: "the timeout is out of range",
    expected: "milliseconds, more than 0",
    got: shown(ms),
    fix: "leave it out, or give the time that the model may take",
  });
}
