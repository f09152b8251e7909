/** Tells for some cases each step of a run: its nodes, whether it is emitted, and its time. */
import { loadCase } from "/page/common.js";
import { Model } from "/ours/web/target/package/teacup.js";

/**
 * @param {{cases: any[], runs: number}} question
 * @param {(name: string, body: BodyInit) => Promise<unknown>} tell
 */
export default async function ({ cases, runs }, tell) {
  for (const { name, base, ...inputs } of cases) {
    const { model, feeds } = await loadCase(base, inputs);
    const loaded = await Model.load(model);
    const { steps } = await loaded.profile(feeds(), { runs });
    await tell(name, JSON.stringify(steps));
    loaded.dispose();
  }
}
