import assert from "node:assert/strict";
import { test } from "node:test";
import { instantiate } from "../engine.js";
import { TeacupError } from "../error.js";
import { Model } from "../model.js";
import { Session } from "../session.js";
import { fakeEngine, fakeModel } from "./fake-engine.js";

const echo = (inputs) => inputs;
const doubling = {
  inputs: [{ name: "speed", type: "float32", dims: ["batch", 1] }],
  outputs: [{ name: "twice", type: "float32", dims: ["batch", 1] }],
  metadata: { author: "A" },
  answer: "twice",
};
const twice = ([{ type, dims, data }]) => [{ type, dims, data: data.map((x) => 2 * x) }];

function loaded(file, answers = { twice, echo }, options = {}) {
  const engine = fakeEngine(answers, options);
  const session = new Session(engine);
  session.append(fakeModel(file));
  return { model: new Model(session, session.load()), engine };
}

test("runs and answers by name", async () => {
  const { model } = loaded(doubling);
  const results = await model.run({ speed: [[140], [20]] });
  assert.deepEqual(Object.keys(results), ["twice"]);
  assert.deepEqual(results.twice.value, [[280], [40]]);
});

test("gives the page a turn when there is a signal, and ends when it is aborted", async () => {
  const { signal } = new AbortController();
  const { model } = loaded(doubling, undefined, { pauses: 3 });
  assert.equal((await model.run({ speed: [[1]] }, { signal })).twice.item(), 2);
  const endless = loaded(doubling, undefined, { pauses: Infinity }).model;
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 1);
  await assert.rejects(endless.run({ speed: [[1]] }, { signal: controller.signal }), { name: "AbortError" });
  assert.equal((await endless.run({ speed: [[3]] })).twice.item(), 6);
});

test("tells where the time of a run goes, by node and as a trace", async () => {
  const { model } = loaded(doubling, undefined, { pauses: 1 });
  const { steps, trace, ms, ...rest } = await model.profile({ speed: [[1]] }, { runs: 2 });
  assert.deepEqual(rest, {});
  assert.deepEqual(
    steps.map(({ nodes, isEmitted, times }) => ({ nodes, isEmitted, times })),
    [{ nodes: ["Double 'second'", "Relu 'third'"], isEmitted: true, times: 1 }],
  );
  assert.ok(ms >= 0);
  assert.deepEqual(trace.traceEvents.map(({ name, cat, ph }) => `${name} ${cat} ${ph}`), [
    "Double 'second', Relu 'third' emitted X",
  ]);
  const text = String(await model.profile({ speed: [[1]] }));
  assert.match(text, /^ +\d\.\d{3} ms\n +\d\.\d{3} ms +\d+\.\d %  emitted    Double 'second', Relu 'third'$/);
  await assert.rejects(model.profile({ sped: [[1]] }), /no input of this name/);
});

test("tells the engine how long a run may take", async () => {
  const { model, engine } = loaded(doubling);
  await model.run({ speed: [[1]] }, { timeout: 250 });
  assert.equal(engine.calls.deadline, 250);
  await model.run({ speed: [[1]] });
  assert.equal(engine.calls.deadline, 0);
  await assert.rejects(model.run({ speed: [[1]] }, { timeout: -1 }), /the timeout is out of range/);
  await assert.rejects(Model.load("x", { timeout: NaN }), /the timeout is out of range/);
});

test("says what it takes, gives and knows of itself", () => {
  const { model } = loaded(doubling);
  assert.deepEqual(model.inputs, doubling.inputs);
  assert.deepEqual(model.outputs, doubling.outputs);
  assert.deepEqual(model.metadata, { author: "A" });
  assert.equal(model.bytes, fakeModel(doubling).length);
});

test("gives strings back", async () => {
  const names = { name: "names", type: "string", dims: ["n"] };
  const { model } = loaded({ inputs: [names], outputs: [names], answer: "echo" });
  assert.deepEqual((await model.run({ names: ["Mallard", "", "Möwe"] })).names.data, ["Mallard", "", "Möwe"]);
});

test("takes a result as a feed", async () => {
  const { model } = loaded(doubling);
  const { twice: tensor } = await model.run({ speed: [[1]] });
  assert.deepEqual((await model.run({ speed: tensor })).twice.value, [[4]]);
});

test("keeps results when the next run begins", async () => {
  const { model } = loaded(doubling);
  const first = await model.run({ speed: [[1]] });
  await model.run({ speed: [[5]] });
  assert.equal(first.twice.item(), 2);
});

test("lets runs follow each other", async () => {
  const { model, engine } = loaded(doubling);
  const runs = await Promise.all([1, 2, 3].map((x) => model.run({ speed: [[x]] })));
  assert.deepEqual(
    runs.map(({ twice: tensor }) => tensor.item()),
    [2, 4, 6],
  );
  assert.deepEqual(
    engine.calls.map(([speed]) => speed.data[0]),
    [1, 2, 3],
  );
});

test("runs on after a refusal", async () => {
  const { model } = loaded(doubling);
  const [bad, good] = await Promise.allSettled([model.run({ speed: 1 }), model.run({ speed: [[1]] })]);
  assert.equal(bad.status, "rejected");
  assert.equal(good.value.twice.item(), 2);
});

test("asks whether another input was meant", async () => {
  const { model } = loaded(doubling);
  await assert.rejects(model.run({ sped: [[1]] }), {
    name: "TeacupError",
    message: `input 'sped': the model has no input of this name
expected: 'speed'
got: 'sped'
fix: did you mean 'speed'?`,
  });
});

test("hands on the four lines of the engine", async () => {
  const { model } = loaded(doubling);
  await assert.rejects(model.run({}), (error) => {
    assert.ok(error instanceof TeacupError);
    assert.equal(error.message, "input 'speed': it is missing\nexpected: a value\ngot: none\nfix: feed it");
    return true;
  });
});

test("refuses feeds that are no object", async () => {
  const { model } = loaded(doubling);
  await assert.rejects(model.run([[140]]), /the feeds are no object\nexpected: \{ speed \}/);
});

test("refuses a run after dispose, and a second dispose is harmless", async () => {
  const { model } = loaded(doubling);
  model.dispose();
  model.dispose();
  assert.equal(model.memoryBytes, 0);
  await assert.rejects(model.run({ speed: [[1]] }), /the model is disposed/);
});

test("leaves its engine to the next model when its last run is done", async () => {
  const { model, engine } = loaded(doubling, undefined, { pauses: 3 });
  const run = model.run({ speed: [[1]] }, { signal: new AbortController().signal });
  await null;
  await null;
  model.dispose();
  await null;
  assert.equal(engine.calls.limit, undefined);
  assert.equal((await run).twice.item(), 2);
  assert.equal(engine.calls.limit, 0);
  assert.equal(instantiate(/** @type {any} */ (undefined), 1000), engine);
  assert.equal(engine.calls.limit, 1000);
});

test("leaves no engine that has failed, or whose memory is too small for the next model", async () => {
  const failed = loaded(doubling);
  failed.engine.isBroken = true;
  failed.model.dispose();
  const { model, engine } = loaded(doubling);
  model.dispose();
  await null;
  assert.equal(failed.engine.calls.limit, undefined);
  assert.throws(() => instantiate(/** @type {any} */ (undefined), engine.most), TypeError);
});

test("refuses a run that still waits when the model is disposed", async () => {
  const { model } = loaded(doubling, undefined, { pauses: 3 });
  const { signal } = new AbortController();
  const [first, second] = [model.run({ speed: [[1]] }, { signal }), model.run({ speed: [[1]] })];
  await Promise.resolve();
  model.dispose();
  assert.equal((await first).twice.item(), 2);
  await assert.rejects(second, /the model is disposed/);
});

test("rejects a run whose signal is aborted before", async () => {
  const { model, engine } = loaded(doubling);
  await assert.rejects(model.run({ speed: [[1]] }, { signal: AbortSignal.abort() }), { name: "AbortError" });
  assert.equal(engine.calls.length, 0);
});

test("rejects a run whose signal is aborted while it waits", async () => {
  const { model } = loaded(doubling);
  const controller = new AbortController();
  const run = model.run({ speed: [[1]] }, { signal: controller.signal });
  controller.abort();
  await assert.rejects(run, { name: "AbortError" });
});

test("grows for a file longer than was said", () => {
  const engine = fakeEngine({ twice });
  const session = new Session(engine, 10);
  const file = fakeModel({ ...doubling, metadata: { padding: "x".repeat(200000) } });
  for (let at = 0; at < file.length; at += 1000) session.append(file.subarray(at, at + 1000));
  assert.equal(session.load().metadata.padding.length, 200000);
});

test("keeps little more room than a file needs", () => {
  const reserved = [];
  const engine = { ...fakeEngine({ twice }, { pages: 1000 }) };
  const { reserve } = engine;
  engine.reserve = (bytes) => (reserved.push(bytes), reserve(bytes));
  const session = new Session(engine);
  for (let megabyte = 0; megabyte < 10; megabyte++) session.append(new Uint8Array(2 ** 20));
  assert.ok(reserved.at(-1) <= 11 * 2 ** 20, String(reserved));
});

test("never promises more room than a number says at the boundary", () => {
  const engine = { ...fakeEngine({}), reserve: (bytes) => (assert.equal(bytes | 0, bytes), -1) };
  engine.text = () => 0;
  engine.textBytes = () => new Uint8Array(engine.memory.buffer).set(new TextEncoder().encode("{}")) ?? 2;
  assert.throws(() => new Session(engine, 2 ** 32 + 5), TeacupError);
});

test("does not take what every object has for a feed", async () => {
  const odd = { name: "toString", type: "float32", dims: [] };
  const { model } = loaded({ inputs: [odd], outputs: [odd], answer: "echo" });
  await assert.rejects(model.run({}), /it is missing/);
});

test("tells that the memory's limit is reached", () => {
  const session = new Session(fakeEngine({ twice }, { pages: 4 }));
  assert.throws(() => session.append(new Uint8Array(1000000)), /memory: more is needed than the limit/);
});

test("refuses a file that is no model", () => {
  const session = new Session(fakeEngine({}));
  session.append(new TextEncoder().encode("<html>"));
  assert.throws(() => session.load(), /byte 0: this is not a model/);
});

test("refuses a source that is neither address nor bytes", async () => {
  await assert.rejects(Model.load("x", { memoryBytes: -1 }), /memoryBytes is out of range/);
  await assert.rejects(Model.load("x", { signal: AbortSignal.abort() }), { name: "AbortError" });
});
