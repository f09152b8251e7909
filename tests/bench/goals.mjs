/** What issue and design aim at, each beside what was measured. */
import { geometricMean } from "./results.mjs";

const KIB = 1024;
const PRODUCTS = ["matmul_256", "matmul_512", "gemm_b1024", "conv1x1_28"];

/**
 * @typedef {object} Goal
 * @property {string} key by which a reason is found
 * @property {string} goal
 * @property {string} wanted
 * @property {string} got
 * @property {boolean} isMet
 * @property {string[]} misses cases that fall short
 */

/** @param {any} measured @returns {Goal[]} */
export function goals({ strict, fast, tfjs, first, cold, memory, sizes, hashes, conformance }) {
  const names = strict.map((one) => one.name);
  const of = (name) => strict.find((one) => one.name === name);
  const ratios = (ratio) =>
    new Map(strict.map((one) => [one.name, ratio(one)]).filter((/** @type {any} */ [, x]) => x > 0));
  const strictly = ratios((one) => one.ratio);
  const quickly = ratios((one) => fast.get(one.name)?.ratio);
  const tensorflow = ratios(tfjs);
  return [
    {
      ...{ key: "agreement", goal: "cases that agree with onnxruntime-web", wanted: "all" },
      ...all(names, (name) => of(name).agrees && (fast.get(name)?.agrees ?? true)),
    },
    mean("geometric mean of ort/ours, strict", strictly, 2.6),
    mean("geometric mean of ort/ours, fast", quickly, 2.9),
    least("ort/ours of each case, strict", strictly, 1.2),
    least("ort/ours of each case, fast", quickly, 1.2),
    mean("geometric mean of tfjs/ours", tensorflow, 2),
    least("tfjs/ours of each case", tensorflow, 1.2),
    ...[...PRODUCTS, "conv3x3_56", "encoder_t128"].map(of).filter(Boolean).map(share),
    most("first run / later run of each case", beginnings(first), 2),
    least(
      "ORT's creation / ours of each case",
      ratios((one) => one.ortCreate / one.create),
      1,
    ),
    least("cold start, ort/ours", starts(cold), 5),
    most(
      "memory, ours/ort",
      new Map(Object.entries(memory ?? {}).map(([name, both]) => [name, bytes(both.ours) / bytes(both.ort)])),
      0.5,
    ),
    most("engine and API, KiB after brotli", new Map([["engine", sizes.ours / KIB]]), 150),
    {
      ...{
        key: "same bits",
        goal: `outputs with the same bits in ${hashes?.browsers.join(", ")}`,
        wanted: "all cases",
      },
      ...all(
        Object.keys(hashes?.hashes ?? {}),
        (name) => new Set(Object.values(hashes.hashes[name])).size === 1,
      ),
    },
    {
      ...{ key: "vectors", goal: "ONNX's vectors on emitted kernels", wanted: "all pass", misses: [] },
      ...{
        got: (conformance ?? "not measured").split("\n")[0],
        isMet: /^(\d+) pass.* of \1$/m.test(conformance ?? ""),
      },
    },
  ];
}

/** @param {any} both */
const bytes = (both) => both.jsHeapPeak + both.wasm;

/** @param {any} first */
const beginnings = (first) =>
  new Map(
    Object.entries(first ?? {}).map(([name, { "ours behind": ours }]) => [name, ours.firstMs / ours.laterMs]),
  );

/** @param {any} cold */
const starts = (cold) =>
  new Map(
    Object.entries(cold ?? {}).flatMap(([name, { ours, ort }]) => [
      [`${name}, local`, ort.firstFast / ours.firstFast],
      [`${name}, slow line`, ort.firstSlow / ours.firstSlow],
    ]),
  );

/** @param {string[]} names @param {(name: string) => boolean} isRight */
function all(names, isRight) {
  const misses = names.filter((name) => !isRight(name));
  const rest = misses.length ? `, not ${misses.join(", ")}` : "";
  return {
    got: `${names.length - misses.length} of ${names.length}${rest}`,
    isMet: names.length > 0 && !misses.length,
    misses,
  };
}

/** @param {string} goal @param {Map<string, number>} figures @param {number} wanted @returns {Goal} */
function mean(goal, figures, wanted) {
  const got = geometricMean([...figures.values()]);
  return { key: goal, goal, wanted: `${wanted}`, got: got.toFixed(2), isMet: got >= wanted, misses: [] };
}

/** @param {string} goal @param {Map<string, number>} figures @param {number} wanted @returns {Goal} */
function least(goal, figures, wanted) {
  const misses = [...figures].filter(([, figure]) => !(figure >= wanted));
  return { ...{ key: goal, goal, wanted: `at least ${wanted}` }, ...missed(figures, misses) };
}

/** @param {string} goal @param {Map<string, number>} figures @param {number} wanted @returns {Goal} */
function most(goal, figures, wanted) {
  const misses = [...figures].filter(([, figure]) => !(figure <= wanted));
  return { ...{ key: goal, goal, wanted: `at most ${wanted}` }, ...missed(figures, misses) };
}

/** @param {Map<string, number>} figures @param {[string, number][]} misses */
function missed(figures, misses) {
  const shown = misses.map(([name, figure]) => `${name} ${figure.toFixed(2)}`).join(", ");
  const got = misses.length ? `not on ${misses.length} of ${figures.size}: ${shown}` : `all ${figures.size}`;
  return { got, isMet: figures.size > 0 && !misses.length, misses: misses.map(([name]) => name) };
}

/** @param {any} one @returns {Goal} */
function share(one) {
  const wanted = one.name === "conv3x3_56" ? 1.5 : one.name === "encoder_t128" ? 0.65 : 0.8;
  const [goal, text] = [`${one.name}, of the limit`, (x) => `${(100 * x).toFixed(0)} %`];
  return {
    key: goal,
    goal,
    wanted: text(wanted),
    got: text(one.share),
    isMet: one.share >= wanted,
    misses: [],
  };
}
