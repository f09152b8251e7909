/** Runs models by the package's own API for the Java side; BrowserPlatform has the form of the messages. */
import { Model, TeacupError } from "/teacup.js";

const ARRAYS = {
  float32: Float32Array, float64: Float64Array, int8: Int8Array, int16: Int16Array, int32: Int32Array,
  int64: BigInt64Array, uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, uint64: BigUint64Array,
  bool: Uint8Array, float16: Float32Array,
};

const options = { backend: "strict" };

/** Says what models run on from now on. @param {Uint8Array} message the name of a backend */
export function choose(message) {
  options.backend = new TextDecoder().decode(message);
  return new Uint8Array();
}

/** @param {Uint8Array} message */
export async function run(message) {
  const { header, body } = opened(message);
  try {
    const model = await Model.load(body(header.model), options);
    try {
      const results = [];
      const steps = [];
      for (const inputs of header.inputs) {
        const values = inputs.map((input) => fed(input, body));
        results.push(await once(model, values));
        if (header.steps) steps.push(...(await model.profile(named(model, values))).steps);
      }
      return closed(results, steps.map(({ nodes, isEmitted }) => ({ nodes, isEmitted })));
    } finally {
      model.dispose();
    }
  } catch (error) {
    if (!(error instanceof TeacupError)) throw error;
    const { where, what, expected, got, fix } = error;
    return framed({ error: { where, what, expected, got, fix } }, []);
  }
}

/**
 * How long a page waits: for the model to load, and for one answer to the first inputs, each the median.
 *
 * @param {Uint8Array} message as of `run`
 */
export async function pace(message) {
  const { header, body } = opened(message);
  const bytes = body(header.model).slice();
  const values = header.inputs[0].map((input) => fed(input, body));
  const load = await median(5, async () => (await Model.load(bytes, options)).dispose());
  const model = await Model.load(bytes, options);
  try {
    await median(5, () => once(model, values));
    return framed({ load, run: await median(31, () => once(model, values)) }, []);
  } finally {
    model.dispose();
  }
}

/** The median of so many times, in milliseconds. */
async function median(times, task) {
  const all = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await task();
    all.push(performance.now() - start);
  }
  return all.sort((a, b) => a - b)[times >> 1];
}

async function once(model, values) {
  if (values.length !== model.inputs.length) {
    throw new TeacupError({
      where: "model", what: "the number of inputs is wrong",
      expected: `${model.inputs.length}: ${model.inputs.map(({ name }) => name).join(", ")}`,
      got: `${values.length} fed`, fix: "feed each input once",
    });
  }
  const results = await model.run(named(model, values));
  return model.outputs.map(({ name }) => results[name]);
}

function named(model, values) {
  return Object.fromEntries(model.inputs.map(({ name }, i) => [name, values[i]]));
}

/** What a description and the bytes behind it are to the API. */
function fed({ type, dims, bytes, texts }, body) {
  if (type === "string") return { data: texts, dims };
  const elements = new ARRAYS[type](body(bytes).slice().buffer);
  return { data: type === "bool" ? Array.from(elements, Boolean) : elements, dims };
}

function closed(results, steps) {
  const blobs = [];
  const outputs = results.map((tensors) => tensors.map(({ type, dims, data }) => {
    if (type === "string") return { type, dims, texts: data };
    const elements = elementsOf(type, data);
    blobs.push(new Uint8Array(elements.buffer, elements.byteOffset, elements.byteLength));
    return { type, dims, bytes: elements.byteLength };
  }));
  return framed({ outputs, steps }, blobs);
}

function elementsOf(type, data) {
  const Elements = ARRAYS[type];
  if (data instanceof Elements) return data;
  return type.endsWith("int64") ? Elements.from(data, BigInt) : Elements.from(data, Number);
}

function opened(message) {
  const length = new DataView(message.buffer, message.byteOffset).getUint32(0, true);
  let at = 4 + length;
  return {
    header: JSON.parse(new TextDecoder().decode(message.subarray(4, at))),
    body: (bytes) => message.subarray(at, (at += bytes)),
  };
}

function framed(header, blobs) {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const message = new Uint8Array(4 + head.length + blobs.reduce((sum, blob) => sum + blob.length, 0));
  new DataView(message.buffer).setUint32(0, head.length, true);
  message.set(head, 4);
  let at = 4 + head.length;
  for (const blob of blobs) {
    message.set(blob, at);
    at += blob.length;
  }
  return message;
}
