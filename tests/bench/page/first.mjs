/** Tells how long an engine takes in this page to be created, to run once, and to run later on. */
import { loadCase, median } from "/page/common.js";

const LATER_MS = 400;
const FEWEST = 12;
const CLOCK_MS = 1;
const WARM_RUNS = 300;

/**
 * @param {{one: any, before: any, adapter: string}} question a case, and one to run before it, or null
 * @param {(name: string, body: BodyInit) => Promise<unknown>} tell
 */
export default async function ({ one, before, adapter }, tell) {
  const { create } = await import(adapter);
  if (before) {
    const { model, feeds } = await loadCase(before.base, before);
    const session = await create(model);
    for (let run = 0; run < WARM_RUNS; run++) await session.run(feeds());
    await session.dispose();
  }
  const { model, sets } = await loadCase(one.base, one);
  const [feeds] = sets();
  const begin = performance.now();
  const session = await create(model);
  const createMs = performance.now() - begin;
  const time = async (runs) => {
    const start = performance.now();
    for (let run = 0; run < runs; run++) await session.run(feeds);
    return (performance.now() - start) / runs;
  };
  const firstMs = await time(1);
  const secondMs = await time(1);
  const times = [];
  for (let runs = 1, sum = 0; sum < LATER_MS || times.length < FEWEST;) {
    const each = await time(runs);
    sum += runs * each;
    times.push(each);
    if (runs * each < CLOCK_MS) runs *= 2; // a clock of microseconds does not see a shorter batch
  }
  const laterMs = median(times.slice(times.length >> 1));
  await tell("times", JSON.stringify({ createMs, firstMs, secondMs, laterMs }));
}
