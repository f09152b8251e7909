/** Runs a model in memories that are just too small, and in one that is just large enough. */
import { Model } from "/teacup.js";

const FINEST = 16;
const WINDOW = 128 * FINEST;

/** What became of the model in so many bytes: what the refusal says, or that it ran. */
async function within(memoryBytes, bytes) {
  let model;
  try {
    model = await Model.load(bytes, { memoryBytes });
    await model.run({ x: Array(64).fill(-1) });
    return "it ran";
  } catch (error) {
    return String(error.what ?? error);
  } finally {
    model?.dispose();
  }
}

/** All that becomes of the model from where it does not load to where it runs, each once. */
export async function nearTheLimit(bytes) {
  let [least, most] = [0, 1 << 20];
  while (most - least > FINEST) {
    const middle = (least + most) >> 1;
    if ((await within(middle, bytes)) === "it ran") most = middle;
    else least = middle;
  }
  const heard = new Set();
  for (let limit = most - WINDOW; limit <= most; limit += FINEST) heard.add(await within(limit, bytes));
  return new TextEncoder().encode([...heard].join("\n"));
}
