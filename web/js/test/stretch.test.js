import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../model.js";
import { Session } from "../session.js";
import { fakeEngine, fakeModel } from "./fake-engine.js";

const speed = { name: "speed", type: "float32", dims: ["batch", 1] };
const doubling = { inputs: [speed], outputs: [{ ...speed, name: "twice" }], answer: "twice" };
const column = (...data) => ({ data: Float32Array.from(data), dims: [data.length, 1] });

function twice([{ type, dims, data }]) {
  if (data.some((x) => x > 1000)) throw new Error("it is too fast");
  return [{ type, dims, data: data.map((x) => 2 * x) }];
}

function loaded(file = doubling, answers = { twice, echo: (inputs) => inputs }, options = {}) {
  const engine = fakeEngine(answers, { isWhole: true, ...options });
  const session = new Session(engine);
  session.append(fakeModel(file));
  return { model: new Model(session, session.load()), engine };
}

/** How often the engine ran, and how often the page did without it. */
const counts = ({ calls }) => [calls.length, calls.drives ?? 0];

test("repeats a run of the same sizes without the engine", async () => {
  const { model, engine } = loaded();
  for (const x of [1, 2, 3]) assert.equal((await model.run({ speed: column(x) })).twice.item(), 2 * x);
  assert.deepEqual(counts(engine), [1, 2]);
});

test("repeats the first run, where it has run on zeros when it was loaded", async (t) => {
  const pairs = { ...doubling, inputs: [{ ...speed, dims: ["batch", 2] }] };
  let now = 0;
  for (const [ms, turns] of [
    [0, 4],
    [1, 2],
    [9, 1],
  ]) {
    t.mock.method(performance, "now", () => (now += ms));
    const { model, engine } = loaded(pairs, { twice }, { isPlanned: true });
    assert.deepEqual([...engine.calls[0][0].data], [0, 0]);
    assert.deepEqual((await model.run({ speed: [[4, 5]] })).twice.value, [[8, 10]]);
    assert.deepEqual(counts(engine), [1, turns + 1]);
  }
});

test("gives a rehearsal up that takes long", async () => {
  const { model, engine } = loaded(doubling, undefined, { isPlanned: true, pauses: 1 });
  assert.deepEqual(counts(engine), [0, 0]);
  for (const x of [1, 2]) assert.equal((await model.run({ speed: column(x) })).twice.item(), 2 * x);
  assert.deepEqual(counts(engine), [1, 1]);
});

test("loads a model that refuses zeros, or has no input that could be one", async () => {
  const { model } = loaded(
    { ...doubling, answer: "inverse" },
    {
      inverse([{ type, dims, data }]) {
        if (data.includes(0)) throw new Error("0 has no inverse");
        return [{ type, dims, data: data.map((x) => 1 / x) }];
      },
    },
    { isPlanned: true },
  );
  assert.equal((await model.run({ speed: column(4) })).twice.item(), 0.25);
  await assert.rejects(model.run({ speed: column(0) }), { what: "0 has no inverse" });
  const text = { name: "text", type: "string", dims: [] };
  const echo = { inputs: [text], outputs: [text], answer: "echo" };
  const { model: other } = loaded(echo, { echo: (inputs) => inputs }, { isPlanned: true });
  assert.equal((await other.run({ text: "a" })).text.item(), "a");
});

test("repeats what is fed as nested arrays, as a typed array, as a result", async () => {
  const { model, engine } = loaded();
  const first = await model.run({ speed: [[1], [2]] });
  assert.deepEqual((await model.run({ speed: [[3], [4]] })).twice.value, [[6], [8]]);
  assert.deepEqual((await model.run({ speed: Float32Array.of(5, 6) })).twice.value, [[10], [12]]);
  assert.deepEqual((await model.run({ speed: first.twice })).twice.value, [[4], [8]]);
  assert.deepEqual(counts(engine), [1, 3]);
});

test("repeats runs of two sizes in turn", async () => {
  const { model, engine } = loaded();
  const runs = [];
  for (let turn = 0; turn < 6; turn++) {
    runs.push(await model.run({ speed: turn % 2 ? column(turn) : column(turn, 7) }));
  }
  assert.deepEqual(runs.map(({ twice: { data } }) => data[0]), [0, 2, 4, 6, 8, 10]);
  assert.deepEqual(runs.map(({ twice: { dims } }) => dims[0]), [2, 1, 2, 1, 2, 1]);
  // A second plan moves the first, so that the engine has to say once more where it lies.
  assert.deepEqual(counts(engine), [3, 3]);
});

test("writes over earlier results where it may", async () => {
  const { model } = loaded();
  const kept = await model.run({ speed: column(1) });
  const first = await model.run({ speed: column(2) });
  const again = await model.run({ speed: column(3) }, { into: first });
  assert.equal(again.twice, first.twice);
  assert.deepEqual([kept.twice.item(), again.twice.item()], [2, 6]);
  const fed = await model.run({ speed: again.twice }, { into: again });
  assert.equal(fed.twice.item(), 12);
});

test("writes over earlier truths and integers, too", async () => {
  const x = { name: "x", type: "int64", dims: ["n"] };
  const both = { inputs: [x], outputs: [{ ...x, name: "same" }, { ...x, name: "isOdd", type: "bool" }] };
  const isOdd = (data) => Uint8Array.from(data, (element) => Number(element & 1n));
  const answers = { both: ([one]) => [one, { ...one, type: "bool", data: isOdd(one.data) }] };
  const { model } = loaded({ ...both, answer: "both" }, answers);
  const fed = (...data) => ({ x: { data: BigInt64Array.from(data), dims: [data.length] } });
  const into = await model.run(fed(1n, 2n));
  const { data } = into.same;
  const results = await model.run(fed(-4n, 5n * 2n ** 33n + 1n), { into });
  assert.equal(results.same, into.same);
  assert.equal(results.isOdd, into.isOdd);
  assert.deepEqual([data, results.isOdd.data], [[-4, 5 * 2 ** 33 + 1], [false, true]]);
  const large = await model.run(fed(7n, 2n ** 60n), { into });
  assert.deepEqual(large.same.data, [7n, 2n ** 60n]);
  assert.deepEqual((await model.run(fed(8n, 9n), { into: large })).same.data, [8, 9]);
});

test("makes new results where earlier ones are of another shape or none", async () => {
  const { model } = loaded();
  const one = await model.run({ speed: column(1) });
  for (const into of [{ twice: { ...one.twice, dims: [1] } }, { twice: undefined }, {}, one]) {
    await model.run({ speed: column(2, 3) }, { into });
    assert.deepEqual((await model.run({ speed: column(4, 5) }, { into })).twice.value, [[8], [10]]);
  }
  assert.equal(one.twice.item(), 2);
});

test("sees a memory that has grown", async () => {
  const { model, engine } = loaded();
  await model.run({ speed: column(1) });
  engine.memory.grow(1);
  assert.equal((await model.run({ speed: column(4) })).twice.item(), 8);
  assert.deepEqual(counts(engine), [1, 1]);
});

test("gives results that stay, whatever is done to them", async () => {
  const { model } = loaded();
  const first = await model.run({ speed: column(1) });
  const second = await model.run({ speed: column(2) });
  second.twice.dims.push(5);
  first.twice.dims.push(5);
  const third = await model.run({ speed: column(3) });
  assert.deepEqual([first, second, third].map(({ twice: { data } }) => data[0]), [2, 4, 6]);
  assert.deepEqual(third.twice.dims, [1, 1]);
});

test("leaves it to the engine to tell what is refused", async () => {
  const { model, engine } = loaded();
  await model.run({ speed: column(1) });
  await assert.rejects(model.run({ speed: column(2000) }), /Twice: it is too fast\nexpected: less/);
  assert.equal((await model.run({ speed: column(3) })).twice.item(), 6);
  assert.equal((await model.run({ speed: column(4) })).twice.item(), 8);
  assert.deepEqual(engine.calls.map(([{ data }]) => data[0]), [1, 2000, 3]);
});

test("refuses the same feeds as a first run does", async () => {
  const wrong = [
    undefined,
    [],
    [column(1)],
    {},
    { speed: undefined },
    { sped: column(1) },
    { speed: column(1), other: 1 },
    Object.create({ speed: column(1) }),
    { speed: Float64Array.of(1, 2).subarray(0, 0) },
    { speed: { data: Float32Array.of(1), dims: [1] } },
    { speed: { data: Float32Array.of(1), dims: [1, 1, 1] } },
    { speed: { data: Float32Array.of(1), dims: [2, 1] } },
    { speed: { data: Float32Array.of(1, 2), dims: [1, 1] } },
    { speed: { data: ["1"], dims: [1, 1] } },
    { speed: { data: Float32Array.of(1), dims: "11" } },
    { speed: [["1"]] },
    { speed: null },
  ];
  const refusals = async (model) => {
    const all = await Promise.allSettled(wrong.map((feeds) => model.run(feeds)));
    return all.map(({ status, reason }) => (status === "rejected" ? reason.message : "it ran"));
  };
  const { model } = loaded();
  await model.run({ speed: column(1) });
  assert.deepEqual(await refusals(model), await refusals(loaded().model));
});

test("checks each element of a type where not all are values", async () => {
  const flag = { name: "flag", type: "bool", dims: [2] };
  const { model, engine } = loaded({ inputs: [flag], outputs: [flag], answer: "echo" });
  await model.run({ flag: [true, false] });
  assert.deepEqual((await model.run({ flag: [false, true] })).flag.data, [false, true]);
  assert.deepEqual(counts(engine), [1, 1]);
  const odd = { data: Uint8Array.of(1, 2), dims: [2] };
  await assert.rejects(model.run({ flag: odd }), /element \[1\]: the element is of the wrong kind/);
});

test("leaves strings to the engine", async () => {
  const names = { name: "names", type: "string", dims: ["n"] };
  const { model, engine } = loaded({ inputs: [names], outputs: [names], answer: "echo" }, undefined, {
    isWhole: false,
  });
  for (const name of ["Mallard", "Möwe"]) {
    assert.deepEqual((await model.run({ names: [name] })).names.data, [name]);
  }
  assert.deepEqual(counts(engine), [2, 0]);
});

test("leaves runs with a signal or a time to the engine", async () => {
  const { model, engine } = loaded();
  const { signal } = new AbortController();
  await model.run({ speed: column(1) }, { signal });
  await model.run({ speed: column(1) }, { timeout: 50 });
  assert.equal((await model.run({ speed: column(6) })).twice.item(), 12);
  assert.deepEqual(counts(engine), [2, 1]);
});

test("lets a run wait that reading the feeds of another begins", async () => {
  const { model } = loaded();
  await model.run({ speed: column(1) });
  let inner;
  const feeds = {
    get speed() {
      inner ??= model.run({ speed: column(20) });
      return column(10);
    },
  };
  assert.equal((await model.run(feeds)).twice.item(), 20);
  assert.equal((await inner).twice.item(), 40);
});

test("gives results by whatever name the model says", async () => {
  const odd = { ...speed, name: "__proto__" };
  const { model } = loaded({ inputs: [speed], outputs: [odd], answer: "twice" });
  for (const x of [1, 2]) {
    const results = await model.run({ speed: column(x) });
    assert.deepEqual(Object.keys(results), ["__proto__"]);
    assert.equal(Object.values(results)[0].item(), 2 * x);
  }
});
