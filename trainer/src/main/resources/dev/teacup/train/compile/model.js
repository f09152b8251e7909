/** A model compiled ahead of time by Teacup: model.wasm computes, with the weights of model.bin. */
const MODEL = {};
const ARRAYS = {
  float32: Float32Array, float64: Float64Array, float16: Uint16Array, int8: Int8Array, int16: Int16Array,
  int32: Int32Array, int64: BigInt64Array, uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array,
  uint64: BigUint64Array, bool: Uint8Array,
};

/** Name, element type and dimensions of what the model takes and gives. */
export const inputs = MODEL.inputs.map(signature);
export const outputs = MODEL.outputs.map(signature);

/** Fetches the model, which lies beside this script. */
export async function load() {
  const [code, weights] = await Promise.all(["model.wasm", "model.bin"].map(fetched));
  const memory = new WebAssembly.Memory({ initial: MODEL.pages, maximum: MODEL.pages });
  let read = 0;
  for (const [at, bytes] of MODEL.data) {
    new Uint8Array(memory.buffer, at).set(new Uint8Array(weights, read, bytes));
    read += bytes;
  }
  const { instance } = await WebAssembly.instantiate(code, { teacup: { memory } });
  return { run: (feeds) => run(memory.buffer, instance.exports.stretch_0, feeds) };
}

async function fetched(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`${name}: the server says ${response.status}`);
  return response.arrayBuffer();
}

function run(buffer, driver, feeds) {
  for (const input of MODEL.inputs) {
    const given = feeds[input.name];
    const values = Array.isArray(given) ? given.flat(Infinity) : given;
    const place = view(buffer, input);
    if (values?.length !== place.length) {
      const got = values === undefined ? "nothing" : `${values.length ?? "no list"}`;
      throw new Error(`input '${input.name}': expected ${place.length} elements [${input.dims}], got ${got}`);
    }
    place.set(values);
  }
  if (driver(MODEL.base, 0, MODEL.steps) < MODEL.steps) throw new Error("the model refuses these values");
  return Object.fromEntries(MODEL.outputs.map((output) => [output.name, copy(buffer, output)]));
}

const sizeOf = (dims) => dims.reduce((size, dim) => size * dim, 1);

function view(buffer, { type, dims, at }) {
  return new ARRAYS[type](buffer, at, sizeOf(dims));
}

function copy(buffer, { type, dims, at }) {
  const Elements = ARRAYS[type];
  return new Elements(buffer.slice(at, at + sizeOf(dims) * Elements.BYTES_PER_ELEMENT));
}

function signature({ name, type, dims }) {
  return { name, type, dims };
}
