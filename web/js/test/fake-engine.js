/**
 * An engine in JavaScript, with the exports of the real one, so that what stands on it can be tested without
 * WASM-GC. Its model file is JSON: the description, and under `answer` the name of one of the given functions
 * `(inputs) => outputs`, both lists of `{type, dims, data}`. Where `isWhole`, each size has a module whose
 * driver runs all of it, and refuses where the answer throws; where `isPlanned`, it is planned when it
 * is loaded, and long where it pauses.
 */
import { ARRAY_OF_TYPE, TYPE_OF_CODE, sizeOf } from "../types.js";

const PAGE = 65536;
const FIRST = 1024;

export function fakeEngine(answers, options = {}) {
  const { pages = 64, isWhole = false, isPlanned = false } = options;
  let { pauses = 0 } = options;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: pages });
  const encoder = new TextEncoder();
  const calls = [];
  let next = FIRST;
  let mark = FIRST;
  let file = { at: 0, bytes: 0 };
  let said = { at: 0, bytes: 0 };
  let model;
  let bound = [];
  let results = [];
  let changes = 0;
  const modules = [];

  function allocate(bytes) {
    const at = next;
    const end = Math.ceil((at + bytes) / 16) * 16;
    try {
      memory.grow(Math.max(0, Math.ceil((end - memory.buffer.byteLength) / PAGE)));
    } catch {
      return -1;
    }
    next = end;
    return at;
  }

  function say(text) {
    const bytes = encoder.encode(text);
    said = { at: allocate(bytes.length), bytes: bytes.length };
    new Uint8Array(memory.buffer).set(bytes, said.at);
  }

  /** A call may move the memory: views that were made before it have length 0 then. */
  function growSometimes() {
    if (memory.buffer.byteLength < pages * PAGE) memory.grow(1);
  }

  function refuse(mistake) {
    const before = next;
    say(JSON.stringify(mistake));
    next = before;
    return 1;
  }

  function tooLittle() {
    refuse({
      where: "memory",
      what: "more is needed than the limit",
      expected: "less",
      got: "more",
      fix: "smaller",
    });
    return -1;
  }

  const read = (at, bytes) => new Uint8Array(memory.buffer.slice(at, at + bytes));
  const dimsAt = (at, rank) => Array.from(new Int32Array(memory.buffer.slice(at, at + 4 * rank)));

  function texts({ at, count }) {
    const view = new DataView(memory.buffer);
    return Array.from({ length: count }, () => {
      const bytes = view.getUint32(at, true);
      at += 4 + bytes;
      return new TextDecoder().decode(read(at - bytes, bytes));
    });
  }

  function fed({ name, type, dims, at }) {
    const Elements = ARRAY_OF_TYPE[type];
    const data =
      type === "string"
        ? texts({ at, count: sizeOf(dims) })
        : new Elements(memory.buffer.slice(at, at + sizeOf(dims) * Elements.BYTES_PER_ELEMENT));
    return { name, type, dims, data };
  }

  function kept({ type, dims, data }) {
    const bytes = type === "string" ? packed(data) : new Uint8Array(ARRAY_OF_TYPE[type].from(data).buffer);
    const at = allocate(bytes.length);
    new Uint8Array(memory.buffer).set(bytes, at);
    const shapeAt = allocate(4 * dims.length);
    new Int32Array(memory.buffer, shapeAt, dims.length).set(dims);
    return { type, dims, at, shapeAt, bytes: bytes.length };
  }

  function packed(list) {
    return Uint8Array.from(
      list.flatMap((text) => {
        const bytes = encoder.encode(text);
        return [...new Uint8Array(Uint32Array.of(bytes.length).buffer), ...bytes];
      }),
    );
  }

  /** The number of the module for what is bound; a plan that is new moves those before it. */
  function planned() {
    if (!isWhole) return -1;
    const key = JSON.stringify(bound);
    const known = modules.findIndex((module) => module.key === key);
    if (known >= 0) return known;
    changes++;
    const inputs = bound;
    const outputs = results;
    const stretch_0 = (base, first, end) => (drive(inputs, outputs) ? end : first);
    return modules.push({ key, stretch_0 }) - 1;
  }

  function drive(inputs, outputs) {
    calls.drives = (calls.drives ?? 0) + 1;
    let made;
    try {
      made = answers[model.answer](inputs.map(fed));
    } catch {
      return false;
    }
    made.forEach(({ type, data }, k) => {
      new Uint8Array(memory.buffer).set(new Uint8Array(ARRAY_OF_TYPE[type].from(data).buffer), outputs[k].at);
    });
    return true;
  }

  const engine = {
    limit(bytes) {
      calls.limit = bytes;
      return 0;
    },
    backend: () => 0,
    deadline(ms) {
      calls.deadline = ms;
      return 0;
    },
    reserve(bytes) {
      const at = allocate(bytes);
      if (at === -1) return tooLittle();
      new Uint8Array(memory.buffer).copyWithin(at, file.at, file.at + file.bytes);
      file = { at, bytes };
      return at;
    },
    load(at, bytes) {
      const text = new TextDecoder().decode(read(at, bytes));
      try {
        model = JSON.parse(text);
      } catch {
        return refuse({
          where: "byte 0",
          what: "this is not a model",
          expected: "an ONNX file",
          got: JSON.stringify(text.slice(0, 20)),
          fix: "look at the file",
        });
      }
      mark = next;
      modules.isNew = isPlanned;
      return isPlanned ? (pauses > 0 ? 5 : 4) : 0;
    },
    describe() {
      say(JSON.stringify({ inputs: model.inputs, outputs: model.outputs, metadata: model.metadata ?? {} }));
      mark = next;
      return 0;
    },
    text: () => said.at,
    textBytes: () => said.bytes,
    begin() {
      next = mark;
      bound = [];
      return 0;
    },
    scratch(bytes) {
      const at = allocate(bytes);
      return at === -1 ? tooLittle() : at;
    },
    bind(input, at, rank) {
      const { name, type } = model.inputs[input];
      bound[input] = { name, type, dims: dimsAt(at, rank), at: -1 };
      return 0;
    },
    prepare() {
      const missing = model.inputs.find((_, k) => !bound[k]);
      if (missing) {
        return refuse({
          where: `input '${missing.name}'`,
          what: "it is missing",
          expected: "a value",
          got: "none",
          fix: "feed it",
        });
      }
      for (const input of bound) {
        if (input.type === "string") continue;
        input.at = allocate(sizeOf(input.dims) * ARRAY_OF_TYPE[input.type].BYTES_PER_ELEMENT);
        if (input.at === -1) return tooLittle();
      }
      return 0;
    },
    inputAt: (input) => bound[input].at,
    feedStrings(input, textAt) {
      bound[input].at = textAt;
      return 0;
    },
    run() {
      const inputs = bound.map(fed);
      calls.push(inputs);
      try {
        results = answers[model.answer](inputs).map(kept);
      } catch ({ message }) {
        return refuse({ where: "Twice", what: message, expected: "less", got: "more", fix: "feed less" });
      }
      return 0;
    },
    whole() {
      const numbers = Int32Array.of(changes, planned(), 64, 3);
      numbers[0] = changes;
      const at = allocate(numbers.byteLength);
      new Int32Array(memory.buffer, at, numbers.length).set(numbers);
      return at;
    },
    start: () => 0,
    next() {
      const before = next;
      say(JSON.stringify(pauses > 0 ? ["Double 'first'", 0] : ["Double 'second'", "Relu 'third'", 1]));
      next = before;
      return 0;
    },
    advance: () => (pauses-- > 0 ? 2 : engine.run()),
    outputType: (k) =>
      Number(Object.keys(TYPE_OF_CODE).find((code) => TYPE_OF_CODE[code] === results[k].type)),
    outputRank: (k) => results[k].dims.length,
    outputDims(k) {
      growSometimes();
      return results[k].shapeAt;
    },
    outputAt: (k) => results[k].at,
    outputStrings(k) {
      growSometimes();
      said = { at: results[k].at, bytes: results[k].bytes };
      return said.at;
    },
    memoryBytes: () => memory.buffer.byteLength,
  };
  return { ...engine, memory, modules, calls, most: pages * PAGE, isBroken: false };
}

/** The bytes of a model file of the fake engine. */
export function fakeModel(model) {
  return new TextEncoder().encode(JSON.stringify(model));
}
