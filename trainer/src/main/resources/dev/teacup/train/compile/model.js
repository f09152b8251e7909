/** A model compiled ahead of time by Teacup: WebAssembly computes, with the weights of model.bin. */
const MODEL = {};
const ARRAYS = {
  float32: Float32Array, float64: Float64Array, float16: Uint16Array, int8: Int8Array, int16: Int16Array,
  int32: Int32Array, int64: BigInt64Array, uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array,
  uint64: BigUint64Array, bool: Uint8Array, string: Int32Array,
};
/** A tensor of strings holds their places in here. */
export const texts = MODEL.strings;
const known = texts.length;
const handles = new Map(texts.map((text, place) => [text, place]));

/** Values whose sizes a run tells, by their names: what computes one says its `dims`, and `v`. */
const later = {};

/** Name, element type and dimensions of what the model takes and gives. */
export const inputs = MODEL.inputs.map(signature);
export const outputs = MODEL.outputs.map(signature);

/** Fetches the model, which lies beside this script. */
export async function load() {
  const [weights, ...codes] = await Promise.all(["model.bin", ...MODEL.modules].map(fetched));
  const memory = new WebAssembly.Memory({ initial: MODEL.pages, maximum: MODEL.pages });
  let read = 0;
  for (const [at, count, form = "bytes"] of MODEL.data) {
    read += FORMS[form](weights, read, memory.buffer, at, count);
  }
  const imports = { teacup: { memory } };
  const modules = await Promise.all(codes.map((code) => WebAssembly.instantiate(code, imports)));
  const run = bound(MODEL, memory.buffer, modules.map(({ instance }) => instance.exports));
  return { run: (feeds) => predict(feeds, run) };
}

async function fetched(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`${name}: the server says ${response.status}`);
  return response.arrayBuffer();
}

/** How weights are written in model.bin: what each puts into memory, and how many bytes it read. */
const FORMS = {
  bytes(from, read, buffer, at, count) {
    new Uint8Array(buffer, at).set(new Uint8Array(from, read, count));
    return count;
  },
};

/** The steps of a graph, and its inputs and outputs, once they have their memory. */
function bound({ inputs, outputs, steps }, buffer, modules) {
  const value = (place) => place && ("at" in place ? {
    ...place, v: new ARRAYS[place.type](buffer, place.at, sizeOf(place.dims)),
  } : later[place.name] ??= { ...place });
  const step = ([what, ...rest]) => {
    if (typeof what === "number") {
      const [stretch, first, end] = rest;
      const driver = modules[what][`stretch_${stretch}`];
      return () => {
        if (driver(MODEL.base, first, end) < end) throw new Error("the model refuses these values");
      };
    }
    const [attributes, from, to] = rest;
    const [ins, outs] = [from.map(value), to.map(value)];
    const body = attributes.body && bound(attributes.body, buffer, modules);
    return () => what({ ...attributes, body }, ins, outs);
  };
  const all = steps.map(step);
  return { inputs: inputs.map(value), outputs: outputs.map(value), run: () => all.forEach((one) => one()) };
}

function predict(feeds, { inputs, outputs, run }) {
  texts.splice(known).forEach((text) => handles.delete(text));
  inputs.forEach((input) => feed(input, feeds[input.name]));
  run();
  return Object.fromEntries(outputs.map(({ name, type, dims, v }) =>
    [name, Object.assign(type === "string" ? Array.from(v, (place) => texts[place]) : v.slice(),
      { dims: [...dims] })]));
}

function feed({ name, type, dims, v }, given) {
  const values = ArrayBuffer.isView(given) ? given : [given].flat(Infinity);
  if (given === undefined || values.length !== v.length) {
    const got = given === undefined ? "nothing" : values.length;
    throw new Error(`input '${name}': expected ${v.length} elements [${dims}], got ${got}`);
  }
  const of = type === "string" ? handle : type.endsWith("int64") ? BigInt : undefined;
  v.set(of ? Array.from(values, of) : values);
}

/** The place of a text, which is taken in where it is new, until the next run. */
function handle(text) {
  if (!handles.has(text)) handles.set(text, texts.push(text) - 1);
  return handles.get(text);
}

function sizeOf(dims) {
  return dims.reduce((size, dim) => size * dim, 1);
}

function signature({ name, type, dims }) {
  return { name, type, dims };
}
