/** Runs one file that may be hostile, and tells how it ended; BrowserJudge has the form of the messages. */
import { Model, TeacupError } from "/teacup.js";

const ARRAYS = {
  float32: Float32Array, float64: Float64Array, float16: Float32Array, int8: Int8Array, int16: Int16Array,
  int32: Int32Array, int64: BigInt64Array, uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array,
  uint64: BigUint64Array, bool: Array, string: Array,
};
const ONE = { string: "a", bool: true, int64: 1n, uint64: 1n };

/** @param {Uint8Array} message */
export async function judge(message) {
  const limits = new Uint32Array(message.slice(0, 16).buffer);
  const [memoryBytes, engineBytes, time, timeout] = limits;
  await engineReady();
  const before = heapBytes();
  const begin = performance.now();
  const { result, text, linearBytes } = await outcome(message.subarray(16), {
    memoryBytes: engineBytes,
    timeout,
  });
  const ms = performance.now() - begin;
  const bytes = linearBytes + Math.max(0, heapBytes() - before);
  if (result === "crash") return told(result, text);
  if (ms > time) return told("hang", `${Math.round(ms)} ms, ${text}`);
  if (bytes > memoryBytes) return told("crash", `${bytes} bytes of memory, ${text}`);
  return told(result, text);
}

let ready;

/** The engine is fetched and compiled for the page and not for the file. */
function engineReady() {
  ready ??= Model.load(new Uint8Array([0])).catch(() => {});
  return ready;
}

async function outcome(file, options) {
  const begin = performance.now();
  let result = "load";
  let model;
  try {
    model = await Model.load(file, options);
    result = "run";
    const left = options.timeout - (performance.now() - begin);
    await model.run(ones(model.inputs, options.memoryBytes), { timeout: Math.max(1, left) });
    return { result: "ok", text: "", linearBytes: model.memoryBytes };
  } catch (error) {
    const refused = error instanceof TeacupError && !/^the engine, in /.test(error.where);
    return {
      result: refused ? result : "crash",
      text: refused ? error.message : `${error}${error.cause ? `, ${error.cause}` : ""}`,
      linearBytes: model?.memoryBytes ?? 0,
    };
  } finally {
    model?.dispose();
  }
}

/** A dimension whose size the model does not tell is 1; what the engine has no room for is fed empty. */
function ones(inputs, most) {
  return Object.fromEntries(inputs.map(({ name, type, dims }) => {
    const sizes = (dims ?? []).map((dim) => (typeof dim === "number" ? dim : 1));
    const length = sizes.reduce((product, size) => product * size, 1);
    const data = new ARRAYS[type](length > most / 8 ? 0 : length);
    return [name, { data: data.fill(ONE[type] ?? 1), dims: sizes }];
  }));
}

/** Only Chromium tells. */
function heapBytes() {
  return performance.memory?.usedJSHeapSize ?? 0;
}

function told(result, text) {
  return new TextEncoder().encode(`${result}\t${text.replaceAll(/\s+/g, " ")}`);
}
