#!/usr/bin/env node
/** Writes docs/performance.md of what tests/bench/measure has left in target/performance. */
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "./cases.mjs";
import { goals } from "./goals.mjs";
import { geometricMean, median, raced, read, readRuns, tensorflow } from "./results.mjs";
import { REASONS } from "./shortfalls.mjs";
import { kib, mib, ms, percent, table, times, wrapped } from "./text.mjs";

const STRICT_TILE = "4x8";
const runs = {
  strict: readRuns("strict"),
  fast: readRuns("fast"),
  tfjs: readRuns("tfjs"),
  real: readRuns("real"),
};
const strict = raced(runs.strict);
const fast = new Map(raced(runs.fast).map((one) => [one.name, one]));
const tfjs = tensorflow(runs.tfjs);
const first = read("first.json");
const cold = read("cold.json")?.cold;
const memory = read("memory.json")?.cold;
const hashes = read("outputs.json");
const tiles = read("tiles.json");
const realShares = read("real-shares.json");
const conformance = read("conformance.txt");
if (!strict.length) throw new Error("nothing was measured: run tests/bench/measure first");

/** The others' numbers for a case by its times against ours. @param {import("./results.mjs").Raced} one */
const againstTensorflow = (one) => one.ratio * (tfjs.get(one.name)?.ratio ?? NaN);

function machine() {
  const all = [...runs.strict, ...runs.fast];
  const [{ host, chromium, date }] = all;
  const limit = (of) => median(all.map(({ limits }) => of(limits))).toFixed(1);
  const loads = all.map(({ host: { load } }) => load.toFixed(1)).join(", ");
  return `Measured on ${host.cores} cores of ${host.cpu}, in Chromium ${chromium} without a window, on
one thread, ${date.slice(0, 10)}. What one thread can do there, as the race measures it before each run:
${limit(({ gflops }) => gflops.plain)} GFLOPS without relaxed instructions,
${limit(({ gflops }) => gflops.relaxed)} with them, ${limit(({ gops }) => gops.dot16)} GOPS on integers;
${limit((limits) => limits.read["256K"])} GB/s from the second cache,
${limit((limits) => limits.read["64M"])} from memory. The load when runs began, of other work on the machine:
${loads}. Where it is above the cores, times are longer than on an idle machine, those of creation and of
first runs most of all; ratios within a run stray less.`;
}

function race() {
  const rows = strict.map((one) => {
    const faster = fast.get(one.name);
    return [
      ...[one.agrees ? one.name : `${one.name} (DISAGREES)`, ms(one.ours), ms(faster?.ours), ms(one.ort)],
      ...[ms(tfjs.get(one.name)?.ms), times(one.ratio), times(one.bestRatio), times(faster?.ratio)],
      ...[times(againstTensorflow(one)), percent(one.share), percent(faster?.share)],
    ];
  });
  const mean = (of) => times(geometricMean(strict.map(of)));
  rows.push([
    ...["geometric mean", "", "", "", "", mean((one) => one.ratio), mean((one) => one.bestRatio)],
    ...[mean((one) => fast.get(one.name)?.ratio ?? 0), mean(againstTensorflow), "", ""],
  ]);
  const head = [
    ":case",
    "strict",
    "fast",
    "ORT",
    "tfjs",
    "ort/ours",
    "of best",
    "fast: ort/ours",
    "tfjs/ours",
  ];
  return table([...head, "of limit", "fast: of limit"], rows);
}

function shortfalls() {
  const all = goals({
    strict,
    fast,
    tfjs: againstTensorflow,
    first,
    cold,
    memory,
    sizes: sizes(),
    hashes,
    conformance,
  });
  const rows = all.map(({ goal, wanted, got, isMet }) => [goal, wanted, got, isMet ? "yes" : "**no**"]);
  const missed = [...new Set(all.flatMap(({ isMet, key, misses }) => (isMet ? [] : [key, ...misses])))];
  const reasons = missed.filter((key) => REASONS[key]).map((key) => `- **${key}**: ${REASONS[key]}`);
  return `${table([":goal", ":wanted", ":measured", ":met"], rows)}

Why:

${reasons.join("\n")}`;
}

/** Of a run's downloads, in bytes after brotli. */
function sizes() {
  const { ours, ort } = runs.strict[0].engines;
  return { ours: ours.total.br, ort: ort.total.br, tfjs: runs.tfjs[0]?.size.br };
}

function downloads() {
  const { ours, ort, tfjs: tensorflows } = sizes();
  return `Download of a page that runs a model, brotli: ${kib(ours)} KiB; onnxruntime-web ${kib(ort)} KiB,
TensorFlow.js ${kib(tensorflows)} KiB.`;
}

function beginnings() {
  const rows = strict.map(({ name, create, ortCreate }) => {
    const { "ours behind": behind, "ours alone": alone, "ort behind": ort } = first?.[name] ?? {};
    return [
      ...[
        name,
        ms(create),
        ms(ortCreate),
        times(ortCreate / create),
        ms(behind?.firstMs),
        ms(behind?.secondMs),
      ],
      ...[
        ms(behind?.laterMs),
        times(behind?.firstMs / behind?.laterMs),
        times(alone?.firstMs / alone?.laterMs),
      ],
      times(ort?.firstMs / ort?.laterMs),
    ];
  });
  const head = [":case", "create", "ORT's", "ort/ours", "first run", "second", "later", "first/later"];
  return table([...head, "first/later, alone", "ORT's"], rows);
}

function coldStarts() {
  const rows = Object.entries(cold ?? {}).map(([name, { ours, ort }]) => [
    ...[name, ms(ours.firstFast), ms(ort.firstFast), times(ort.firstFast / ours.firstFast)],
    ...[ms(ours.firstSlow), ms(ort.firstSlow), times(ort.firstSlow / ours.firstSlow)],
  ]);
  return table([":case", "ours", "ORT", "ort/ours", "slow line: ours", "ORT", "ort/ours"], rows);
}

function memories() {
  const rows = Object.entries(memory ?? {}).map(([name, { ours, ort }]) => [
    ...[name, mib(ours.jsHeapPeak), mib(ours.wasm), mib(ort.jsHeapPeak), mib(ort.wasm)],
    times((ours.jsHeapPeak + ours.wasm) / (ort.jsHeapPeak + ort.wasm)),
  ]);
  return table([":case", "our heap, MiB", "our memories", "ORT's heap", "ORT's memories", "ours/ort"], rows);
}

function sameBits() {
  if (!hashes) return "";
  const rows = Object.entries(hashes.hashes).map(([name, each]) => {
    const all = [...new Set(Object.values(each))];
    return [
      name,
      all.length === 1
        ? `\`${all[0]}\``
        : Object.entries(each)
            .map(([browser, hash]) => `${browser} \`${hash}\``)
            .join(", "),
    ];
  });
  return `In ${hashes.browsers.join(", ")}:\n\n${table([":case", ":SHA-256"], rows)}`;
}

function realModels() {
  if (!realShares) return "";
  const byName = new Map(raced(runs.real).map((one) => [one.name, one]));
  const rows = Object.entries(realShares).map(([name, share]) => {
    const one = byName.get(name);
    const left = Object.entries(share.reference)
      .map(([operator, count]) => `${count} ${operator}`)
      .join(", ");
    return [
      ...[
        name,
        ms(one?.ours),
        ms(one?.ort),
        times(one?.ratio),
        times(one?.bestRatio),
        one?.agrees ? "yes" : "**no**",
      ],
      ...[`${share.emitted} of ${share.nodes}`, percent(share.emittedMs / share.ms), left],
    ];
  });
  const head = [":model", "strict", "ORT", "ort/ours", "of best", ":agrees", "nodes emitted", "of time"];
  const mean = (key) => times(geometricMean([...byName.values()].map((one) => one[key])));
  return `${table([...head, ":on reference kernels"], rows)}

Geometric mean of \`ort/ours\`: ${mean("ratio")}, of the best batches ${mean("bestRatio")}. Where most of
the time is not spent on emitted kernels: ${REASONS["models of others"]}`;
}

function vectors() {
  if (!conformance) return "";
  const lines = conformance.trim().split("\n");
  const coverage = lines.find((line) => line.startsWith("emitted ")) ?? "";
  const [, all, each] = /^(.*?) \((.*)\)$/.exec(coverage) ?? ["", "", ""];
  const operators = each.split(", ").map((text) => text.split(/[ /]/));
  const whole = operators.filter(([, emitted, count]) => emitted === count).map(([name]) => name);
  const rest = operators.filter(([, emitted, count]) => emitted !== count);
  const none = rest.filter(([, emitted]) => emitted === "0").map(([name, , count]) => `${name} (${count})`);
  const some = rest
    .filter(([, emitted]) => emitted !== "0")
    .map(([name, emitted, count]) => [name, emitted, count]);
  return `${lines.filter((line) => line !== coverage).join("\n")}

With kernels of their own ran ${all.replace(/^emitted /, "")}. All nodes of ${whole.join(", ")}. None of \
${none.join(", ")}. Of others a part:

${table([":operator", "emitted", "nodes"], some)}`;
}

function tileSpeeds() {
  if (!tiles) return "";
  const sizes = [...new Set(Object.values(tiles).flatMap((figures) => Object.keys(figures)))];
  const rows = Object.entries(tiles).map(([browser, figures]) => [
    browser,
    ...sizes.map((size) => (figures[size] ? figures[size].toFixed(1) : "")),
  ]);
  const shares = Object.entries(tiles)
    .filter(([, figures]) => figures[STRICT_TILE])
    .map(
      ([browser, figures]) =>
        `${percent(figures[STRICT_TILE] / Math.max(...Object.values(figures)))} in ${browser}`,
    );
  return `${table([":browser", ...sizes], rows)}

The tile of most products, ${STRICT_TILE}, has of the fastest one's speed ${shares.join(", ")}.
What has no figure, the browser does not know.`;
}

const { engines, options } = runs.strict[0];
const page = `# How fast it is

Teacup against ${engines.ort.name.replace(/ wasm.*/, "")} (its build for WebAssembly alone) and
TensorFlow.js (its backend \`wasm\`, with SIMD), in one page each, in turns. *Strict* is what a page gets
that does not ask for a backend: the same bits in every browser. *Fast* uses relaxed instructions. In the
race a run writes over the results of the one before (\`into\`), which a page has to ask for. Everything here
was measured and written by

    npm ci --prefix BENCH && tests/bench/measure --bench BENCH

where BENCH is a copy of the race's folder; \`tests/bench/measure --help\` names the parts, of which each
can be measured alone. ${machine()}

## The race

Times are medians of rounds and of ${runs.strict.length} runs; \`ort/ours\` is the median of what the rounds
themselves gave, and *of best* the ratio of each engine's fastest batch, which other work on the machine
hardly touches. Above 1 ours is faster. The limit is the larger of a case's multiplications at the machine's
peak and its bytes once through the cache that holds them; Winograd may pass it.

${race()}

## What was aimed at

${shortfalls()}

## Size, creation and the first run

${downloads()}

A session is created some times in a page that has run the same model, which each time leaves its engine and
its compiled kernels to the next. The first run is one in a browser that has just started and has run another
model, or, *alone*, none at all; *later* is the median after as many runs as take half of a second.

${beginnings()}

## From navigation to the first prediction

A new browser each time; the slow line has ${options.mbit} Mbit/s and ${options["rtt-ms"]} ms.

${coldStarts()}

## Memory

The peak of the browser's heap, which holds the engine's objects, and the WebAssembly memories, after 31
runs in a page of its own.

${memories()}

## The same bits

The outputs of strict kernels, by name, type, sizes and bytes. ${sameBits()}

## ONNX's vectors

\`./teacup conformance ZIP --on chromium --backend emitted\`:

${vectors()}

## Models of others

Those of \`models.tsv\`, which the tests hold against ONNX Runtime; of what is not emitted, the operators.

${realModels()}

## Tiles in other browsers

GFLOPS of a product of [120, 256] and [256, 96] by tiles of so many rows and columns, sums in registers, as
the emitter writes them.

${tileSpeeds()}
`;
fs.writeFileSync(path.join(ROOT, "docs/performance.md"), `${wrapped(page.trim())}\n`);
